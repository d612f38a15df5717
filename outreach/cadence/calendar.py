"""Business days as sums on day numbers (`date.toordinal()`)."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Calendar:
    """The days that count: every day but `weekend` (Monday is 0) and the days `off` (day numbers).

    A calendar in which the whole week is weekend has no business day: ValueError.
    """

    off: frozenset = frozenset()
    weekend: tuple = (5, 6)
    _off: tuple = field(init=False, repr=False, compare=False)
    _per_week: int = field(init=False, repr=False, compare=False)
    _steps: tuple = field(init=False, repr=False, compare=False)
    _counts: tuple = field(init=False, repr=False, compare=False)

    def __post_init__(self):
        works = tuple(weekday not in self.weekend for weekday in range(7))
        if not any(works):
            raise ValueError("a week needs at least one business day")
        steps, counts = [], []
        for weekday in range(7):
            ahead = [works[(weekday + n) % 7] for n in range(1, 8)]
            steps.append(tuple(n for n in range(1, 8) if ahead[n - 1]))
            counts.append(tuple(sum(ahead[:n]) for n in range(7)))
        put = object.__setattr__
        put(self, "_off", tuple(sorted(day for day in self.off if works[(day - 1) % 7])))
        put(self, "_per_week", sum(works))
        put(self, "_steps", tuple(steps))
        put(self, "_counts", tuple(counts))

    def add_business(self, day: int, n: int) -> int:
        """The n-th business day after `day`; `day` itself when n is 0 or less."""
        if n <= 0:
            return day
        end = self._plain(day, n)
        off = self._off
        if off:
            seen, passed = bisect_right(off, day), bisect_right(off, end)
            while passed > seen:
                end = self._plain(end, passed - seen)
                seen, passed = passed, bisect_right(off, end)
        return end

    def business_between(self, a: int, b: int) -> int:
        """How many business days lie after `a` and up to `b`, both day numbers; 0 when b is not after a."""
        if b <= a:
            return 0
        weeks, rest = divmod(b - a, 7)
        days = weeks * self._per_week + self._counts[(a - 1) % 7][rest]
        return days - (bisect_right(self._off, b) - bisect_right(self._off, a))

    def is_business(self, day: int) -> bool:
        """Whether `day` is a business day."""
        if (day - 1) % 7 in self.weekend:
            return False
        at = bisect_left(self._off, day)
        return at == len(self._off) or self._off[at] != day

    def next_business(self, day: int) -> int:
        """`day` if it is a business day, else the first one after it."""
        return day if self.is_business(day) else self.add_business(day, 1)

    def _plain(self, day, n):
        weeks, rest = divmod(n - 1, self._per_week)
        return day + 7 * weeks + self._steps[(day - 1) % 7][rest]
