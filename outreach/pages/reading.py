"""A relationship read for its page: rows, dated list, and what replay says of them, without a lock or a write."""

from dataclasses import dataclass, replace
from datetime import date

from accounts.rights import Right
from outreach.cadence import Dated, Result, alumni_spread, fold, path_ahead, result, step
from outreach.models import HistoryRow
from outreach.models.book import pure_row
from outreach.models.dated import DatedList
from outreach.pages.as_seen import row_as_seen, tells_no_submission

_OPENED_BY = {"submission": Right.SUBMISSIONS, "told": Right.MESSAGES}


@dataclass
class Reading:
    """`rows`: all of the relationship's rows, void ones too; `search_rows`: those of the seeker's searches."""

    relationship: object
    today: date
    rows: list
    search_rows: list
    settings: DatedList
    dated: Dated
    state: object
    result: Result

    @property
    def live(self):
        """The rows that count, the search's among them."""
        return [row for row in [*self.rows, *self.search_rows] if not row.void]

    @property
    def timings(self):
        """The numbers in force today."""
        return self.dated.at(self.today.toordinal()).timings

    @property
    def calendar(self):
        return self.dated.at(self.today.toordinal()).calendar

    def ahead(self):
        """What comes if they stay silent: [(code, day number)]."""
        return path_ahead(self.state)

    def after(self, row):
        """The Result of a history with one more row (a HistoryRow that is never saved)."""
        rows = [pure_row(one) for one in self.live]
        rows.append(pure_row(row))
        return result(fold(rows, self.dated, max(self.today.toordinal(), *(one.day for one in rows)), self._spread))

    def on(self, day):
        """The Result as of a later day, if nothing happens."""
        return result(step(self.state, max(day, self.state.day)))

    @property
    def _spread(self):
        return alumni_spread(self.relationship.pk)


def read(relationship, seeker, today):
    """Read a relationship as of the seeker's day: four queries, holidays aside."""
    rows = list(
        HistoryRow.objects.visible_to(seeker)
        .filter(relationship=relationship)
        .select_related("act__actor", "firm")
        .in_order()
    )
    search_rows = list(
        HistoryRow.objects.visible_to(seeker).live().filter(search__isnull=False).select_related("act").in_order()
    )
    first = min([today.year, *(row.occurred_on.year for row in rows)])
    settings = DatedList(seeker, seeker.preferences, [relationship], range(first, today.year + 3))
    dated = settings.for_relationship(relationship)
    pure = [pure_row(row) for row in [*rows, *search_rows] if not row.void]
    state = fold(pure, dated, max([today.toordinal(), *(row.day for row in pure)]), alumni_spread(relationship.pk))
    rows, search_rows = ([row for row in found if _opened(row, seeker)] for found in (rows, search_rows))
    found = result(state)
    if not seeker.opens(Right.SUBMISSIONS):
        found = replace(found, time_events=list(filter(tells_no_submission, found.time_events)))
    return Reading(relationship, today, rows, search_rows, settings, dated, state, found)


def _opened(row, seeker):
    """Whether a row of a kind may be read, without the words that may not: a coach sees what their rights open.

    The fold has read all of them, as the stage says that somebody was put forward; `after` is for the seeker alone.
    """
    row_as_seen(row, seeker)
    return seeker.opens(_OPENED_BY.get(row.kind, Right.PIPELINE))
