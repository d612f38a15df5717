"""The first dates of a long list: what is more than a day takes is spread over the days to come.

Two hundred people with old dates would be due as a whole on the day they are kept, and stale together a week later.
Who must wait is settled here once and stands in the opening row as `due_from`: replay needs nothing but the row.
"""

from datetime import date

from outreach.cadence import EXEMPT, first, place_step
from outreach.models import HistoryRow, Relationship
from outreach.models.book import Book

DATED = {"planned", "awaiting", "talking", "representing", "on_file", "alumni"}
AHEAD = 1000  # business days over which a list may be spread


def spread(work, openings):
    """Set `due_from` in the data of opening rows (as keeping inserts them) whose day is full. A day of the list's own
    that is still ahead stays as it is."""
    dated = {row[1]: row for row in openings if row[5]["stage"] in DATED}
    if not dated:
        return
    there = Relationship.objects.filter(pk__in=dated).select_related("firm").order_by("pk")
    book = Book(work.batch.owner, there, work.by.at)
    loads, today = book.day_loads(), book.today.toordinal()
    for one in book.relationships:
        _, pk, kind, day, seq, data, _ = dated[one.pk]
        book.enter(HistoryRow(pk=pk, relationship=one, kind=kind, occurred_on=day, day_seq=seq, data=data))
        duty = first(book.result(one).duties, today)
        if duty and duty.kind not in EXEMPT:
            entry = book.dated.for_relationship(one).at(duty.due_on)
            on = place_step(duty.due_on, entry.timings.grace, entry.calendar, loads, book.cap)
            if loads[on] >= book.cap and not _chosen(data, day):
                on = place_step(duty.due_on, 2 * AHEAD, entry.calendar, loads, book.cap)
                data["due_from"] = date.fromordinal(on).isoformat()
            loads[on] += 1


def _chosen(data, day):
    return data.get("next_step", "") > day.isoformat()
