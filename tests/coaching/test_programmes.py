"""A programme’s report for its sponsor: a group’s aggregates, nothing about fewer than five, no day of anyone twice."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.models import CoachingEvent
from coaching.models import Group, ProgrammeReport
from coaching.programme import Person, figures_of
from tests.accounts.joined import make_coaching
from tests.cast import MORNING, by, person
from tests.factories import make_search
from tests.outreach.scenes import awaiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
URL = "/programmes/"
FIRST, LAST = date(2026, 10, 12), date(2026, 11, 8)  # four weeks
LONG_AGO = MORNING - timedelta(days=200)


def members(coach, n, rights=("activity", "pipeline"), start=0):
    """Clients with a search since long ago who wrote to one recruiter each, and the group of them all."""
    found = []
    for number in range(start, start + n):
        one = person(f"member{number}@client.example", name=f"Member {number}")
        make_search(one, LONG_AGO)
        awaiting(one, f"Recruiter Of {number}", FIRST + timedelta(days=1))
        make_coaching(one, coach, rights, at=LONG_AGO)
        found.append(one)
    return found


@pytest.fixture
def spring(coach):
    group = Group.make(by(coach), "Spring")
    group.put(by(coach), members(coach, 6))
    return group


def make(client, group, first=FIRST, weeks=4):
    return client.post(URL, {"group": group.public_id, "first": first.isoformat(), "weeks": weeks})


def test_it_adds_up_and_names_nobody(coach, spring, signed_in):
    client = signed_in(coach)
    answer = make(client, spring, FIRST + timedelta(days=3))
    assert answer.status_code == 303
    report = ProgrammeReport.objects.get()
    assert (report.first, report.last) == (FIRST, LAST)
    assert report.figures["weeks"] == [6, None, None, None]
    assert (report.figures["n"], report.figures["written"], report.figures["contacted"]) == (6, 6, 6)
    page = client.get(answer.url).content.decode()
    rows = b"".join(client.get(reverse("exports:programme", args=[report.public_id]))).decode()
    for words in ("6 people, 12 October 2026 to 8 November 2026", "n = 6", "not told", "What the figures mean"):
        assert words in page
    for name in ("Recruiter Of", "Member"):
        assert name not in page + rows
    assert "Week,2026-10-12,Messages and calls,6," in rows
    assert "Week,2026-10-19,Messages and calls,," in rows


def test_of_fewer_than_five_nothing_is_shown(coach, signed_in):
    group = Group.make(by(coach), "Small")
    group.put(by(coach), [*members(coach, 4), *members(coach, 3, ["activity"], start=10)])
    answer = make(signed_in(coach), group)
    assert answer.status_code == 422
    assert "Figures of so few would be about one person" in answer.content.decode()
    assert not ProgrammeReport.objects.exists()


def test_who_ended_or_shares_less_is_not_counted(coach, spring, signed_in):
    ended, less = (one.client for one in spring.members.order_by("pk")[:2])
    ended.coachings.get().end(by(ended))
    assert make(signed_in(coach), spring).status_code == 303
    report = ProgrammeReport.objects.get()
    assert (report.figures["n"], ended in report.counted.all()) == (5, False)
    less.coachings.get().change(by(less), ["pipeline"], None)
    assert make(signed_in(coach), spring, FIRST - timedelta(days=70)).status_code == 422


def test_nobodys_day_is_in_two_reports(coach, spring, signed_in):
    """Else the two told apart what one person did: who joined between them, or what one week more held."""
    client = signed_in(coach)
    assert make(client, spring).status_code == 303
    joined = members(coach, 1, start=20)
    spring.put(by(coach), joined)
    other = Group.make(by(coach), "All but one")
    other.put(by(coach), [one.client for one in spring.members.order_by("pk")[1:]])
    for group, first, weeks in (
        (spring, FIRST, 4), (other, FIRST, 4), (spring, FIRST - timedelta(days=7), 4), (spring, FIRST, 8),
        (spring, FIRST - timedelta(days=28), 8),
    ):  # fmt: skip
        answer = make(client, group, first, weeks)
        assert answer.status_code == 422
    assert "counts some of them on some of these days" in answer.content.decode()
    assert make(client, spring, FIRST - timedelta(days=28)).status_code == 303
    assert ProgrammeReport.objects.count() == 2


def test_weeks_that_are_not_over_and_what_is_typed_are_refused(coach, stranger, spring, signed_in):
    client = signed_in(coach)
    theirs = Group.make(by(stranger), "Theirs")
    for group, first, weeks in (
        (spring, date(2026, 11, 2), 4), (spring, date(2027, 1, 4), 4), (spring, date(2020, 1, 6), 4),
        (theirs, FIRST, 4), (spring, FIRST, 3),
    ):  # fmt: skip
        assert make(client, group, first, weeks).status_code == 422
    assert client.post(URL, {"first": "soon", "weeks": "many"}).status_code == 422


def test_it_is_the_coachs_own_and_in_each_log(coach, stranger, spring, signed_in):
    make(signed_in(coach), spring)
    report = ProgrammeReport.objects.get()
    assert CoachingEvent.objects.filter(kind="viewed", page="programme").count() == 6
    member = spring.members.first().client
    for reader in (stranger, member):
        for route in ("coaching:programme", "exports:programme"):
            assert signed_in(reader).get(reverse(route, args=[report.public_id])).status_code == 404
    spring.delete()
    assert "Spring" in signed_in(coach).get(URL).content.decode()


def counted(landed, searching, others=0):
    """People of whom some landed after 10 weeks, some search, and others stopped."""
    began = FIRST - timedelta(days=60)
    ends = began + timedelta(days=70)
    return [
        *[Person([1], 1, 0, began, ends, ends)] * landed, *[Person([1], 1, 0, began)] * searching,
        *[Person([1], 1, 0, began, None, FIRST)] * others,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("people", "told"),
    [
        (counted(5, 5), (5, 5, 10)), (counted(4, 6), (None, None, None)), (counted(6, 4), (None, None, None)),
        (counted(6, 0), (None, None, None)), (counted(6, 3, 2), (6, None, 10)), (counted(5, 6, 1), (5, None, 10)),
        (counted(5, 6, 5), (5, 6, 10)),
    ],
)  # fmt: skip
def test_neither_few_nor_all_but_few_landed(people, told):
    found = figures_of(people, FIRST, LAST)
    assert (found["landed"], found["searching"], found["median_weeks"]) == told


def test_what_few_wrote_is_left_out_of_the_total_too():
    people = [Person([1, 0], 1, 1) for _n in range(5)] + [Person([1, 7], 9, 9)]
    found = figures_of(people, FIRST, LAST)
    assert (found["weeks"], found["written"], found["contacted"]) == ([6, None], 6, 14)
    few = figures_of([Person([1], 0), *[Person([1], 4, 4)] * 4], FIRST, LAST)
    assert (few["contacted"], few["replied"]) == (None, None)
