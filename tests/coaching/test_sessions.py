"""When a coach and a client speak next: each on their own clock; moved, called off, put back."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import CoachingEvent
from accounts.rights import Right
from coaching.models import Session
from outreach.models import JobSearch
from tests.accounts.joined import make_coaching
from tests.cast import MORNING, by
from tests.factories import make_relationship, make_search
from tests.outreach.scenes import awaiting, nov, they

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
THERE = {"day": "2026-11-24", "time": "10:30", "place": "https://meet.example/abc"}


@pytest.fixture
def client_of(seeker, coach):
    """A client in Boston of a coach in Dublin, five hours ahead."""
    coach.preferences.time_zone = "Europe/Dublin"
    coach.preferences.save()
    make_coaching(seeker, coach, at=MORNING - timedelta(days=30))
    return seeker


def arrange(client, user, **said):
    return client.post(reverse("coaching:session", args=[user.public_id]), THERE | said)


def client_page(client, user):
    return client.get(reverse("coaching:client", args=[user.public_id])).content.decode()


def test_each_reads_the_hour_on_their_own_clock(client_of, coach, signed_in):
    assert arrange(signed_in(coach), client_of).status_code == 303
    assert Session.objects.get().at == datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
    page = client_page(signed_in(coach), client_of)  # anew: without the toast
    assert "Tue 24 Nov, 10:30" in page
    assert "5:30 where they are" in page
    hers = signed_in(client_of).get(reverse("coaching:shared_notes")).content.decode()
    assert "Tue 24 Nov, 5:30" in hers
    assert '<a href="https://meet.example/abc" rel="noopener noreferrer">' in hers


def test_a_place_is_a_link_only_where_it_is_an_address(client_of, coach, signed_in):
    arrange(signed_in(coach), client_of, place='javascript:alert(1) "<b>')
    hers = signed_in(client_of).get(reverse("coaching:shared_notes")).content.decode()
    assert "javascript:alert(1) &quot;&lt;b&gt;" in hers
    assert 'href="javascript' not in hers


@pytest.mark.parametrize(
    "said", [{"day": "2026-11-22"}, {"day": "2026-11-23", "time": "14:00"}, {"day": "2028-01-01"}, {"time": ""}]
)
def test_it_lies_ahead(client_of, coach, signed_in, said):
    """It is two in the afternoon in Dublin."""
    assert arrange(signed_in(coach), client_of, **said).status_code == 422
    assert not Session.objects.exists()
    assert arrange(signed_in(coach), client_of, day="2026-11-23", time="14:01").status_code == 303


def test_it_is_moved_called_off_and_put_back(client_of, coach, signed_in):
    client = signed_in(coach)
    arrange(client, client_of)
    session = Session.objects.get()
    url = reverse("coaching:session_move", args=[session.public_id])
    assert 'value="10:30"' in client.get(url).content.decode()
    assert client.post(url, THERE | {"time": "16:00"}).status_code == 303
    assert "Tue 24 Nov, 16:00" in client_page(signed_in(coach), client_of)
    off, back = (reverse(f"coaching:session_{name}", args=[session.public_id]) for name in ("off", "back"))
    for _twice in range(2):
        assert client.post(off).status_code == 303
    assert "None arranged" in client_page(client, client_of)
    assert "Tue 24 Nov" not in signed_in(client_of).get(reverse("coaching:shared_notes")).content.decode()
    assert client.post(back).status_code == 303
    assert "Tue 24 Nov, 16:00" in client_page(signed_in(coach), client_of)


def test_what_was_called_off_or_held_is_not_moved(client_of, coach, signed_in):
    client = signed_in(coach)
    off = Session.arrange(by(coach), client_of, MORNING + timedelta(days=1))
    off.call_off(by(coach))
    held = Session.arrange(by(coach), client_of, MORNING - timedelta(days=3))
    for one in (off, held):
        assert client.post(reverse("coaching:session_move", args=[one.public_id]), THERE).status_code == 404
    for what in ("off", "back"):
        assert client.post(reverse(f"coaching:session_{what}", args=[held.public_id])).status_code == 404
    held.refresh_from_db()
    assert held.called_off_at is None


def test_it_is_nobody_elses(client_of, coach, stranger, admin, signed_in):
    arrange(signed_in(coach), client_of)
    session = Session.objects.get()
    urls = [reverse(f"coaching:session_{name}", args=[session.public_id]) for name in ("move", "off", "back")]
    make_coaching(client_of, stranger)  # another coach of the same client
    for other in (stranger, admin, client_of):
        assert [signed_in(other).post(url, THERE).status_code for url in urls] == [404] * 3
    client_of.coachings.get(coach=coach).end(by(client_of))
    assert [signed_in(coach).post(url, THERE).status_code for url in urls] == [404] * 3
    assert arrange(signed_in(coach), client_of).status_code == 404


def test_with_the_coaching_its_sessions_go(client_of, coach, signed_in):
    arrange(signed_in(coach), client_of)
    assert "Tue 24 Nov" in signed_in(client_of).get(reverse("coaching:shared_notes")).content.decode()
    client_of.coachings.get().end(by(client_of))
    assert "Tue 24 Nov" not in signed_in(client_of).get(reverse("coaching:shared_notes")).content.decode()


def test_the_caseload_says_when_and_sorts_by_it(client_of, coach, stranger, signed_in):
    make_coaching(stranger, coach)
    client = signed_in(coach)
    arrange(client, client_of)
    arrange(client, client_of, day="2026-11-23", time="18:00")
    arrange(client, stranger, day="2026-11-23", time="16:00")
    page = signed_in(coach).get(reverse("coaching:clients") + "?order=session").content.decode()
    assert "Mon 23 Nov, 18:00" in page
    assert "Tue 24 Nov" not in page
    assert page.index("Sam Stranger") < page.index("Nora Halvorsen")


def test_todays_session_stands_on_today(client_of, coach, signed_in):
    make_relationship(client_of)
    arrange(signed_in(coach), client_of, day="2026-11-23", time="18:00")
    assert "Cleo Coach and you speak at 13:00" in signed_in(client_of).get("/today/").content.decode()
    Session.objects.update(at=MORNING + timedelta(days=1))
    assert "you speak at" not in signed_in(client_of).get("/today/").content.decode()


# ── The agenda ──


@pytest.fixture
def told(client_of, coach):
    """They spoke on the ninth; since then somebody wrote back and somebody was put forward."""
    make_search(client_of, MORNING - timedelta(days=60), reason="SECRET-REASON")
    Session.arrange(by(coach), client_of, MORNING - timedelta(days=14))
    early = awaiting(client_of, "Early Bird", nov(2))
    they(early, nov(3), note="Between us")
    they(awaiting(client_of, "Jonas Weber", nov(10)), nov(20), note="Between us")
    who = make_relationship(client_of, "Grace Lin")
    who.record_submission(by(client_of), key="a", state="submitted", employer="Meridian Devices", role="VP Finance")
    return client_of


def agenda(client, user):
    return client.get(reverse("coaching:agenda", args=[user.public_id])).content.decode()


@pytest.mark.parametrize("right", Right.values)
def test_each_part_needs_its_right(told, coach, signed_in, right):
    told.coachings.get().change(by(told), [right], None)
    page = agenda(signed_in(coach), told)
    assert 'since you spoke on <time datetime="2026-11-09">' in page
    assert ("<dt>written</dt><dd>1</dd>" in page) == (right == "activity")
    assert ("Jonas Weber" in page) == ("Wrote back" in page) == (right == "pipeline")
    assert ("Meridian Devices" in page) == (right == "submissions")
    for words in ("Between us", "SECRET-REASON", "Early Bird"):
        assert words not in page


def test_before_the_first_session_it_begins_with_the_coaching(client_of, coach, signed_in):
    page = agenda(signed_in(coach), client_of)
    assert 'since <time datetime="2026-10-24">24 Oct</time>, when you began' in page
    assert CoachingEvent.objects.filter(kind="viewed", page="agenda").count() == 1
    log = signed_in(client_of).get("/settings/coaches/log/").content.decode()
    assert "Cleo Coach looked at what changed since you last spoke" in log


def test_it_is_read_in_a_fixed_number_of_queries(told, coach, signed_in):
    client, url = signed_in(coach), reverse("coaching:agenda", args=[told.public_id])
    told.coachings.get().change(by(told), ["activity", "pipeline", "submissions"], None)

    def queries():
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    before = queries()
    for number in range(20):
        who = awaiting(told, f"Many {number}", nov(12))
        they(who, nov(20))
        who.record_submission(by(told), key="b", state="submitted", employer=f"Employer {number}", role="CFO")
    assert queries() == before
    assert JobSearch.objects.count() == 1
    assert "and 9 more" in agenda(client, told)
