"""Keeping the firms that fit a search best, for Discover: soon after the brief changes, and by and by for the rest.

A thousand rows of each search, not one of each firm: two thousand seekers before a hundred thousand firms would be two
hundred million. What does not reach LEAST would not be written to anyway.
"""

from datetime import timedelta
from heapq import nsmallest

from django.db import transaction
from django.db.models import Count, Q

from common.bulk import delete, insert, update
from outreach.measures.leaning import lean
from outreach.measures.share import Share
from outreach.models import FirmFit, JobSearch, Relationship
from outreach.models.firm_coverage import Coverage
from outreach.models.search_acts import AT_ONCE
from outreach.pages.behind import INSIDE, ByType, contacted

MOST = 1000  # firms kept of each search
LEAST = 40  # points: what a firm that names nothing at all gets
AGAIN = timedelta(days=1)
AWAY, RARELY = 14, timedelta(days=7)  # whoever was not here for so many days is reckoned weekly


def reckon_firms(search_ids, now):
    """Store the best firms of some searches, as of an instant; the directory is read once for all of them.

    Returns how many searches were reckoned.
    """
    due = JobSearch.claim_due("firms_due_at", now, pk__in=search_ids)
    searches = list(due.select_related("seeker__preferences"))
    going = [search for search in searches if not search.is_over]
    coverage = Coverage({search.seeker_id for search in going}) if going else None
    for search in searches:
        with transaction.atomic():
            _store(search, [] if search.is_over else _best(search, coverage, now))
            _due_again(search, now)
    return len(searches)


def reckon_soon(seeker_id):
    """Firms of the seeker's own came in: don't wait for tomorrow."""
    mine = JobSearch.objects.filter(seeker=seeker_id, firms_due_at__isnull=False)
    mine.update(firms_due_at=AT_ONCE)


def not_fresh(seeker):
    """Firms where somebody was written to, planned or closed; those on the list alone are fresh."""
    mine = Relationship.objects.visible_to(seeker).filter(firm__isnull=False)
    return mine.filter(~Q(stage="listed") | Q(do_not_contact=True) | Q(last_contact_on__isnull=False))


def _best(search, coverage, now):
    """The best firms as (firm id, score, rank, matches), none without a function in the brief."""
    if not search.specialties.filter(axis="function").exists():
        return []
    search.leanings = leanings(search.seeker, search.seeker.today(now))
    points = {kind: said[2] for kind, said in search.leanings.items()}
    out = set(not_fresh(search.seeker).values_list("firm_id", flat=True))
    fits = (one for one in coverage.fits(search, points) if one[1] >= LEAST and one[0] not in out)
    return nsmallest(MOST, fits, key=lambda one: (-one[2], one[0]))


def leanings(seeker, today):
    """{firm type: [replied, contacted, points]} of one's own first messages whose window is over; one query."""
    mine = Relationship.objects.visible_to(seeker).filter(contacted(today), firm__isnull=False).order_by()
    rows = mine.values_list(ByType.key).annotate(n=Count("pk"), replied=Count("pk", filter=INSIDE))
    found = {kind: Share(replied, n) for kind, n, replied in rows}
    everyone = Share(sum(one.count for one in found.values()), sum(one.n for one in found.values()))
    return {kind: [one.count, one.n, lean(one, everyone)] for kind, one in found.items()}


def _store(search, best):
    """Only what differs is written: from one day to the next that is little."""
    there = {
        firm: (pk, (score, rank, matches))
        for pk, firm, score, rank, matches in search.firm_fits.values_list("pk", "firm_id", "score", "rank", "matches")
    }
    new, changed = [], []
    for firm_id, *found in best:
        pk, stood = there.pop(firm_id, (None, None))
        if pk is None:
            new.append((search.seeker_id, search.pk, firm_id, *found))
        elif stood != tuple(found):
            changed.append((pk, *found))
    delete(FirmFit, [pk for pk, _stood in there.values()])
    update(FirmFit, ["score", "rank", "matches"], changed)
    insert(FirmFit, ["seeker_id", "search_id", "firm_id", "score", "rank", "matches"], new)


def _due_again(search, now):
    """Never for a search that is over."""
    here = search.seeker.preferences.last_active_on
    again = AGAIN if here and (search.seeker.today(now) - here).days < AWAY else RARELY
    search.due_again("firms_due_at", None if search.is_over else now + again, leanings=search.leanings)
