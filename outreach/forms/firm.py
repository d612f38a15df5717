"""What a seeker notes about a firm: tags, notes, flags; theirs alone."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import Acts, Chips, Helper, PlainForm, Submit

FLAGS = [("fees", _("Asks job seekers for money")), ("unauthorised", _("Submitted me without consent")),
         ("conduct", _("Bad conduct"))]  # fmt: skip
MOST_TAGS, LONGEST_TAG = 12, 30


class FirmNotesForm(PlainForm):
    tags = forms.CharField(
        label=_("Tags"), required=False, max_length=300, help_text=_("With commas between, such as dublin, contract.")
    )
    notes = forms.CharField(
        label=_("Notes"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only you read this."),
    )  # fmt: skip
    flags = forms.MultipleChoiceField(label=_("Flags"), required=False, choices=FLAGS, widget=Chips)

    helper = Helper("tags", "notes", "flags", Acts(Submit(_("Keep"), kind="soft")), tag=False)

    def clean_tags(self):
        tags = list(dict.fromkeys(tag.strip() for tag in self.cleaned_data["tags"].split(",") if tag.strip()))
        if len(tags) > MOST_TAGS:
            raise forms.ValidationError(_("At most %(n)s tags."), params={"n": MOST_TAGS})
        for tag in tags:
            if len(tag) > LONGEST_TAG:
                raise forms.ValidationError(
                    _("“%(tag)s” is longer than %(n)s characters."), params={"tag": tag, "n": LONGEST_TAG}
                )
        return tags
