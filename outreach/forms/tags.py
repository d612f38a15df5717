"""One field for one or more tags, with commas between."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import PlainForm
from outreach.models.tagging import tidy_tags
from outreach.refusals import Refused


class TagForm(PlainForm):
    tag_names = forms.CharField(
        label=_("Add a tag"),
        max_length=300,
        widget=forms.TextInput(attrs={"list": "tags-known", "autocomplete": "off"}),
        help_text=_("Several with commas between."),
    )

    def clean_tag_names(self):
        names = [name for name in self.cleaned_data["tag_names"].split(",") if name.strip()]
        try:
            return tidy_tags(names or [""])
        except Refused as refused:
            raise forms.ValidationError(refused.sentence) from refused
