"""A view's name, and whether it opens first or a coach may open it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import PlainForm
from common.stale import Versioned


class SavedViewForm(PlainForm):
    name = forms.CharField(
        label=_("Name"), max_length=40, help_text=_("Short, as it stands among the tabs: “Retained, devices”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    is_default = forms.BooleanField(label=_("Open it first, whenever I go to Recruiters"), required=False)
    shared_with_coach = forms.BooleanField(
        label=_("Share it with my coach"), required=False,
        help_text=_("A coach who may see your list finds this view there, too."),
    )  # fmt: skip


class EditSavedViewForm(Versioned, SavedViewForm):
    """Of a view that is there: it carries what it was opened with."""
