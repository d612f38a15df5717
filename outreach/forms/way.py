"""The choice of how a text goes: by email, by LinkedIn, or read out; of a template and of a message."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import Segmented
from outreach.words.writing import ways


def way_field():
    icons = {"email": "mail", "linkedin": "link", "phone": "phone"}
    return forms.ChoiceField(label=_("Goes by"), choices=ways, widget=Segmented(icons=icons))
