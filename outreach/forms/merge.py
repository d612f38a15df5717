"""Merging: whose value each field keeps; two records that are none; the search for the other one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import PlainForm
from recruiters.merging.fields import OURS, THEIRS
from recruiters.models import Merge


class MergeForm(PlainForm):
    """One choice for each field where both records say something and not the same. `lines`: recruiters.merging."""

    def __init__(self, *args, lines, **kwargs):
        super().__init__(*args, **kwargs)
        for line in lines:
            choices = [(OURS, line.our_words), (THEIRS, line.their_words)]
            self.fields[line.name] = forms.ChoiceField(
                label=line.label, choices=choices, widget=forms.RadioSelect, initial=line.default
            )


class DifferentForm(PlainForm):
    """Two records of a kind, by their public ids, that are not the same."""

    kind = forms.ChoiceField(choices=Merge.Kind)
    one = forms.SlugField(max_length=12)
    other = forms.SlugField(max_length=12)


class FindForm(PlainForm):
    """Whom to merge with."""

    q = forms.CharField(label=_("Part of the other name"), required=False, max_length=120)
