"""What one says of own records that the shared directory knows too."""

from django import forms

from common.forms import PlainForm
from recruiters.models import Merge

LINK_ALL, LINK, DIFFERENT = "link_all", "link", "different"


class LinkForm(PlainForm):
    """`act`: all sure ones, or one pair that is the same or different."""

    act = forms.ChoiceField(choices=[(act, act) for act in (LINK_ALL, LINK, DIFFERENT)])
    kind = forms.ChoiceField(choices=Merge.Kind, required=False)
    own = forms.SlugField(max_length=12, required=False)
    shared = forms.SlugField(max_length=12, required=False)
