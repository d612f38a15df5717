"""A template: its name, its way, subject and text; a field in braces that is none of ours is said by its place."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import PlainForm
from common.stale import Versioned
from outreach.models.template import LONGEST_BODY
from outreach.writing.merging import unknown_in

from .way import way_field

_NO_FIELD = _("There is no field “{%(name)s}”. The list beside the text shows those there are.")


class TemplateForm(PlainForm):
    name = forms.CharField(label=_("What is it for?"), max_length=80, help_text=_("For your own list."))
    way = way_field()
    subject = forms.CharField(
        label=_("Subject"), max_length=200, required=False, help_text=_("Of an email; under 60 characters reads best.")
    )
    body = forms.CharField(
        label=_("Text"), max_length=LONGEST_BODY, widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Fields in braces are filled in. Where one with a question mark is not known, its line goes. "
                    "What you put in [brackets] you are asked to write anew each time."),
    )  # fmt: skip

    def clean_subject(self):
        return self._known("subject")

    def clean_body(self):
        return self._known("body")

    def _known(self, name):
        text = self.cleaned_data[name]
        unknown = unknown_in(text)
        if unknown:
            raise forms.ValidationError(_NO_FIELD, "unknown_field", {"name": unknown[0]})
        return text

    def text(self):
        """(way, subject, body) as they stand in the form, fit or not: for the preview."""
        given = [self[name].value() or "" for name in ("way", "subject", "body")]
        return given[0], given[1][:200], given[2][: LONGEST_BODY * 2]


class EditTemplateForm(Versioned, TemplateForm):
    pass
