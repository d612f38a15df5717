"""My search activity: every contact of a period with person, firm, way and what came of it. No notes, no subjects."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from common.paging import page_of
from outreach.cadence import SILENT_PURPOSES
from outreach.measures.aftermath import WAITING, aftermaths
from outreach.models import HistoryRow
from outreach.pages.as_seen import row_as_seen
from outreach.words.activity import result_words, way_words, what_words
from recruiters.models import Firm

from .contacts import KINDS, ORDER, OURS, THEIRS, contacts, is_ours, is_theirs

PAGE, SHEET = 50, 1000  # rows of a page; of a sheet to print
AT_ONCE = 1000


@dataclass(frozen=True)
class Line:
    """One contact in words; `firm` is where the person was on that day."""

    day: date
    person: str
    public_id: str
    firm: str
    way: str
    what: str
    result: str
    ours: bool


def activity_page(seeker, period, side, cursor, size=PAGE):
    """(the page that a cursor names, its lines), oldest first: four queries at most."""
    page = page_of(_listed(seeker, period, side), ORDER, cursor, size)
    return page, lines_of(seeker, page.rows)


def every_line(seeker, period, side):
    """All lines of a period, oldest first, a thousand at a time."""
    cursor = ""
    while True:
        page, lines = activity_page(seeker, period, side, cursor, AT_ONCE)
        yield from lines
        cursor = page.next_cursor
        if not cursor:
            return


def counts_of(seeker, period):
    """{all, ours, theirs, people}: one query."""
    return contacts(seeker, period.first, period.last).aggregate(
        all=Count("pk"),
        ours=Count("pk", filter=OURS),
        theirs=Count("pk", filter=THEIRS),
        people=Count("relationship", distinct=True),
    )


def lines_of(seeker, rows):
    """The lines of rows that come with relationship, recruiter and firm: two queries, whatever their number."""
    if not rows:
        return []
    after, moves = _around(seeker, {row.relationship_id for row in rows})
    former = Firm.objects.only("name").in_bulk({was for of_one in moves.values() for _day, was in of_one if was})
    return [
        Line(
            day=row.occurred_on,
            person=row.relationship.recruiter.shown_name,
            public_id=row.relationship.public_id,
            firm=_firm_name(row, moves[row.relationship_id], former),
            way=way_words(row),
            what=what_words(row),
            result=result_words(row, after.get(row.pk, WAITING) if is_ours(row) else None),
            ours=is_ours(row),
        )
        for row in (row_as_seen(one, seeker) for one in rows)
    ]


def _listed(seeker, period, side):
    rows = contacts(seeker, period.first, period.last, side)
    return rows.defer("note", "subject").select_related("relationship__recruiter", "relationship__firm")


def _around(seeker, relationship_ids):
    """({row id: Aftermath}, {relationship id: [(day of a move, id of the firm left)]})."""
    rows = HistoryRow.objects.visible_to(seeker).live().filter(relationship__in=relationship_ids)
    rows = rows.filter(Q(kind__in=(*KINDS, "bounce", "moved"))).order_by("relationship", *ORDER)
    told, moves = defaultdict(list), defaultdict(list)
    for row in rows.only("relationship", "kind", "occurred_on", "data"):
        if row.kind == "moved":
            moves[row.relationship_id].append((row.occurred_on, row.data.get("was")))
        else:
            told[row.relationship_id].append((row.pk, _what(row), row.occurred_on, row.data.get("out")))
    after = {}
    for of_one in told.values():
        after |= aftermaths(row for row in of_one if row[1])
    return after, moves


def _what(row):
    """What a row is to the messages before it, as aftermaths takes it; "" for nothing."""
    if row.kind == "bounce":
        return "bounce"
    if is_ours(row):
        return "aside" if row.data.get("purpose") in SILENT_PURPOSES else "ours"
    return "theirs" if is_theirs(row) else ""


def _firm_name(row, moves, former):
    """The firm at which the person was on the day of a row."""
    left = next((was for day, was in moves if row.occurred_on < day), None)
    firm = former.get(left) or row.relationship.firm
    return firm.name if firm else ""
