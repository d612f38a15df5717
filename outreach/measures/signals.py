"""Which way the market goes, month by month: how many said up, flat and down."""

from dataclasses import dataclass
from datetime import date

MONTHS = 12


@dataclass
class Month:
    """`first`: its first day."""

    first: date
    up: int = 0
    flat: int = 0
    down: int = 0

    @property
    def n(self):
        return self.up + self.flat + self.down


def by_month(signals, today, months=MONTHS):
    """The months from the first signal to the running one, oldest first, `months` at most; signals: (day, direction).

    None without a signal in that time.
    """
    signals = [(day, direction) for day, direction in signals if _ago(day, today) in range(months)]
    if not signals:
        return []
    back = max(_ago(day, today) for day, _direction in signals)
    found = [Month(_first(today, ago)) for ago in range(back, -1, -1)]
    for day, direction in signals:
        month = found[back - _ago(day, today)]
        setattr(month, direction, getattr(month, direction) + 1)
    return found


def _ago(day, today):
    return (today.year - day.year) * 12 + today.month - day.month


def _first(today, ago):
    year, month = divmod(today.year * 12 + today.month - 1 - ago, 12)
    return date(year, month + 1, 1)
