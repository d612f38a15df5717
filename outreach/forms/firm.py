"""What a seeker notes about a firm: notes and flags; theirs alone."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import Acts, Chips, Helper, PlainForm, Submit
from common.stale import Versioned
from outreach.models.protecting import CLIENT

FLAGS = [("fees", _("Asks job seekers for money")), ("unauthorised", _("Submitted me without consent")),
         ("conduct", _("Bad conduct")), (CLIENT, _("Works for my employer"))]  # fmt: skip


class FirmNotesForm(Versioned, PlainForm):
    notes = forms.CharField(
        label=_("About the firm"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only you read this."),
    )  # fmt: skip
    flags = forms.MultipleChoiceField(label=_("Flags"), required=False, choices=FLAGS, widget=Chips)

    helper = Helper("notes", "flags", Acts(Submit(_("Keep"), kind="soft")), tag=False)
