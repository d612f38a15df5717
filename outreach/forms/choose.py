"""Whose contact it was: a name, a firm, or a part of either."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import PlainForm


class ChooseForm(PlainForm):
    q = forms.CharField(
        label=_("Name or firm"), required=False, max_length=120,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip
