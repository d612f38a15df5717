"""Storing how well people fit the search that is on, for lists to filter and sort by.

A sweep does it: soon after someone is added or the brief changes, and once a day for what changed in the directory.
"""

from datetime import timedelta

from common.bulk import update
from outreach.models import JobSearch, Relationship
from outreach.models.fits import fits_of, search_of
from outreach.models.relationship import NO_FIT

AGAIN = timedelta(days=1)
CHUNK = 1000  # relationships reckoned together


def reckon(seeker, now):
    """Store how well everyone on the seeker's list fits, as of an instant. Returns how many changed."""
    JobSearch.claim_due("fits_due_at", now, seeker=seeker)
    search = search_of(seeker)
    changed, last = 0, 0
    while True:
        people = Relationship.objects.visible_to(seeker).filter(pk__gt=last).order_by("pk")
        chunk = list(people.only("pk", "recruiter_id", "firm_id", "fit")[:CHUNK])
        if not chunk:
            break
        fits = fits_of(seeker, chunk, search)
        scores = ((one, fits[one.pk].score if search else NO_FIT) for one in chunk)
        rows = [(one.pk, score) for one, score in scores if score != one.fit]
        update(Relationship, ["fit"], rows)
        changed, last = changed + len(rows), chunk[-1].pk
    _due_again(seeker, search, now)
    return changed


def _due_again(seeker, search, now):
    """Tomorrow; never for a search that is over."""
    searches = seeker.jobsearchs.filter(fits_due_at__isnull=False)
    if search:
        search.due_again("fits_due_at", now + AGAIN)
        searches = searches.exclude(pk=search.pk)
    searches.exclude(status__in=["active", "paused"]).update(fits_due_at=None)
