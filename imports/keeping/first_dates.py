"""The first dates of a long list: what is more than a day takes is spread over the days to come.

Two hundred people with old dates would be due as a whole on the day they are kept, and stale together a week later.
Who must wait is settled here once and stands in the opening row as its next step: replay needs nothing but the row.
"""

from datetime import date

from outreach.cadence import EXEMPT, STRETCHES, first, place_step
from outreach.models import HistoryRow, Relationship
from outreach.models.book import Book
from outreach.models.placing import Placing

DATED = {"planned", "awaiting", "talking", "representing", "on_file", "alumni"}
AHEAD = 1000  # business days over which a list may be spread


def spread(work, openings):
    """Set `next_step` in the data of opening rows (as keeping inserts them) whose day is full. A day of the list's
    own that is still ahead stays as it is."""
    dated = {row[1]: row for row in openings if row[5]["stage"] in DATED}
    if not dated:
        return
    there = Relationship.objects.filter(pk__in=dated).select_related("firm").order_by("pk")
    book = Book(work.batch.owner, there, work.by.at)
    placing, today = Placing(book, []), book.today.toordinal()
    waiting = []
    for one in book.relationships:
        _, pk, kind, day, seq, data, _ = dated[one.pk]
        book.enter(HistoryRow(pk=pk, relationship=one, kind=kind, occurred_on=day, day_seq=seq, data=data))
        duty = first(book.result(one).duties, today)
        if duty and duty.kind not in EXEMPT:
            waiting.append((one, duty, data, data.get("next_step", "") > day.isoformat()))
    for one, duty, data, chosen in sorted(waiting, key=lambda step: step[1].kind in STRETCHES):  # as they are placed
        entry = book.dated.for_relationship(one).at(duty.due_on)
        on = place_step(duty.due_on, entry.timings.grace, entry.calendar, placing.loads, placing.cap)
        if placing.loads[on] >= placing.cap and not chosen:
            on = place_step(duty.due_on, 2 * AHEAD, entry.calendar, placing.loads, placing.cap)
            data["next_step"] = date.fromordinal(on).isoformat()
        placing.loads[on] += 1
