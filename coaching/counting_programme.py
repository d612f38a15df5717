"""What each member of a programme did in a period, to be added up: three queries for all of them."""

from datetime import timedelta

from outreach.models import JobSearch

from .programme import Person
from .touches import replies_of, touches_of


def people_of(clients, first, weeks, today):
    """A Person for each client, over whole weeks from a Monday; windows are over as of `today`."""
    ids, last = [one.pk for one in clients], first + timedelta(weeks=weeks, days=-1)
    mondays = [first + timedelta(weeks=n) for n in range(weeks)]
    touches, replies, searches = touches_of(ids, first, last), replies_of(ids, first, last, today), _searches(ids, last)
    return [
        Person([touches[pk, monday] for monday in mondays], *replies.get(pk, (0, 0)), *searches.get(pk, ()))
        for pk in ids
    ]


def _searches(ids, last):
    """{client id: (began, landed, ended)} of the latest search that began by the last day."""
    rows = JobSearch.objects.filter(seeker__in=ids, started_on__lte=last).order_by("started_on", "pk")
    said = rows.values_list("seeker", "started_on", "landed_on", "ended_on")
    return {seeker: days for seeker, *days in said}
