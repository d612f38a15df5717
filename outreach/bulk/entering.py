"""The same row of history for many relationships: checked one by one, written together, replayed once."""

from common.bulk import insert, reserve
from common.ids import new_public_ids
from outreach.acts.guarding import kept_params
from outreach.cadence import alumni_spread, fold, go_on, refuse, result
from outreach.day_order import place
from outreach.models import HistoryRow
from outreach.models.book import BookRow, as_date, pure_row
from outreach.refusals import Refused

OF_ROW = ("seeker_id", "relationship_id", "kind", "occurred_on", "occurred_time", "day_seq", "data")
BESIDE = ("id", "public_id", "note", "zone", "act_id", "created_at")


class Entering:
    """What a chunk enters. `by` carries the act that all of it belongs to; the book holds the chunk."""

    def __init__(self, by, book):
        self.by, self.book = by, book
        self.ids = iter(reserve(HistoryRow, len(book.relationships)))
        self.search_rows = [pure_row(row) for row in book.search_rows]
        self.rows, self.results = [], {}

    def standing(self, relationship):
        """The State of a relationship today, to be judged and gone on from."""
        rows = [*map(pure_row, self.book.rows[relationship.pk]), *self.search_rows]
        day = max([self.book.today.toordinal(), *(row.day for row in rows)])
        return fold(rows, self.book.dated.for_relationship(relationship), day, alumni_spread(relationship.pk))

    def decide(self, relationship, kind, data, note="", guard=None):
        """A decision of today. Refused where it does not fit; `guard(relationship)` may answer against it too."""
        state, today = self.standing(relationship), self.book.today
        now, row = result(state), self._row(relationship, kind, data, today)
        refusal = refuse(kind, pure_row(row).data, now, today.toordinal())
        if refusal and now.do_not_contact:
            raise Refused("do_not_contact")
        if refusal:
            raise Refused(refusal.code, **_in_dates(refusal.params))
        answer = guard(relationship) if guard else None
        if answer:
            raise Refused(answer.rule, **kept_params(answer.params))
        self._keep(relationship, row, note, state)

    def happened(self, relationship, kind, data, *, occurred_on, occurred_time=None, note=""):
        """A fact, which is never refused."""
        answers = kind != "interaction" or data.get("direction") == "in"
        row = self._row(relationship, kind, data, occurred_on, occurred_time, answers)
        self._keep(relationship, row, note, self.standing(relationship))

    def store(self, firms=()):
        """Write the rows, and what replay says after them; who has none is left as they stand."""
        entered = {row.relationship_id for row, _note in self.rows}
        self.book.relationships = [one for one in self.book.relationships if one.pk in entered]
        fixed = (self.book.zone, self.by.act.pk, self.by.at)
        rows = [
            (*(getattr(row, name) for name in OF_ROW), row.pk, public_id, note, *fixed)
            for (row, note), public_id in zip(self.rows, new_public_ids(len(self.rows)), strict=True)
        ]
        insert(HistoryRow, OF_ROW + BESIDE, rows)
        self.book.store(firms, self.results)

    def _row(self, relationship, kind, data, day, moment=None, answers=False):
        day_seq = place(self.book.day_rows(relationship, day), time=moment, answers=answers)
        seeker = self.book.seeker.pk
        return BookRow(next(self.ids), seeker, relationship.pk, None, None, kind, day, moment, day_seq, data)

    def _keep(self, relationship, row, note, state):
        last = all(other.day_seq < row.day_seq for other in self.book.day_rows(relationship, row.occurred_on))
        self.book.enter(row)
        if row.occurred_on.toordinal() == state.day and last:
            self.results[relationship.pk] = result(go_on(state, state.day, [pure_row(row)]))
        self.rows.append((row, note))


def _in_dates(params):
    return {name: as_date(value) if name in ("day", "after") else value for name, value in params.items()}
