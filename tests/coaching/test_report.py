"""A client's report: the weeks against the goal, stages, sessions and what was agreed; each part by its right alone."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import CoachingEvent
from accounts.rights import Right
from coaching.models import Agreed, Session
from tests.accounts.joined import make_coaching
from tests.cast import MORNING, by
from tests.factories import make_search
from tests.outreach.scenes import awaiting, nov, replying

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
SAID = {
    "activity": ["Week by week", "Goal", "n = 0"],
    "pipeline": ["Where their recruiters stand today", "Jonas Weber", "Chief of Staff"],
}


def report(client, seeker, query="", route="coaching:report"):
    answer = client.get(reverse(route, args=[seeker.public_id]) + query)
    assert answer.status_code == 200
    return b"".join(answer).decode()


def table(client, seeker, query=""):
    return report(client, seeker, query, "exports:client_report").splitlines()


@pytest.fixture
def filled(seeker, coach):
    """A search with two who were written to, one of whom answered; a session held and what was agreed about Jonas."""
    make_search(seeker, target_titles="Chief of Staff")
    jonas = awaiting(seeker, "Jonas Weber", nov(16))
    replying(seeker)
    Session.arrange(by(coach, MORNING - timedelta(days=9)), seeker, MORNING - timedelta(days=8))
    Session.arrange(by(coach), seeker, MORNING + timedelta(days=2))
    Agreed.note(by(coach), seeker, "Ring him on Tuesday", nov(24), jonas)
    return jonas


@pytest.mark.parametrize("right", Right.values)
def test_each_part_stands_by_its_own_right(filled, seeker, coach, signed_in, right):
    make_coaching(seeker, coach, [right], at=MORNING - timedelta(days=30))
    client = signed_in(coach)
    page, rows = report(client, seeker), "\n".join(table(client, seeker))
    assert "Ingrid" not in page + rows
    for source, words in SAID.items():
        for word in words:
            assert (word in page) == (source == right), (word, right)
    assert ("\nWeek," in rows, "\nStage," in rows) == (right == "activity", right == "pipeline")
    assert ("Jonas Weber" in rows) == (right == "pipeline")
    for there in ("Ring him on Tuesday", "Sessions"):
        assert there in page


def test_it_counts_by_the_period_and_says_the_goal(filled, seeker, coach, signed_in):
    make_coaching(seeker, coach, at=MORNING - timedelta(days=30))
    client = signed_in(coach)
    rows = table(client, seeker, "?weeks=4")
    assert "Week,2026-11-16,Written,1,8" in rows
    assert len([row for row in rows if ",Written," in row]) == 4
    assert len([row for row in table(client, seeker, "?weeks=9") if ",Written," in row]) == 12
    assert len([row for row in rows if row.startswith("Session held")]) == 1
    assert len([row for row in rows if row.startswith("Session ahead")]) == 1
    page = report(client, seeker, "?weeks=4")
    assert "2 November 2026 to 23 November 2026" in page
    assert client.get(reverse("exports:client_report", args=[seeker.public_id])).headers["Cache-Control"] == "no-store"


def test_it_is_a_look_in_the_log_and_ends_with_the_coaching(filled, seeker, coach, stranger, signed_in):
    coaching = make_coaching(seeker, coach)
    client = signed_in(coach)
    for _twice in "ab":
        report(client, seeker)
        table(client, seeker)
    assert CoachingEvent.objects.filter(kind="viewed", page="report").count() == 1
    coaching.end(by(seeker))
    for reader in (coach, stranger, seeker):
        for route in ("coaching:report", "exports:client_report"):
            assert signed_in(reader).get(reverse(route, args=[seeker.public_id])).status_code == 404


def test_it_takes_a_fixed_number_of_queries(filled, seeker, coach, signed_in):
    make_coaching(seeker, coach, at=MORNING - timedelta(days=30))
    client = signed_in(coach)

    def queries():
        report(client, seeker, "?weeks=26")
        with CaptureQueriesContext(connection) as captured:
            report(client, seeker, "?weeks=26")
        return len(captured)

    before = queries()
    for number in range(5):
        awaiting(seeker, f"More {number}", nov(16))
        Agreed.note(by(coach), seeker, f"Thing {number}", nov(25))
    assert queries() == before
