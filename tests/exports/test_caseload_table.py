"""The caseload as a table: what its page shows, by the rights of each client, and a line in the log of who is in it."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.models import CoachingEvent
from accounts.rights import Right
from coaching.models import Group, Session
from tests.cast import MORNING, by
from tests.coaching.test_caseload import COUNTED, client_named, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
URL = reverse("exports:caseload")
BY_RIGHT = {
    "activity": {"Last active", "This week", "Goal", "Last week", "Reply rate (%)", "Replies counted of"},
    "pipeline": {"Search", "Due today", "Overdue", "Going stale", "Landed", "Listed", "Talking"},
    "submissions": set(),
}


def table(client, query=""):
    answer = client.get(URL + query)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    return list(csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))


def names(client, query=""):
    return [row["Client"] for row in table(client, query)]


def test_it_holds_what_the_page_shows(coach, signed_in):
    counted = {"due": 3, "stages": {"talking": 2}, "landed_on": date(2026, 11, 16), "search": "landed"}
    one = client_named(coach, "Hal Told", **(COUNTED | counted))
    Session.arrange(by(coach), one, MORNING + timedelta(days=1))
    (row,) = table(signed_in(coach))
    assert row.pop("Why now").split("; ") == [
        "3 conflicts open", "91 from before today", "92 going stale", "Landed 16 Nov",
    ]  # fmt: skip
    said = {
        "Client": "Hal Told", "Search": "Chief Hal, Boston", "Talking": "2", "Listed": "0", "Due today": "3",
        "Overdue": "91", "Going stale": "92", "Last active": "2026-10-01", "This week": "79", "Goal": "8",
        "Last week": "78", "Reply rate (%)": "33", "Replies counted of": "400", "Next session": "2026-11-24 09:00",
        "Landed": "yes",
    }  # fmt: skip
    assert {name: row[name] for name in said} == said


@pytest.mark.parametrize("right", Right.values)
def test_what_is_not_shared_is_an_empty_cell_never_a_zero(coach, signed_in, right):
    client_named(coach, "Hal Hidden", [right], **COUNTED)
    (row,) = table(signed_in(coach))
    for source, columns in BY_RIGHT.items():
        for column in columns:
            assert bool(row[column]) == (source == right), (column, right)
    others = {"Client", "Why now", *BY_RIGHT["activity"]}
    if right != "pipeline":
        assert {cell for name, cell in row.items() if name not in others} == {""}
    assert bool(row["Why now"]) == (right in BY_RIGHT)


def test_a_rate_of_few_is_left_out(coach, signed_in):
    few, enough = client_named(coach, "Few Ones"), client_named(coach, "Some Ones")
    for one, n in ((few, 19), (enough, 20)):
        one.summaries.update(contacted=n, replied=4)
    rows = table(signed_in(coach), "?order=name")
    assert [(row["Reply rate (%)"], row["Replies counted of"]) for row in rows] == [("", "19"), ("20", "20")]


def test_it_is_filtered_and_ordered_as_the_page_that_links_to_it(coach, stranger, signed_in):
    client_named(coach, "Zoe Well")
    ben, amy = client_named(coach, "Ben Behind", overdue=8), client_named(coach, "Amy Also", overdue=9)
    spring, theirs = Group.make(by(coach), "Spring"), Group.make(by(stranger), "Theirs")
    for group in (spring, theirs):
        group.put(by(coach), [ben])
    client = signed_in(coach)
    assert names(client, "?order=name") == ["Amy Also", "Ben Behind", "Zoe Well"]
    assert names(client, "?show=word&order=name") == [amy.shown_name, ben.shown_name]
    assert names(client, f"?group={spring.public_id}") == ["Ben Behind"]
    assert len(names(client, f"?group={theirs.public_id}")) == 3
    for query in ("?order=%00", "?order=rank&show=", "?why=x%00"):
        assert len(names(client, query)) == 3
    assert f'href="{URL}?show=word&amp;order=name"' in page_of(client, "?show=word&order=name&view=all")
    assert f'href="{URL}"' in page_of(client)


def test_a_name_that_a_spreadsheet_would_run_is_defused(coach, signed_in):
    client_named(coach, "=cmd()|x One")
    assert names(signed_in(coach)) == ["'=cmd()|x One"]


def test_who_is_in_it_reads_that_it_was_taken_once_an_hour(coach, signed_in):
    well, behind = client_named(coach, "Zoe Well"), client_named(coach, "Ben Behind", overdue=8)
    client = signed_in(coach)
    page_of(client)
    for query in ("?show=word", "?show=word", "?show=word&order=name"):
        table(client, query)
    assert list(CoachingEvent.objects.filter(page="caseload_table").values_list("client", flat=True)) == [behind.pk]
    words = "a table of their clients to take along, with your line in it"
    for one in (well, behind):
        log = signed_in(one).get(reverse("accounts:coaching_log")).content.decode()
        assert (words in log) == (one == behind)


def test_it_is_of_ones_own_clients_while_one_coaches_them(coach, stranger, admin, client, signed_in):
    one = client_named(coach, "Nora Mine")
    for other in (stranger, admin, one):
        assert names(signed_in(other)) == []
    assert names(signed_in(coach)) == ["Nora Mine"]
    one.coachings.get().end(by(one))
    assert names(signed_in(coach)) == []
    assert client.get(URL).status_code == 302
