"""Which records leave: those that the filters of a page choose, a thousand at a time, in a few queries each."""

from django.db.models import Q, prefetch_related_objects

from imports.models import Source
from outreach.models import Claim, HistoryRow, Submission
from outreach.pages.listing import people
from recruiters.directory import firms_page, people_page

AT_ONCE = 1000


def withheld_sources(today):
    """Names of shared sources whose licence has ended or does not let their records leave."""
    closed = Q(export_allowed=False) | Q(licence_until__lt=today)
    return frozenset(Source.objects.filter(closed, owner=None).values_list("name", flat=True))


def shared_firms(user, filters, withheld):
    """Shared firms by the filters of the directory, without those that came from a withheld source."""
    for lines in _pages(firms_page, user, filters):
        yield from (line.record for line in lines if _may_leave(line.record, withheld))


def shared_people(user, filters, withheld):
    """(recruiter, firm or None) likewise."""
    for lines in _pages(people_page, user, filters):
        lines = [line for line in lines if _may_leave(line.record, withheld)]
        prefetch_related_objects([line.record for line in lines], "contact_points")
        yield from ((line.record, line.firm) for line in lines)


def mine(seeker, asked):
    """The seeker's relationships as the address of their list names them, in its order."""
    chosen = people(seeker, asked).select_related("recruiter", "firm")
    return chosen.prefetch_related("recruiter__contact_points", "recruiter__specialties").iterator(AT_ONCE)


def my_history(seeker, asked):
    """The live history of those relationships, oldest first."""
    chosen = asked.rows(seeker).values("pk")
    rows = HistoryRow.objects.visible_to(seeker).live().filter(relationship__in=chosen).in_order()
    return rows.select_related("relationship__recruiter", "relationship__firm", "firm").iterator(AT_ONCE)


def my_claims(seeker, asked):
    """({(relationship id, key): the last day of the claim} of submissions, Claims that the firms of those
    relationships told of).
    """
    mine = Submission.objects.visible_to(seeker).kept().filter(relationship__isnull=False, claim_until__isnull=False)
    ends = {(one, key): until for one, key, until in mine.values_list("relationship_id", "key", "claim_until")}
    told = Claim.objects.visible_to(seeker).live().filter(firm__in=asked.rows(seeker).values("firm"))
    return ends, told.select_related("firm", "employer").order_by("introduced_on", "pk")


def _pages(page_of, user, filters):
    cursor = ""
    while True:
        found, lines = page_of(user, filters, cursor, AT_ONCE)
        yield lines
        cursor = found.page.next_cursor
        if not cursor:
            return


def _may_leave(record, withheld):
    return record.owner_id is None and record.source not in withheld
