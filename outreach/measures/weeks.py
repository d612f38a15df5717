"""Week by week: what one wrote and heard, Monday to Sunday."""

from dataclasses import dataclass
from datetime import date, timedelta

WEEKS = 12


@dataclass
class Week:
    """A week's contacts of ours and of theirs; `monday` its first day."""

    monday: date
    ours: int = 0
    theirs: int = 0

    @property
    def sunday(self):
        return self.monday + timedelta(days=6)


def monday_of(day):
    return day - timedelta(days=day.weekday())


def first_monday(today, weeks=WEEKS):
    """Where a look back over so many weeks begins, the running one among them."""
    return monday_of(today) - timedelta(weeks=weeks - 1)


def by_week(counts, today, weeks=WEEKS):
    """The weeks, oldest first, from (day, whether ours, how many); what lies before them is left out."""
    first = first_monday(today, weeks)
    found = [Week(first + timedelta(weeks=n)) for n in range(weeks)]
    for day, ours, n in counts:
        place = (day - first).days // 7
        if 0 <= place < weeks:
            week = found[place]
            if ours:
                week.ours += n
            else:
                week.theirs += n
    return found


def scale(most):
    """(top of the scale, its steps) for bars: one, two or five times a power of ten apart, five lines at most."""
    step, place = 1, 0
    while step * 5 < most:
        place += 1
        step = (1, 2, 5)[place % 3] * 10 ** (place // 3)
    top = -(-max(most, 1) // step) * step
    return top, list(range(0, top + 1, step))
