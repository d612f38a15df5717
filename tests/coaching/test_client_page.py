"""A coach opens one client: each part with its right, no text that may not be read, and notes of two kinds."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import CoachingEvent, ForgedLook
from accounts.rights import Right
from coaching.models import Note
from tests.accounts.joined import make_coaching
from tests.cast import MORNING, by
from tests.factories import make_relationship, make_search
from tests.outreach.scenes import awaiting, out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
SECRET = "Between us: they pay badly"


@pytest.fixture
def client_of(seeker):
    """A client with a search, and somebody written to whose messages and tags are private."""
    make_search(seeker, pay_range="SECRET-PAY 250k", reason="SECRET-REASON")
    who = awaiting(seeker, "Jonas Weber")
    who.tag(by(seeker), ["secret-tag"])
    out(who, MORNING.date(), "nudge", note=SECRET)
    return seeker


def page_of(client, user, query=""):
    return client.get(reverse("coaching:client", args=[user.public_id]) + query)


def test_what_the_two_usual_rights_show(client_of, coach, signed_in):
    make_coaching(client_of, coach)
    page = page_of(signed_in(coach), client_of).content.decode()
    for words in ("Nora Halvorsen", "VP Finance, Boston", "Week by week", "Jonas Weber", "Awaiting", "Activity, Pip"):
        assert words in page
    for words in (SECRET, "SECRET-", "secret-tag", "@firm", client_of.email):
        assert words not in page


@pytest.mark.parametrize("right", Right.values)
def test_each_part_needs_its_right(client_of, coach, signed_in, right):
    make_coaching(client_of, coach, [right])
    page = page_of(signed_in(coach), client_of).content.decode()
    assert ("Week by week" in page) == (right == "activity")
    assert ("Jonas Weber" in page) == (right == "pipeline")
    assert ("VP Finance, Boston" in page) == (right == "pipeline")


@pytest.mark.parametrize("right", ["activity", "pipeline"])
def test_text_that_may_not_be_read_is_not_even_asked_for(client_of, coach, signed_in, right):
    make_coaching(client_of, coach, [right])
    client = signed_in(coach)
    page_of(client, client_of)
    with CaptureQueriesContext(connection) as captured:
        page_of(client, client_of)
    asked = " ".join(query["sql"] for query in captured)
    for column in ("note", "subject"):
        assert f'"outreach_historyrow"."{column}"' not in asked
    for column in ("tags", "met"):
        assert f'"outreach_relationship"."{column}"' not in asked
    for column in ("pay_range", "reason", "current_employer"):
        # The frame reads the coach's own search.
        others = [query["sql"] for query in captured if f'"outreach_jobsearch"."{column}"' in query["sql"]]
        assert all(f'"outreach_jobsearch"."seeker_id" = {coach.pk}' in sql for sql in others)


def test_who_is_no_running_coach_gets_nothing(client_of, coach, stranger, admin, signed_in):
    coaching = make_coaching(client_of, coach)
    for other in (stranger, admin, client_of):
        assert page_of(signed_in(other), client_of).status_code == 404
    assert ForgedLook.objects.count() == 3
    open_page = signed_in(coach)
    assert page_of(open_page, client_of).status_code == 200
    coaching.end(by(client_of))
    assert page_of(open_page, client_of).status_code == 404
    url = reverse("coaching:note", args=[client_of.public_id])
    assert open_page.post(url, {"text": "Too late", "reader": "private"}).status_code == 404
    assert not Note.objects.exists()
    assert ForgedLook.objects.count() == 3


def test_a_look_stands_in_the_clients_log(client_of, coach, signed_in):
    make_coaching(client_of, coach)
    client = signed_in(coach)
    for _twice in range(2):
        page_of(client, client_of)
    assert CoachingEvent.objects.filter(kind="viewed", page="client").count() == 1
    log = signed_in(client_of).get("/settings/coaches/log/").content.decode()
    assert "Cleo Coach looked at your overview" in log


def test_the_page_below_a_note_with_a_mistake_is_a_look_too(client_of, coach, signed_in):
    make_coaching(client_of, coach)
    answer = write(signed_in(coach), client_of, "")
    assert "Jonas Weber" in answer.content.decode()
    assert CoachingEvent.objects.filter(kind="viewed", page="client").count() == 1


def test_it_is_read_in_a_fixed_number_of_queries(client_of, coach, signed_in):
    make_coaching(client_of, coach)
    client = signed_in(coach)

    def queries():
        page_of(client, client_of)
        with CaptureQueriesContext(connection) as captured:
            assert page_of(client, client_of).status_code == 200
        return len(captured)

    before = queries()
    for number in range(40):
        make_relationship(client_of, f"Many {number}")
    out(make_relationship(client_of, "One More"), MORNING.date())
    assert queries() == before
    page = page_of(client, client_of)
    assert len(page.context["overview"].people) == 25
    cursor = page.context["overview"].people.next_cursor
    assert "Many 39" in page_of(client, client_of, f"?cursor={cursor}").content.decode()


# ── Notes ──


def write(client, user, text="She rushes her first lines.", reader="private"):
    return client.post(reverse("coaching:note", args=[user.public_id]), {"text": text, "reader": reader})


def test_private_notes_are_the_coachs_alone(client_of, coach, stranger, signed_in):
    make_coaching(client_of, coach)
    make_coaching(client_of, stranger)
    assert write(signed_in(coach), client_of).status_code == 303
    assert write(signed_in(coach), client_of, "Well done this week.", "shared").status_code == 303
    mine = page_of(signed_in(coach), client_of).content.decode()
    assert "She rushes" in mine
    assert "Well done" in mine
    other = page_of(signed_in(stranger), client_of).content.decode()
    hers = signed_in(client_of).get(reverse("coaching:shared_notes")).content.decode()
    assert "She rushes" not in other + hers
    assert "Well done" not in other
    assert "Well done" in hers
    assert "Cleo Coach" in hers


def test_a_note_of_the_evening_is_of_that_day(client_of, coach, signed_in, morning):
    """At nine in the evening in Boston it is the next day in UTC."""
    make_coaching(client_of, coach)
    morning.shift(timedelta(hours=12))
    write(signed_in(coach), client_of, reader="shared")
    for page in (page_of(signed_in(coach), client_of), signed_in(client_of).get(reverse("coaching:shared_notes"))):
        assert '<time datetime="2026-11-23">23 Nov</time>' in page.content.decode()


def test_a_note_says_something_to_somebody(client_of, coach, signed_in):
    make_coaching(client_of, coach)
    for text, reader in (("", "private"), ("x" * 5001, "private"), ("Fine", "everybody"), ("Fine", "")):
        assert write(signed_in(coach), client_of, text, reader).status_code == 422
    assert not Note.objects.exists()


def test_a_note_is_removed_and_put_back_by_its_writer_alone(client_of, coach, stranger, signed_in):
    coaching = make_coaching(client_of, coach)
    write(signed_in(coach), client_of, "Well done this week.", "shared")
    remove, back = (
        reverse(f"coaching:note_{act}", args=[Note.objects.get().public_id]) for act in ("remove", "back")
    )

    def shown():
        hers = signed_in(client_of).get(reverse("coaching:shared_notes"))
        pages = [page.content.decode() for page in (page_of(signed_in(coach), client_of), hers)]
        return ["Well done" in page for page in pages]

    for url in (remove, back):
        for other in (stranger, client_of):
            assert signed_in(other).post(url).status_code == 404
    coaching.end(by(client_of))
    assert signed_in(coach).post(remove).status_code == 404
    again = make_coaching(client_of, coach)
    for _click in (1, 2):
        assert signed_in(coach).post(remove).status_code == 303
        assert shown() == [False, False]
    again.end(by(client_of))
    assert signed_in(coach).post(back).status_code == 404
    make_coaching(client_of, coach)
    for _click in (1, 2):
        assert signed_in(coach).post(back).status_code == 303
        assert shown() == [True, True]


def test_the_toast_of_a_removed_note_brings_it_back(client_of, coach, signed_in):
    make_coaching(client_of, coach)
    client = signed_in(coach)
    write(client, client_of)
    note = Note.objects.get()
    back = f'action="{reverse("coaching:note_back", args=[note.public_id])}"'
    page = client.post(reverse("coaching:note_remove", args=[note.public_id]), follow=True).content.decode()
    assert back in page
    page = client.post(reverse("coaching:note_remove", args=[note.public_id]), follow=True).content.decode()
    assert "removed already" in page
    assert back not in page
