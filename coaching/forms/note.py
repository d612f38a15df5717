"""The form of a coach's note."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coaching.models.note import LONGEST_NOTE
from common.forms import Acts, Helper, PlainForm, Segmented, Submit

PRIVATE, SHARED = "private", "shared"


class NoteForm(PlainForm):
    text = forms.CharField(
        label=_("Note"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write something first.")},
    )
    reader = forms.ChoiceField(label=_("Who reads it"), widget=Segmented)

    def __init__(self, *args, name, action="", **kwargs):
        super().__init__(*args, **kwargs)
        both = _("%(name)s and me") % {"name": name}
        self.fields["reader"].choices = [(PRIVATE, _("Only me")), (SHARED, both)]
        self.fields["reader"].initial = PRIVATE
        self.action = action

    @property
    def helper(self):
        acts = Acts(Submit(_("Keep the note"), "soft"))
        return Helper("text", "reader", acts, action=self.action)
