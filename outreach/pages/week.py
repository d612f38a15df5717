"""The week on Today: messages sent against the goal, and the load of the coming days."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from outreach.cadence import AUTOMATIC_MOST, day_cap
from outreach.models import HistoryRow, Relationship
from outreach.models.dated import DatedList
from outreach.models.relationship import NO_STEP

DAYS = 7


@dataclass(frozen=True)
class ComingDay:
    """A weekday of the strip: `count` steps, of at most `cap`; `off` for a day off."""

    day: date
    count: int
    cap: int
    off: bool


def calendar_of(seeker, today):
    """The seeker's business calendar as of a day (one query; regions' holidays are kept in memory)."""
    years = range(today.year, today.year + 2)
    return DatedList(seeker, seeker.preferences, [], years).calendar(today)


def business_days(seeker, today, count):
    """The seeker's next business days, today among them where it is one. One query."""
    calendar = calendar_of(seeker, today)
    first = calendar.next_business(today.toordinal())
    return [date.fromordinal(calendar.add_business(first, n)) for n in range(count)]


def weekdays_from(today):
    """The next seven weekdays from today on, days off among them."""
    days = (today + timedelta(days=n) for n in range(2 * DAYS))
    return [day for day in days if day.weekday() < 5][:DAYS]


def coming_days(seeker, calendar, today, steps, waiting):
    """Those weekdays with their load. `steps`: the open_steps until the last of them; `waiting`: those of today."""
    loads = Counter(step.on_day for step in steps)
    goal = seeker.preferences.weekly_goal
    cap = AUTOMATIC_MOST if goal is None else day_cap(goal)
    return [
        ComingDay(
            day, waiting if day == today else loads[day], cap, not calendar.is_business(day.toordinal())
        )
        for day in weekdays_from(today)
    ]  # fmt: skip


def is_full(days, today):
    """Whether every working day that is left of today's week holds all it takes: check-ins then stretch."""
    left = [one for one in days if one.day.isocalendar()[:2] == today.isocalendar()[:2] and not one.off]
    return bool(left) and all(one.count >= one.cap for one in left)


def messages_sent(seeker, today):
    """(this week, last week): touches of ours; messages to one person on one day are one. Weeks begin on Monday."""
    monday = today - timedelta(days=today.weekday())
    rows = HistoryRow.objects.live().filter(
        seeker=seeker,
        kind="interaction",
        data__direction="out",
        occurred_on__range=(monday - timedelta(days=7), monday + timedelta(days=6)),
    )
    days = [day for _relationship, day in rows.values_list("relationship_id", "occurred_on").distinct()]
    this_week = sum(1 for day in days if day >= monday)
    return this_week, len(days) - this_week


def snooze_days(calendar, today):
    """Where a snooze leads: the next business day, and the first business day of next week."""
    start = today.toordinal()
    monday = start + 7 - today.weekday()
    return {
        "tomorrow": date.fromordinal(calendar.add_business(start, 1)),
        "next_week": date.fromordinal(calendar.next_business(monday)),
    }


def parked(seeker, today):
    """The people who are parked and need nothing: their day to look again has not come. No query yet."""
    later = Q(revisit_on__isnull=True) | Q(revisit_on__gt=today)
    return Relationship.objects.visible_to(seeker).filter(later, stage="parked", next_sort=NO_STEP)
