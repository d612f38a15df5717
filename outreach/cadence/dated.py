"""Settings as one dated list: what was made by a day serves the rows of that day."""

from bisect import bisect_right
from dataclasses import dataclass, field

from .calendar import Calendar
from .timings import PROFILES, Timings

NEVER = 1 << 40  # a day number after every other


@dataclass(frozen=True, slots=True)
class Entry:
    """What holds from `day` on: the timings of this relationship and the days that count."""

    day: int
    timings: Timings
    calendar: Calendar


@dataclass(frozen=True)
class Dated:
    """The list of entries. Of several made on one day the last counts; the first serves everything before it."""

    entries: tuple
    _days: tuple = field(init=False, repr=False, compare=False)

    def __post_init__(self):
        entries = tuple(sorted(self.entries, key=lambda entry: entry.day))
        if not entries:
            entries = (Entry(0, PROFILES["unknown"], Calendar()),)
        object.__setattr__(self, "entries", entries)
        object.__setattr__(self, "_days", tuple(entry.day for entry in entries))

    def at(self, day: int) -> Entry:
        """The entry in force on `day`."""
        return self.entries[max(0, bisect_right(self._days, day) - 1)]

    def next_change(self, day: int) -> int:
        """The first day after `day` on which another entry comes into force; NEVER if none does."""
        after = bisect_right(self._days, day)
        return self._days[after] if after < len(self._days) else NEVER
