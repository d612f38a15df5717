"""What an act for many asks, by its kind: what is said once and holds for each of them. Their data are JSON."""

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import Chips, PlainForm
from outreach.models import BulkAct
from outreach.models.relationship_acts import refuse_future
from outreach.refusals import Refused

from .acts import CloseForm, PauseForm, PlanForm
from .guarded import LONGEST_REASON
from .log import LogForm
from .rhythm import RhythmForm
from .steps import SnoozeForm
from .tags import TagForm


class ChosenForm(PlainForm):
    """Who was ticked in the list, and what is to be done with them. The ids are looked up by who acts on them."""

    act = forms.ChoiceField(choices=BulkAct.Kind.choices)
    whole = forms.BooleanField(required=False)
    address = forms.CharField(required=False, max_length=2000)


class BulkForm:
    """`at`: the instant of entry, with which a zone says what is to come; `tags`: those in use among who was chosen."""

    def __init__(self, *args, seeker, today, at, tags=(), days=None, **kwargs):
        self.seeker, self.today, self.at, self.tags = seeker, today, at, tags
        super().__init__(*args, **self.asked(today, days), **kwargs)

    def asked(self, today, days):
        return {"relationship": None, "today": today}

    def to_come(self, name, least=0):
        """A day that is not past; with `least`, so many days after today."""
        day = self.cleaned_data.get(name)
        if day and (day - self.today).days < least:
            words = _("Choose a day after today.") if least else _("That day is past. Choose today or a later day.")
            raise forms.ValidationError(words)
        return day


class Because(forms.Form):
    """Why those are meant too of whom a guard warns; it answers for each of many."""

    because = forms.CharField(
        label=_("Those a guard warns of as well, because"), required=False, max_length=LONGEST_REASON
    )

    def reasons(self):
        reason = self.cleaned_data["because"].strip()
        return {"reason": reason} if reason else {}


class BulkPlan(BulkForm, Because, PlanForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["because"].help_text = _(
            "Left empty, they are left out: in touch with you lately, parked until later, too many of a firm or a day."
        )

    def clean_day(self):
        return self.to_come("day")

    def as_data(self):
        day = self.cleaned_data["day"]
        return self.reasons() | ({"day": day.isoformat()} if day else {})


class BulkLog(BulkForm, LogForm):
    def asked(self, today, days):
        return {}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("occurred_on") and "occurred_time" not in self.errors:
            zone = self.seeker.preferences.time_zone
            try:
                refuse_future(cleaned["occurred_on"], cleaned.get("occurred_time"), zone, self.at)
            except Refused as refused:
                self.add_error(refused.field, refused.sentence_on(self.today))
        return cleaned

    def as_data(self):
        kind, data, where = self.entry()
        data = data if kind == "interaction" else {"direction": "in", **data}
        moment = where["occurred_time"]
        return {
            "kind": kind, "data": {name: value for name, value in data.items() if value or name == "purpose"},
            "occurred_on": where["occurred_on"].isoformat(), "note": where["note"],
            **({"occurred_time": moment.isoformat()} if moment else {}),
        }  # fmt: skip


class BulkSnooze(BulkForm, Because, SnoozeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["because"].help_text = _(
            "Left empty, a planned first message stays where it is if too many of a firm or a day would come together."
        )

    def asked(self, today, days):
        return {"today": today, "days": days}

    def as_data(self):
        return self.reasons() | {"until": self.day().isoformat()}


class BulkPause(BulkForm, PauseForm):
    def clean_until(self):
        return self.to_come("until", least=1)

    def as_data(self):
        until = self.cleaned_data["until"]
        return {"until": until.isoformat()} if until else {}


class BulkPark(BulkForm, PlainForm):
    def asked(self, today, days):
        return {}

    def as_data(self):
        return {}


class BulkClose(BulkForm, CloseForm):
    def as_data(self):
        return {"reason": self.cleaned_data["reason"], "note": self.cleaned_data["note"]}


class BulkTag(BulkForm, TagForm):
    def asked(self, today, days):
        return {}

    def as_data(self):
        return {"tags": self.cleaned_data["tag_names"]}


class BulkUntag(BulkForm, PlainForm):
    tag_names = forms.MultipleChoiceField(label=_("Which tags"), widget=Chips)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tag_names"].choices = [(tag, tag) for tag in self.tags]

    def asked(self, today, days):
        return {}

    def as_data(self):
        return {"tags": self.cleaned_data["tag_names"]}


class BulkRhythm(BulkForm, RhythmForm):
    def asked(self, today, days):
        return {"relationship": None, "today": today, "timings": None, "own": {}}

    def as_data(self):
        return {"numbers": self.numbers()}


FORMS = {
    "plan": BulkPlan, "log": BulkLog, "snooze": BulkSnooze, "pause": BulkPause, "park": BulkPark, "close": BulkClose,
    "tag": BulkTag, "untag": BulkUntag, "rhythm": BulkRhythm, "archive": BulkPark,
}  # fmt: skip
