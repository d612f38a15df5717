"""Which firm holds which version of the résumé: the latest filing of each, those with an older one first."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Holding:
    """`version` None: it was not said which. `through`: whatever names the person through whom it was filed."""

    firm: object
    version: int | None
    since: date
    through: object

    def is_old(self, newest):
        return self.version is not None and newest is not None and self.version < newest


def holdings(filings):
    """[Holding], oldest version first, unknown ones last, then by day; filings: (firm, version, day, through) in the
    order in which they happened. The last of a firm counts.
    """
    latest = {firm: Holding(firm, version, day, through) for firm, version, day, through in filings}
    return sorted(latest.values(), key=lambda one: (one.version is None, one.version or 0, one.since))


def spread(count, days, a_day):
    """The day of each of `count` steps, so many a day from the first of `days` on; the last day takes the rest."""
    return [days[min(place // a_day, len(days) - 1)] for place in range(count)]
