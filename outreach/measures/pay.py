"""What recruiters said about pay: one range per role, place, currency and period, with how many said so."""

from dataclasses import dataclass, field

FEW = 5  # fewer than this say little about a range: greyed [J]


@dataclass
class PayRange:
    """`low` and `high`: the furthest ends that anyone said; `middle`: the median of the middles, in whole units."""

    role: str
    place: str
    currency: str
    period: str
    low: int = 0
    high: int = 0
    middles: list = field(default_factory=list)

    @property
    def n(self):
        return len(self.middles)

    @property
    def small(self):
        return self.n < FEW

    @property
    def middle(self):
        ordered, half = sorted(self.middles), self.n // 2
        return round(ordered[half] if self.n % 2 else (ordered[half - 1] + ordered[half]) / 2)

    def add(self, low, high):
        self.low = min(self.low, low) if self.middles else low
        self.high = max(self.high, high)
        self.middles.append((low + high) / 2)


def ranges(said, alike):
    """[PayRange], what was said most often first, then by role and place.

    said: (role, place, currency, period, low, high); alike(text): the form in which roles and places are compared.
    The spelling of the first one that is given stays.
    """
    found = {}
    for role, place, currency, period, low, high in said:
        key = (alike(role), alike(place), currency, period)
        found.setdefault(key, PayRange(role, place, currency, period)).add(low, high)
    return [one for key, one in sorted(found.items(), key=lambda pair: (-pair[1].n, pair[0]))]


def scales(found):
    """{(currency, period): (least, most)} over the ranges that share a scale."""
    ends = {}
    for one in found:
        low, high = ends.get((one.currency, one.period), (one.low, one.high))
        ends[one.currency, one.period] = min(low, one.low), max(high, one.high)
    return ends
