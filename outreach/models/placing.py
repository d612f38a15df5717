"""Where a seeker's automatic reminders are placed: the load of each day, and whose turn it is when days are full."""

from collections import Counter
from datetime import date

from django.db.models import Count

from common.ids import new_public_ids
from outreach.cadence import AUTOMATIC_MOST, EXEMPT, STRETCHES, day_cap, is_crowded, place_duty

from .fits import fits_of
from .reminder import Reminder


class Placing:
    """One query for the load; the fits (fits.py) are read only where check-ins compete for full days.

    `closed`: reminders that are about to close, so that their days have room again.
    """

    def __init__(self, book, closed):
        self.book, self.seeker = book, book.seeker
        self.loads = loads_of(self.seeker)
        self.loads.subtract(one.on_day.toordinal() for one in closed if one.kind not in EXEMPT)
        self.cap = cap_of(book.preferences)

    def place(self, waiting):
        """{relationship id: a Reminder, not saved} of [(relationship, duty)]; check-ins after all else."""
        self.public_ids = iter(new_public_ids(len(waiting)))
        others = [step for step in waiting if step[1].kind not in STRETCHES]
        made = {relationship.pk: self._placed(relationship, duty) for relationship, duty in others}
        stretching = self._in_turn([step for step in waiting if step[1].kind in STRETCHES])
        return made | {relationship.pk: self._placed(relationship, duty) for relationship, duty in stretching}

    def _in_turn(self, stretching):
        """Where their days are full the best fit is placed first: the least fit stretches farthest."""
        first_days = [self._entry(*step).calendar.next_business(step[1].due_on) for step in stretching]
        if len(stretching) < 2 or not is_crowded(first_days, self.loads, self.cap):
            return stretching
        fits = fits_of(self.seeker, [relationship for relationship, _duty in stretching])
        return sorted(stretching, key=lambda step: -fits[step[0].pk].score if fits else 0)

    def _placed(self, relationship, duty):
        entry = self._entry(relationship, duty)
        on_day = place_duty(duty, entry.timings.grace, entry.calendar, self.loads, self.cap)
        self.loads[on_day] += duty.kind not in EXEMPT
        return Reminder(
            seeker_id=self.seeker.pk,
            relationship_id=relationship.pk,
            public_id=next(self.public_ids),
            duty_key=duty.key,
            kind=duty.kind,
            params=duty.params | _out_of(duty, relationship, entry.timings),
            due_on=date.fromordinal(duty.due_on),
            on_day=date.fromordinal(on_day),
            made_at=self.book.at,
        )

    def _entry(self, relationship, duty):
        return self.book.dated.for_relationship(relationship).at(duty.due_on)


def loads_of(seeker):
    """Counter {day number: open automatic steps that count against the day's load}; one query."""
    steps = Reminder.objects.filter(seeker=seeker, automatic=True, closed_at__isnull=True)
    counted = steps.exclude(kind__in=EXEMPT).values("on_day").annotate(n=Count("id"))
    return Counter({row["on_day"].toordinal(): row["n"] for row in counted})


def cap_of(preferences):
    """How many automatic steps a day of the seeker takes."""
    return AUTOMATIC_MOST if preferences.weekly_goal is None else day_cap(preferences.weekly_goal)


def _out_of(duty, relationship, timings):
    """How many nudges there are before it rests: the page says "nudge 1 of 2"."""
    if duty.kind != "nudge":
        return {}
    return {"of": 2 if relationship.stage == "talking" else max(timings.most_touches - 1, duty.params["number"])}
