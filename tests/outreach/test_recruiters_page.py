"""Recruiters: filters in the address, order, keyset pages, the empty list, and nobody else's people."""

import re
from datetime import date

import pytest
from django.urls import reverse

from outreach.pages.listing import PAGE
from tests.cast import by
from tests.factories import make_firm, make_relationship

from .scenes import awaiting, nov, replying, settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
URL = "/recruiters/"


@pytest.fixture
def names(seeker, signed_in):
    """names(query) → who is listed, in order."""
    client = signed_in(seeker)

    def listed(query=""):
        answer = client.get(URL + query)
        assert answer.status_code == 200
        return [line.relationship.recruiter.name for line in answer.context["lines"]]

    return listed


@pytest.fixture
def people(seeker):
    return {
        "today": awaiting(seeker, "Dora Due", nov(16)),
        "overdue": awaiting(seeker, "Olaf Over", nov(11)),
        "reply": replying(seeker, "Rita Reply", nov(20)),
        "listed": make_relationship(seeker, "Lena Listed", firm=make_firm("Øresund Search", pay_model="retained")),
        "closed": make_relationship(seeker, "Carl Closed"),
    }


def test_everyone_by_next_step(seeker, people, names):
    people["closed"].close(by(seeker), "not_my_field")
    assert names()[:3] == ["Olaf Over", "Dora Due", "Rita Reply"]
    assert sorted(names()) == sorted(["Olaf Over", "Rita Reply", "Dora Due", "Lena Listed", "Carl Closed"])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?stage=awaiting", ["Olaf Over", "Dora Due"]),
        ("?type=retained", ["Lena Listed"]),
        ("?type=sole", []),
        ("?next=today", ["Rita Reply", "Dora Due"]),
        ("?next=overdue", ["Olaf Over"]),
        ("?next=replies", ["Rita Reply"]),
        ("?next=stale", []),
        ("?next=needs", ["Olaf Over", "Rita Reply", "Dora Due"]),
        ("?next=2026-11-23", ["Rita Reply", "Dora Due"]),
        ("?q=oresund", ["Lena Listed"]),
        ("?q=ÓLAF", ["Olaf Over"]),
        ("?q=list+oresu", ["Lena Listed"]),
        ("?stage=awaiting&q=due", ["Dora Due"]),
    ],
)
def test_filters_in_the_address(people, names, query, expected):
    assert sorted(names(query)) == sorted(expected)


def test_orders(people, names):
    assert names("?sort=name") == ["Carl Closed", "Dora Due", "Lena Listed", "Olaf Over", "Rita Reply"]
    assert names("?sort=last")[:3] == ["Rita Reply", "Dora Due", "Olaf Over"]


@pytest.mark.parametrize(
    "query",
    ["?stage=nonsense", "?sort=%00", "?next=2026-02-31", "?next=0000-00-00", "?cursor=forged", "?type=<script>"],
)
def test_what_an_address_can_not_mean_is_left_out(people, names, query):
    assert len(names(query)) == 5


@pytest.mark.parametrize("q", ["%00", "%E2%80%AE", "<script>", "%25_%27", "x" * 3000, "😀"])
def test_odd_searches_find_nobody_or_everybody(people, names, q):
    assert len(names(f"?q={q}")) in (0, 5)


def test_a_line_says_stage_last_contact_next_step_and_state(people, seeker, signed_in):
    page = signed_in(seeker).get(URL).content.decode()
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    assert "Talking · your turn" in text
    assert "they wrote 20 Nov" in text
    assert "Nudge 1 of 2" in text
    assert "Since Wednesday" in text
    assert "Reply waiting" in text
    assert "Not contacted yet" in text


def test_stale_ones_carry_their_badge(seeker, names, signed_in):
    relationship = make_relationship(seeker, "Sofia")
    relationship.file_resume(by(seeker), occurred_on=date(2026, 10, 1))
    settle(seeker)
    assert names("?next=stale") == ["Sofia"]
    assert "Going stale" in signed_in(seeker).get(URL).content.decode()


def test_pages_reach_everyone_once(seeker, signed_in):
    for number in range(PAGE * 2 + 5):
        make_relationship(seeker, f"Person {number:03}")
    client, seen, url = signed_in(seeker), [], URL + "?sort=name"
    for _page in range(3):
        answer = client.get(url)
        seen += [line.relationship.recruiter.name for line in answer.context["lines"]]
        url = f"{URL}?sort=name&cursor={answer.context['page'].next_cursor}"
    assert seen == [f"Person {number:03}" for number in range(PAGE * 2 + 5)]
    assert answer.context["page"].next_cursor == ""
    assert 'rel="prev"' in answer.content.decode()


def test_the_empty_list_says_what_to_do(seeker, signed_in):
    page = signed_in(seeker).get(URL).content.decode()
    assert "Nobody is on your list yet" in page


def test_no_match_offers_a_way_back(people, seeker, signed_in):
    page = signed_in(seeker).get(URL + "?q=zzzz").content.decode()
    assert "Nobody fits these filters" in page


def test_nobody_elses_people(people, stranger, admin, signed_in):
    for other in (stranger, admin):
        assert "Dora Due" not in signed_in(other).get(reverse("outreach:recruiters")).content.decode()
