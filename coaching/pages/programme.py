"""A programme's report as its page and its table say it: the kept figures, with their weeks."""

from dataclasses import dataclass
from datetime import date, timedelta

from outreach.measures.share import Share


@dataclass(frozen=True)
class Sheet:
    """`weeks`: (Monday, written), None for what is not told; so with all others."""

    n: int
    weeks: list[tuple[date, int | None]]
    written: int | None
    replies: Share | None
    landed: int | None
    searching: int | None
    median_weeks: int | None


def sheet_of(report):
    kept = report.figures
    return Sheet(
        n=kept["n"],
        weeks=[(report.first + timedelta(weeks=place), written) for place, written in enumerate(kept["weeks"])],
        written=kept["written"],
        replies=None if kept["contacted"] is None else Share(kept["replied"], kept["contacted"]),
        landed=kept["landed"],
        searching=kept["searching"],
        median_weeks=kept["median_weeks"],
    )
