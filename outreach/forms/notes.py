"""A private note: its text."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import PlainForm
from common.stale import Versioned
from outreach.models.note import LONGEST_NOTE


class NoteForm(PlainForm):
    text = forms.CharField(
        label=_("Note"), max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only you read this."),
    )  # fmt: skip


class EditNoteForm(Versioned, NoteForm):
    pass
