"""Counts clients: many at a time, in a fixed number of queries for all who are on the same local day."""

from collections import defaultdict
from datetime import date, timedelta

from django.db.models import Count, OuterRef, Q, Subquery

from accounts.models import Act, User
from outreach.measures.weeks import first_monday, monday_of
from outreach.models import Conflict, JobSearch, Relationship, Submission
from outreach.pages.behind import INSIDE, contacted

from .models.summary import WEEKS
from .touches import touches_of

_INTERVIEWED = ("interviewing", "offered", "placed")


def counts_of(clients, day):
    """{client id: {column: value}} for clients whose local day is `day`; each comes with preferences. Six queries."""
    ids = [one.pk for one in clients]
    people, weeks, acts = _people(ids, day), _weeks(ids, day), _latest_acts(ids)
    conflicts, interviews, searches = _conflicts(ids), _interviews(ids), _searches(ids)
    found = {}
    for client in clients:
        latest = acts.get(client.pk)
        status, landed_on = searches.get(client.pk, ("", None))
        found[client.pk] = {
            **people[client.pk],
            "active_on": client.today(latest) if latest else None,
            "weeks": weeks[client.pk],
            "goal": client.preferences.weekly_goal,
            "conflicts": conflicts.get(client.pk, 0),
            "interview_on": interviews.get(client.pk),
            "search": status,
            "landed_on": landed_on,
        }
    return found


def _people(ids, day):
    """Stages, what is due, and who replied: of each client's list."""
    lately = Q(first_out_on__gte=first_monday(day, WEEKS))
    overdue = Q(next_step_on__lt=day) & (Q(stale_on__isnull=True) | Q(stale_on__gt=day))
    counted = {
        "n": Count("pk"),
        "due": Count("pk", filter=Q(next_step_on=day)),
        "overdue": Count("pk", filter=overdue),
        "stale": Count("pk", filter=Q(stale_on__lte=day)),
        "contacted": Count("pk", filter=contacted(day)),
        "replied": Count("pk", filter=contacted(day) & INSIDE),
        "lately_contacted": Count("pk", filter=contacted(day) & lately),
        "lately_replied": Count("pk", filter=contacted(day) & INSIDE & lately),
    }
    found = {pk: {"stages": {}, **dict.fromkeys(list(counted)[1:], 0)} for pk in ids}
    rows = Relationship.objects.kept().filter(seeker__in=ids).order_by("seeker", "stage")
    for row in rows.values("seeker", "stage").annotate(**counted):
        one = found[row["seeker"]]
        one["stages"][row["stage"]] = row["n"]
        for name in list(counted)[1:]:
            one[name] += row[name]
    return found


def _weeks(ids, day):
    first, found = first_monday(day, WEEKS), {pk: [0] * WEEKS for pk in ids}
    for (client, monday), n in touches_of(ids, first, monday_of(day) + timedelta(days=6)).items():
        found[client][(monday - first).days // 7] = n
    return found


def _latest_acts(ids):
    """{client id: instant of the latest act that stands}, whoever did it for them; what the system does is none."""
    standing = Act.objects.filter(seeker=OuterRef("pk"), undone_at__isnull=True).exclude(via=Act.Via.SYSTEM)
    latest = User.objects.filter(pk__in=ids).annotate(latest=Subquery(standing.order_by("-at").values("at")[:1]))
    return dict(latest.values_list("pk", "latest"))


def _conflicts(ids):
    open_ones = Conflict.objects.open().filter(seeker__in=ids).order_by()
    return dict(open_ones.values_list("seeker").annotate(n=Count("pk")))


def _interviews(ids):
    """{client id: day of the first interview of all}."""
    found = defaultdict(list)
    rows = Submission.objects.kept().filter(seeker__in=ids).exclude(days=[])
    for seeker, days in rows.values_list("seeker", "days"):
        said = dict(map(str.split, reversed(days)))  # the first of each state
        found[seeker] += [said[state] for state in _INTERVIEWED if state in said]
    return {seeker: date.fromisoformat(min(days)) for seeker, days in found.items() if days}


def _searches(ids):
    """{client id: (status, day of landing)} of the latest search."""
    rows = JobSearch.objects.filter(seeker__in=ids).order_by("started_on", "pk")
    return {seeker: said for seeker, *said in rows.values_list("seeker", "status", "landed_on")}
