"""Snooze, skip and done of a step."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.daywords import day_words
from common.forms import PlainForm
from outreach.forms.guarded import Guarded
from outreach.pages.guards import plan_answers
from outreach.refusals import Refused
from outreach.words.history import skip_reasons


class DoneForm(PlainForm):
    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)


class SnoozeForm(Guarded, PlainForm):
    """`reminder`: the one that is snoozed; guarded where it is a planned first message, as planning it is."""

    anyway, heading = _("Snooze it anyway"), _("Before you plan it")

    when = forms.ChoiceField(label=_("Until"), widget=forms.RadioSelect)
    until = forms.DateField(label=_("The day"), required=False)

    def __init__(self, *args, today, days, reminder=None, **kwargs):
        self.relationship = reminder and reminder.relationship
        super().__init__(*args, **kwargs)
        self.today, self.days, self.reminder = today, days, reminder
        self.fields["when"].choices = [
            ("tomorrow", _("Next working day, %(day)s") % {"day": day_words(days["tomorrow"], today)}),
            ("next_week", _("Next week, %(day)s") % {"day": day_words(days["next_week"], today)}),
            ("date", _("Another day")),
        ]
        self.fields["when"].initial = "tomorrow"
        if self.initial.get("when") in days and not self.is_bound:
            self.warn_ahead(answers_of_plan(reminder, days[self.initial["when"]], today))

    def clean(self):
        if self.cleaned_data.get("when") == "date":
            until = self.cleaned_data.get("until")
            if until is None and "until" not in self.errors:
                self.add_error("until", _("Choose the day."))
            elif until and until <= self.today:
                self.add_error("until", _("Choose a day after today."))
        return self.cleaned_data

    def guard_answers(self, cleaned):
        return answers_of_plan(self.reminder, self.day(), self.today)

    def day(self):
        """The day that was chosen."""
        return self.days.get(self.cleaned_data["when"]) or self.cleaned_data["until"]


class DayForm(Guarded, PlainForm):
    """Another day for a step. Automatic ones stand on working days; an own one may stand on any day to come.

    Guarded for a planned first message, as planning it is.
    """

    anyway, heading = _("Move it anyway"), _("Before you plan it")

    day = forms.DateField(label=_("Which day"))

    def __init__(self, *args, today, calendar, reminder, **kwargs):
        self.relationship = reminder.relationship
        super().__init__(*args, **kwargs)
        self.today, self.calendar, self.reminder = today, calendar, reminder

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day < self.today:
            raise forms.ValidationError(Refused("past", day=day).sentence_on(self.today))
        if self.reminder.automatic and not self.calendar.is_business(day.toordinal()):
            raise forms.ValidationError(Refused("day_off", day=day).sentence_on(self.today))
        return day

    def guard_answers(self, cleaned):
        return answers_of_plan(self.reminder, cleaned["day"], self.today)


def answers_of_plan(reminder, day, today):
    """What guards say of another day for a reminder; [] where it is no planned first message, or None."""
    return plan_answers(reminder.relationship, day, today) if reminder and reminder.is_plan else []


class SkipForm(PlainForm):
    reason = forms.ChoiceField(label=_("Why"), widget=forms.RadioSelect)
    other = forms.CharField(label=_("In your own words"), required=False, max_length=200)

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [*skip_reasons().items(), ("other", _("Another reason"))]
        self.fields["reason"].initial = "not_now"

    def clean(self):
        if self.cleaned_data.get("reason") == "other" and not self.cleaned_data.get("other"):
            self.add_error("other", _("Say why, in a word or two."))
        return self.cleaned_data

    def why(self):
        """The code of a known reason, else the seeker's own words."""
        chosen = self.cleaned_data["reason"]
        return self.cleaned_data["other"] if chosen == "other" else chosen
