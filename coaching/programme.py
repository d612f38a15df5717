"""What a sponsor is told of a programme: aggregates that are about nobody in particular. Pure.

A figure stands only where at least LEAST people are behind it, and a count of people only where as many are not of it:
otherwise it, or what is left of the whole, would be about few. A total is that of the weeks that are shown, so that
none can be had by taking the others away. Source: domain.md section 8
"""

from dataclasses import dataclass, field
from datetime import date
from statistics import median

LEAST = 5  # people


@dataclass(frozen=True)
class Person:
    """One client's own numbers in the period. `weeks`: messages in each week; `contacted` of them `replied`.

    `began`, `landed_on`, `ended_on`: days of the latest search that began by the last day; None without.
    """

    weeks: list = field(default_factory=list)
    contacted: int = 0
    replied: int = 0
    began: date | None = None
    landed_on: date | None = None
    ended_on: date | None = None


def figures_of(people, first, last):
    """The aggregates of at least LEAST Persons between two days, as they are kept; None for what is not told.

    {n, weeks: [written], written, contacted, replied, landed, searching, median_weeks}
    """
    n = len(people)
    weeks = [_sum(written) for written in zip(*(one.weeks for one in people), strict=True)]
    told = [week for week in weeks if week is not None]
    contacted = _sum([one.contacted for one in people])
    days = [(one.landed_on - one.began).days for one in people if one.landed_on and first <= one.landed_on <= last]
    landed, searching = _count(len(days), n), _count(sum(_searches(one, last) for one in people), n)
    if landed and searching and 0 < n - landed - searching < LEAST:
        searching = None  # the two would tell how few did neither
    return {
        "n": n,
        "weeks": weeks,
        "written": sum(told) if told else None,
        "contacted": contacted,
        "replied": None if contacted is None else sum(one.replied for one in people),
        "landed": landed,
        "searching": searching,
        "median_weeks": None if landed is None else round(median(days) / 7),
    }


def _searches(one, last):
    """Whether the search was on at the end of the last day."""
    over = one.landed_on or one.ended_on
    return one.began is not None and (over is None or over > last)


def _sum(numbers):
    """The sum, if at least LEAST people have a part in it."""
    return sum(numbers) if sum(1 for number in numbers if number) >= LEAST else None


def _count(n, of):
    """How many people, if neither they nor the others are few."""
    return n if n >= LEAST and of - n >= LEAST else None
