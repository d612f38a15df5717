"""A share with what it is a share of, honest about small numbers."""

from dataclasses import dataclass

SMALL = 20  # fewer than this say little: greyed. Source: domain.md section 4


@dataclass(frozen=True)
class Share:
    """`count` of `n`."""

    count: int
    n: int

    @property
    def percent(self):
        """Whole per cent, halves upwards; None where there is nothing to share."""
        return (200 * self.count + self.n) // (2 * self.n) if self.n else None

    @property
    def small(self):
        return self.n < SMALL
