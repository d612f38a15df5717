"""The form of what was agreed: what, until when, and about whom of the client's list where the coach sees it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import Acts, Helper, Hint, PlainForm, Row, Submit
from common.text import sort_key
from outreach.models import Relationship

FURTHEST = 366  # days ahead


class AgreedForm(PlainForm):
    """`today`: the client's day. `sees`: the right to the pipeline, `acts`: that to act for the client."""

    text = forms.CharField(
        label=_("What your client does"), max_length=240, error_messages={"required": _("Say what was agreed.")}
    )
    day = forms.DateField(label=_("By"), widget=forms.DateInput(attrs={"type": "date"}))
    about = forms.CharField(
        label=_("About whom"), required=False, max_length=160, help_text=_("A name, as on their list.")
    )

    def __init__(self, *args, client, today, sees, acts, action, **kwargs):
        super().__init__(*args, **kwargs)
        self.client, self.today, self.acts, self.action = client, today, acts, action
        if not sees:
            del self.fields["about"]

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day < self.today:
            raise forms.ValidationError(_("Choose today or a later day."))
        if (day - self.today).days > FURTHEST:
            raise forms.ValidationError(_("Choose a day within a year from now."))
        return day

    def clean_about(self):
        """The relationship that is meant; "Name, Firm" tells two of one name apart."""
        typed = self.cleaned_data["about"]
        if not typed:
            return None
        name, _comma, firm = typed.partition(",")
        mine = Relationship.objects.visible_to(self.client).select_related("firm")
        found = list(mine.filter(name_key=sort_key(typed))[:2]) or list(mine.filter(name_key=sort_key(name))[:20])
        if len(found) > 1 and firm.strip():
            found = [one for one in found if one.firm and one.firm_key == sort_key(firm)]
        if not found:
            raise forms.ValidationError(_("Nobody of that name is on their list. Leave it empty, or type another."))
        if len(found) > 1:
            raise forms.ValidationError(_("More than one of that name is there: add the firm, as Ann Lee, Kestrel."))
        return found[0]

    @property
    def helper(self):
        fields = [Row("text", "day")] if "about" not in self.fields else ["text", Row("about", "day")]
        if "about" not in self.fields:
            said = _("It stands on their page until they mark it as done.")
        elif self.acts:
            said = _("About somebody it becomes a reminder of theirs at once; they can take it back.")
        else:
            said = _("About somebody it becomes a reminder of theirs once they say yes.")
        return Helper(*fields, Hint(said, "bell"), Acts(Submit(_("Keep it"), "soft")), action=self.action)
