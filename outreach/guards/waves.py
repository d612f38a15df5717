"""Waves of first messages: how many firms a day takes, so that plans keep within the limits before any guard speaks.

Source: domain.md section 5, "over 15 first messages a day or 60 a week per search"; the weekly goal, where there is
one, is spread over five days.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .pacing import MOST_A_WEEK


@dataclass(frozen=True)
class Wave:
    """A day and how many more first messages it takes."""

    day: date
    room: int


def day_room(goal: int | None, most: int) -> int:
    """First messages on one day: a fifth of the weekly goal, rounded up, at most `most`."""
    return most if goal is None else min(most, max(1, -(-goal // 5)))


def waves(days: Iterable[date], taken: Mapping[date, int], a_day: int) -> list[Wave]:
    """The days with room, in their order. days: business days ahead. taken: first messages sent or planned by day.
    a_day: what one of them takes, as day_room says.

    A week takes MOST_A_WEEK, Monday to Sunday, whatever the days before today took of it.
    """
    weeks = Counter()
    for day, count in taken.items():
        weeks[_week(day)] += count
    found = []
    for day in days:
        room = min(a_day - taken.get(day, 0), MOST_A_WEEK - weeks[_week(day)])
        if room > 0:
            found.append(Wave(day, room))
            weeks[_week(day)] += room
    return found


def _week(day):
    return day.isocalendar()[:2]
