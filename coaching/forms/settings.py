"""Forms of a coach's mail and thresholds, and of a client's weekly check-in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import Acts, Chips, Fieldset, Helper, Link, PlainForm, Row, Submit
from outreach.confidential import at_employer
from outreach.forms.preferences import WEEKDAYS, half_hours


class CoachSettings(PlainForm):
    on = forms.BooleanField(label=_("Send me a mail about my clients"), required=False)
    minute = forms.TypedChoiceField(
        label=_("At"),
        coerce=int,
        choices=half_hours,
        help_text=_("Who could use a word and why, and whom you speak with. No mail on days with nothing to say."),
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On these days, less days off"), coerce=int, choices=WEEKDAYS, widget=Chips, required=False
    )
    quiet_days = forms.IntegerField(label=_("Days without activity"), min_value=1, max_value=90)
    overdue = forms.IntegerField(label=_("More from before than"), min_value=0, max_value=500)
    stale = forms.IntegerField(label=_("More going stale than"), min_value=0, max_value=500)
    below = forms.IntegerField(label=_("Points below own rate"), min_value=1, max_value=90)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("on") and not cleaned.get("weekdays") and "weekdays" not in self.errors:
            self.add_error("weekdays", _("Choose at least one day, or turn the mail off."))
        return cleaned

    @property
    def helper(self):
        return Helper(
            Fieldset(_("Your mail"), "on", "minute", "weekdays"),
            Fieldset(_("Who could use a word"), Row("quiet_days", "below"), Row("overdue", "stale")),
            Acts(Submit(_("Save")), Link(_("Back"), "/clients/")),
            optional=False,
        )


class CheckInSettings(PlainForm):
    on = forms.BooleanField(label=_("Write to me once a week"), required=False)
    weekday = forms.TypedChoiceField(label=_("On"), coerce=int, choices=WEEKDAYS)
    minute = forms.TypedChoiceField(label=_("At"), coerce=int, choices=half_hours)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_on(self):
        if self.cleaned_data["on"] and at_employer(self.user, self.user.email):
            words = _("%(email)s is at your employer, and your search is confidential. Change your address first.")
            raise forms.ValidationError(words % {"email": self.user.email})
        return self.cleaned_data["on"]

    @property
    def helper(self):
        acts = Acts(Submit(_("Save")), Link(_("Back"), "/coach-notes/"))
        return Helper("on", Row("weekday", "minute"), acts, optional=False)
