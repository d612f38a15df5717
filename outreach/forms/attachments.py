"""A file to keep: what it is, and which résumé version."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.filetypes import TYPES
from common.forms import PlainForm
from outreach.models import Attachment, ResumeVersion
from outreach.models.attachment import LARGEST
from outreach.words.history import words_of_version

ENDINGS = ",".join(f".{ending}" for kind in TYPES.values() for ending in kind.endings)


class AttachForm(PlainForm):
    file = forms.FileField(
        label=_("A file"), allow_empty_file=True, widget=forms.FileInput(attrs={"accept": ENDINGS}),
        help_text=_("PDF, Word, OpenDocument, RTF, text, PNG or JPEG, up to 10 MB. Only you can open it."),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("What it is"), choices=Attachment.Kind)
    version = forms.TypedChoiceField(
        label=_("Which résumé"), required=False, coerce=int, empty_value=None,
        help_text=_("Where it is one of those you gave to recruiters."),
    )  # fmt: skip

    def __init__(self, *args, seeker, **kwargs):
        super().__init__(*args, **kwargs)
        self.versions = {one.number: one for one in ResumeVersion.objects.visible_to(seeker).order_by("-number")}
        if not self.versions:
            del self.fields["version"]
            return
        known = [(number, words_of_version(version)) for number, version in self.versions.items()]
        self.fields["version"].choices = [("", _("None of them")), *known]

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("That file is larger than 10 MB."))
        return file

    def clean(self):
        if self.cleaned_data.get("version") and self.cleaned_data.get("kind") not in (None, Attachment.Kind.RESUME):
            self.add_error("version", _("Only a résumé is one of your résumés. Choose “Résumé” above."))
        return self.cleaned_data

    def said(self):
        """What was said of it, as Attachment.keep takes it."""
        return {
            "kind": self.cleaned_data["kind"],
            "resume": self.versions.get(self.cleaned_data.get("version")),
        }
