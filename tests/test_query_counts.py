"""The number of queries a page takes is the same for ten and for three hundred relationships."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from outreach.models import HistoryRow, Relationship
from tests.cast import by
from tests.factories import make_firm, make_recruiter, make_relationship, make_search
from tests.outreach.scenes import MORNING, awaiting, nov, out, replying, settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
MOST = {"today": 15, "recruiters": 8, "board": 13, "calendar": 9}


@pytest.fixture
def few(seeker):
    """Ten relationships, some in each group of Today."""
    make_search(seeker)
    for number in range(3):
        awaiting(seeker, f"Due {number}", nov(16))
        replying(seeker, f"Reply {number}")
        make_relationship(seeker, f"Listed {number}")
    return awaiting(seeker, "Parked", nov(1).replace(month=5))


def many(seeker):
    """Two hundred and ninety more, written straight into the tables and replayed once."""
    firm = make_firm("Big Firm")
    copies = []
    for number in range(290):
        recruiter = make_recruiter(f"Many {number}", firm=firm)
        copies.append(
            Relationship(
                seeker=seeker, recruiter=recruiter, firm=firm, name_key=recruiter.name_key, firm_key=firm.name_key,
                made_at=MORNING,
            )
        )  # fmt: skip
    Relationship.objects.bulk_create(copies)
    act = by(seeker).act_for(seeker, "interaction")
    HistoryRow.objects.bulk_create(
        HistoryRow(
            seeker=seeker, relationship=one, kind="interaction", occurred_on=nov(2 + number % 21), zone="UTC", act=act,
            data={"direction": "in" if number % 7 == 0 else "out", "channel": "email", "purpose": "first_touch"},
            created_at=MORNING,
        )
        for number, one in enumerate(copies)
        if number % 3
    )  # fmt: skip
    settle(seeker)


def queries(client, url):
    client.get(url)  # what is kept in memory per process is warm
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("query", ["", "?q=many", "?stage=awaiting&sort=last", "?next=needs"])
def test_recruiters(seeker, few, signed_in, query):
    client, url = signed_in(seeker), reverse("outreach:recruiters") + query
    before = queries(client, url)
    many(seeker)
    assert queries(client, url) <= max(before, MOST["recruiters"])
    assert queries(client, url) <= MOST["recruiters"]


@pytest.mark.parametrize("query", ["", "?beside=listed", "?q=many&type=contingency"])
def test_the_board(seeker, few, signed_in, query):
    """Ten people stand in few columns, so fewer queries are allowed then; never more than for a full board."""
    client, url = signed_in(seeker), reverse("outreach:board") + query
    assert queries(client, url) <= MOST["board"]
    many(seeker)
    assert queries(client, url) <= MOST["board"]


@pytest.mark.parametrize("query", ["", "?view=week", "?view=day"])
def test_the_calendar(seeker, few, signed_in, query):
    client, url = signed_in(seeker), reverse("outreach:calendar") + query
    before = queries(client, url)
    many(seeker)
    assert before == queries(client, url) <= MOST["calendar"]


def test_today(seeker, few, signed_in):
    settle(seeker)
    client, url = signed_in(seeker), reverse("outreach:today")
    before = queries(client, url)
    many(seeker)
    assert before == queries(client, url) <= MOST["today"]


def test_a_relationship(seeker, few, signed_in):
    client, url = signed_in(seeker), reverse("outreach:relationship", args=[few.public_id])
    before = queries(client, url)
    many(seeker)
    for day in range(1, 21):
        out(few, nov(day), "other")
    assert queries(client, url) == before


def test_choosing_whom_to_log(seeker, few, signed_in):
    client, url = signed_in(seeker), reverse("outreach:log_any")
    before = queries(client, url)
    many(seeker)
    assert queries(client, url) == before
