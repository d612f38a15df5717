"""What a group of recruiters first contacted came to: replies and their days, résumé on file, a search that fits."""

from collections import Counter
from dataclasses import dataclass, field

from .share import SMALL, Share


@dataclass
class Tally:
    """Counts of people whose window is over. days: calendar days to a reply inside the window → how many."""

    contacted: int = 0
    replied: int = 0
    on_file: int = 0
    had_search: int = 0
    days: Counter = field(default_factory=Counter)

    def add(self, n, *, days=None, on_file=False, had_search=False):
        """`n` more of a kind; days: to their reply, None without one inside the window."""
        self.contacted += n
        self.on_file += n * on_file
        self.had_search += n * had_search
        if days is not None:
            self.replied += n
            self.days[days] += n

    def merge(self, other):
        """Take another group in."""
        self.contacted += other.contacted
        self.replied += other.replied
        self.on_file += other.on_file
        self.had_search += other.had_search
        self.days += other.days

    @property
    def reply_rate(self):
        """Recruiters who replied inside their window ÷ recruiters first contacted. Source: domain.md section 10"""
        return Share(self.replied, self.contacted)

    @property
    def on_file_rate(self):
        return Share(self.on_file, self.contacted)

    @property
    def search_rate(self):
        return Share(self.had_search, self.contacted)

    @property
    def days_small(self):
        """Whether there are too few replies to say how soon they come."""
        return self.replied < SMALL

    @property
    def median_days(self):
        """Median of calendar days from the first message to the reply; None without a reply."""
        return median(self.days)


def median(counts):
    """The median of {value: how often}: the middle one, or half-way between the two; None of nothing."""
    n = sum(counts.values())
    if not n:
        return None
    low, high = (_nth(counts, place) for place in ((n - 1) // 2, n // 2))
    middle = (low + high) / 2
    return int(middle) if middle == int(middle) else middle


def _nth(counts, place):
    for value in sorted(counts):
        place -= counts[value]
        if place < 0:
            return value
    raise IndexError(place)
