"""The form of a session: day and hour in the coach's zone, and where."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.dates import instant_of
from common.daywords import day_words
from common.forms import Acts, Helper, Hint, Link, PlainForm, Row, Submit

FURTHEST = 366  # days ahead


class SessionForm(PlainForm):
    """`now`: the instant; `coach`: whose clock it is. `instant` of the cleaned data is what was meant."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    time = forms.TimeField(label=_("Time"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    place = forms.CharField(
        label=_("Where"), required=False, max_length=300, help_text=_("A place, a number or a link. Both see it.")
    )

    def __init__(self, *args, coach, now, button, way_back, action="", zones="", **kwargs):
        super().__init__(*args, **kwargs)
        self.coach, self.now, self.zones = coach, now, zones
        self.button, self.way_back, self.action = button, way_back, action

    def clean_day(self):
        day, today = self.cleaned_data["day"], self.coach.today(self.now)
        if day < today:
            raise forms.ValidationError(_("Choose today or a later day."))
        if (day - today).days > FURTHEST:
            raise forms.ValidationError(_("Choose a day within a year from now."))
        return day

    def clean(self):
        cleaned = super().clean()
        day, time = cleaned.get("day"), cleaned.get("time")
        if day and time is not None:
            zone = self.coach.preferences.time_zone
            cleaned["instant"] = instant_of(day, zone, time.hour * 60 + time.minute)
            if cleaned["instant"] <= self.now:
                said = {"time": f"{time:%H:%M}", "day": day_words(day, self.coach.today(self.now))}
                self.add_error("time", _("%(time)s is over %(day)s. Choose a later hour.") % said)
        return cleaned

    @property
    def helper(self):
        layout = [Row("day", "time"), "place"]
        if self.zones:
            layout.append(Hint(self.zones, "clock"))
        return Helper(*layout, Acts(Submit(self.button), Link(_("Back"), self.way_back)), action=self.action)
