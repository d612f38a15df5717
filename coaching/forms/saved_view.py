"""The name of a view of clients, and whether it opens first."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.stale import Versioned
from outreach.forms.saved_view import SavedViewForm


class ClientsViewForm(SavedViewForm):
    name = forms.CharField(
        label=_("Name"), max_length=40, help_text=_("Short, as it stands among the tabs: “Spring, quiet”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    is_default = forms.BooleanField(label=_("Open it first, whenever I go to Clients"), required=False)
    shared_with_coach = None


class EditClientsViewForm(Versioned, ClientsViewForm):
    """Of a view that is there: it carries what it was opened with."""
