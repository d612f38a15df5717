"""PostgreSQL finds a seeker's lists by an index, whatever is asked: no plan walks a whole large table."""

import json

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from accounts.models import Preferences, User
from outreach.finding.everywhere import find
from outreach.listing.asked import Asked
from outreach.listing.sorts import SORTS
from outreach.listing.understood import FILTERS
from outreach.models import Relationship, Reminder
from outreach.pages.board import board
from outreach.pages.calendar import calendar_days
from outreach.pages.listing import counts_of, people_page
from outreach.pages.submissions import ledger
from outreach.pages.today import today_groups
from recruiters.models import Firm, Recruiter, Specialty
from tests.cast import MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.on_postgres, pytest.mark.usefixtures("morning")]
TODAY = MORNING.date()
LARGE = {model._meta.db_table for model in (Relationship, Reminder, Recruiter, Recruiter.specialties.through)}
ASKED = {
    "q": "person", "stage": "awaiting", "type": "retained", "next": "replies", "stale": "soon", "last": "over-month",
    "reply": "silent", "fit": "60", "specialty": "field-7", "place": "Boston", "tag": "warm", "source": "imported",
    "first": "2026-11-01..2026-11-30",
}  # fmt: skip
SEEKERS, EACH, PEOPLE = 60, 40, 12_000


@pytest.fixture
def seeker(db):
    """One of sixty seekers with forty people each of a directory of thousands: a walk costs more than an index."""
    firms = Firm.objects.bulk_create(Firm(name=f"Firm {n}") for n in range(EACH))
    # Without the words that a search of the directory reads: nothing here searches it.
    people = QuerySet.bulk_create(
        Recruiter.objects.all(), [Recruiter(name=f"Person {n}", name_key=f"person {n}") for n in range(PEOPLE)]
    )
    covered = Specialty.objects.bulk_create(
        Specialty(axis="function", code=f"field-{n}", name=f"Field {n}") for n in range(38)
    )
    Recruiter.specialties.through.objects.bulk_create(
        Recruiter.specialties.through(recruiter=one, specialty=covered[n % 38]) for n, one in enumerate(people)
    )
    seekers = User.objects.bulk_create(User(email=f"one{n}@of.example", password="!") for n in range(SEEKERS))
    rows = Relationship.objects.bulk_create(
        Relationship(
            seeker=seeker, recruiter=people[(n * EACH + k) * 5], firm=firms[k], name_key=f"person {k:04}",
            firm_key=f"firm {k:04}", made_at=MORNING, stage="awaiting" if k % 3 else "listed",
        )
        for n, seeker in enumerate(seekers) for k in range(EACH)
    )  # fmt: skip
    Reminder.objects.bulk_create(
        Reminder(seeker_id=row.seeker_id, relationship=row, due_on=TODAY, on_day=TODAY, made_at=MORNING) for row in rows
    )
    for table in sorted(LARGE):
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {table}")
    return seekers[7]


def addresses():
    yield from (f"{name}={value}" for name, value in ASKED.items())
    yield from (f"sort={turn}{name}" for name in SORTS for turn in ("", "-"))
    yield from ("group=firm", "group=stage&sort=last", "stage=awaiting&type=retained&q=person&tag=warm&sort=fit")


def test_every_filter_is_looked_at():
    assert set(ASKED) | {"firm"} == set(FILTERS)


def test_no_list_walks_a_large_table(seeker):
    firm = Firm.objects.first().public_id
    for address in ["", f"firm={firm}", *addresses()]:
        asked = Asked.read(address, seeker, today=TODAY)
        for work in (lambda asked=asked: people_page(seeker, asked, ""), lambda asked=asked: counts_of(seeker, asked)):
            with CaptureQueriesContext(connection) as captured:
                work()
            for query in captured:
                assert walked(query["sql"]) == [], address


PAGES = {
    "today": lambda seeker: today_groups(seeker, TODAY),
    "board": lambda seeker: board(seeker, Relationship.objects.visible_to(seeker), "listed", TODAY),
    "calendar": lambda seeker: calendar_days(seeker, "month", TODAY, TODAY),
    "find": lambda seeker: find(seeker, "person 7"),
    "find, a typo": lambda seeker: find(seeker, "persno"),
    "submissions": lambda seeker: ledger(seeker, TODAY),
}


@pytest.mark.parametrize("page", PAGES)
def test_no_page_walks_a_large_table(seeker, page):
    Preferences.objects.create(user=seeker)
    PAGES[page](seeker)  # what a process keeps is read
    with CaptureQueriesContext(connection) as captured:
        PAGES[page](seeker)
    statements = [query["sql"] for query in captured if query["sql"].startswith("SELECT")]
    assert statements
    with connection.cursor() as cursor:  # as in memory: reading a hundred pages in a row beats forty rows from a disk
        cursor.execute("SET LOCAL random_page_cost = 1.0")
    for statement in statements:
        assert walked(statement) == [], statement


def walked(statement):
    """The large tables that the plan of a statement reads from end to end."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {statement}")
        (answer,) = cursor.fetchone()
    plan = json.loads(answer) if isinstance(answer, str) else answer
    return sorted(set(_walks(plan[0]["Plan"])))


def _walks(node):
    if node["Node Type"] == "Seq Scan" and node["Relation Name"] in LARGE:
        yield node["Relation Name"]
    for inner in node.get("Plans", []):
        yield from _walks(inner)
