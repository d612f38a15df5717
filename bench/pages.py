"""Pages and the log POST through the whole stack but the socket: middleware, session, view, template."""

from django.test import Client
from django.urls import reverse

from accounts.models import User
from common.dates import now
from outreach.listing.sorts import SORTS
from outreach.models import Relationship
from recruitpath.room import with_room

from .numbers import NUMBERS_AIM, NUMBERS_QUERIES, numbers_pages
from .sizes import PAGE_AIM, POST_AIM, QUERIES_AIM
from .timing import figure, queries_of, timed

SEEKERS, WARM = 20, 60
FILTERS = [
    "stage=awaiting&type=retained", "next=replies", "stale=soon&reply=waiting", "last=over-month&fit=60",
    "specialty=finance&place=boston", "tag=warm", "source=directory&q=an", "next=week&group=firm",
]  # fmt: skip
ORDERS = [*(f"sort={turn}{name}" for name in SORTS for turn in ("", "-")), "group=firm", "group=stage&sort=last"]


def measure_pages(loaded, requests):
    """Figures for seekers of average size (requests go round among them) and for the big one."""
    users = list(User.objects.filter(pk__in=loaded.others[1 :: max(1, len(loaded.others) // SEEKERS)])[:SEEKERS])
    found = []
    for label, people in (("", users), (f", {_count(loaded.big):,} recruiters", [loaded.big])):
        visits = [_Visitor(user, requests) for user in people]
        for name, addresses in _pages():
            found.append(_page(name, label, visits, addresses, requests, PAGE_AIM, QUERIES_AIM.get(name)))
        for name, addresses in numbers_pages():
            found.append(_page(name, label, visits, addresses, requests, NUMBERS_AIM, NUMBERS_QUERIES))
        found.append(_log(label, visits, requests))
    return found


def _count(user):
    return Relationship.objects.visible_to(user).count()


class _Visitor:
    """A signed-in client and the relationships that it looks at."""

    def __init__(self, user, most):
        self.client = Client(headers={"host": "localhost"})
        self.client.force_login(user, "accounts.backends.Backend")
        self.client.handler = with_room(self.client.handler)  # as recruitpath/wsgi.py does
        mine = Relationship.objects.visible_to(user).exclude(stage="listed").order_by("public_id")
        self.mine = list(mine.select_related("recruiter")[:most])
        self.today = user.today(now()).isoformat()

    def met(self, n):
        """The n-th of their relationships, round and round."""
        return self.mine[n % len(self.mine)]


def _pages():
    """(name, function of visitor and number → address)"""
    recruiters = reverse("outreach:recruiters")
    yield "Today", lambda visitor, n: reverse("outreach:today")
    yield "Recruiters", lambda visitor, n: recruiters
    yield "Recruiters, a stage", lambda visitor, n: f"{recruiters}?stage=awaiting"
    yield "Recruiters, a name", lambda visitor, n: f"{recruiters}?q={visitor.met(n).recruiter.last_name}"
    yield "Recruiters, filters", lambda visitor, n: f"{recruiters}?{FILTERS[n % len(FILTERS)]}"
    yield "Recruiters, orders and groups", lambda visitor, n: f"{recruiters}?{ORDERS[n % len(ORDERS)]}"
    yield "Board", lambda visitor, n: reverse("outreach:board")
    yield "Calendar, a month", lambda visitor, n: reverse("outreach:calendar")
    yield "A relationship", lambda visitor, n: reverse("outreach:relationship", args=[visitor.met(n).public_id])
    yield "Directory", lambda visitor, n: reverse("recruiters:directory")


def _page(name, label, visits, address, requests, aim, queries_aim):
    def get(n):
        visitor = visits[n % len(visits)]
        answer = visitor.client.get(address(visitor, n // len(visits)))
        assert answer.status_code == 200, f"{name}: {answer.status_code}"

    for n in range(max(WARM, len(visits))):
        get(n)
    taken = timed([lambda n=n: get(n) for n in range(requests)])
    queries, _ = queries_of(lambda: get(0))
    return figure(name + label, taken, queries=queries, aim=aim, queries_aim=queries_aim)


def _log(label, visits, requests):
    """Each POST logs with another relationship, as far as there are enough."""

    def post(n, note="Told her about the new title."):
        visitor = visits[n % len(visits)]
        data = {"direction": "out", "channel": "email", "purpose": "check_in", "note": f"{note} {n}"}
        address = reverse("outreach:log", args=[visitor.met(n // len(visits)).public_id])
        answer = visitor.client.post(address, data | {"occurred_on": visitor.today})
        assert answer.status_code == 303, f"log: {answer.status_code}"

    for n in range(-WARM, 0):
        post(n)
    taken = timed([lambda n=n: post(n) for n in range(requests)])
    queries, _ = queries_of(lambda: post(requests))
    return figure("Log an interaction (POST)" + label, taken, queries=queries, aim=POST_AIM)
