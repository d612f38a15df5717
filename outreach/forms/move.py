"""Where a card is to go."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import PlainForm
from outreach.models import Relationship


class MoveForm(PlainForm):
    to = forms.ChoiceField(label=_("Move to"), choices=Relationship.Stage.choices)

    def __init__(self, *args, stage, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [one for one in Relationship.Stage.choices if one[0] != stage]
