"""The summary of a client is what a count says: after each act, after its undo, after time, and at local midnight."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from accounts.models import Act, Coached
from coaching.models import Summary
from coaching.reckoning import differences
from coaching.sweeps import summaries
from common.dates import instant_of
from outreach.acts.settings import change_preferences
from outreach.acts.undo import undo
from outreach.bulk.carrying import carry_out, take_back
from outreach.models import BulkAct, Note
from outreach.sweeps import searches_back, times_reached
from tests.accounts.joined import make_coaching
from tests.cast import MORNING, by
from tests.factories import make_relationship, make_search
from tests.outreach.scenes import awaiting, nov, out, replying

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
ZONE = "America/New_York"


def soon(minutes=1):
    return MORNING + timedelta(minutes=minutes)


def swept(client, at):
    """The summary after the sweep, which must be what a count says."""
    summaries(at)
    assert differences(client.pk, at + timedelta(seconds=1)) == []
    return Summary.objects.visible_to(client).order_by("day").last()


@pytest.fixture
def client_of(seeker, coach):
    """The seeker with a search, somebody who waits for a nudge, and a coach."""
    make_search(seeker)
    awaiting(seeker, "Jonas Weber")
    make_coaching(seeker, coach)
    return seeker


def test_it_counts_what_the_pages_count(client_of):
    replying(client_of, "Ingrid Solberg")
    make_relationship(client_of, "Grace Lin")
    kept = swept(client_of, MORNING)
    assert kept.day == nov(23)
    assert kept.stages == {"awaiting": 1, "talking": 1, "listed": 1}
    assert (kept.due, kept.overdue, kept.stale) == (2, 0, 0)
    assert kept.weeks == [0, 0, 0, 0, 0, 0, 1, 1, 0]
    assert (kept.goal, kept.search, kept.active_on) == (8, "active", nov(23))


def acts():
    """name → what a person does with the relationship; its Act is undone after that."""
    return {
        "log": lambda who, hand: out(who, nov(23), "nudge"),
        "plan": lambda who, hand: make_relationship(who.seeker, "New One").plan(hand, date(2026, 11, 30)),
        "close": lambda who, hand: who.close(hand, "declined"),
        "pause": lambda who, hand: who.pause(hand, date(2026, 12, 24)),
        "tag": lambda who, hand: who.tag(hand, ["warm"]),
        "note": lambda who, hand: Note.write(hand, who.seeker, "A note", relationship=who),
        "land": lambda who, hand: who.seeker.jobsearchs.get().land(hand),
        "goal": lambda who, hand: change_preferences(hand, who.seeker, weekly_goal=3),
        "conflict": lambda who, hand: _double(who.seeker, hand),
    }


def _double(seeker, hand):
    for key in "ab":
        said = {"state": "interviewing", "employer": "Meridian Devices", "role": "VP Finance"}
        make_relationship(seeker).record_submission(hand, key=key, **said)


@pytest.mark.parametrize("name", acts())
def test_each_act_and_its_undo_keep_it_true(client_of, name):
    swept(client_of, MORNING)
    who = client_of.relationships.get()
    acts()[name](who, by(client_of, soon()))
    assert Coached.objects.get(client=client_of).due_at <= soon(), "the act marked nothing"
    swept(client_of, soon(2))
    act = Act.objects.filter(seeker=client_of).order_by("pk").last()
    undo(act, by(client_of, soon(3)))
    swept(client_of, soon(4))


@pytest.mark.parametrize("left_out", [False, True])
def test_an_act_for_many_keeps_it_true_between_its_parts(client_of, left_out):
    """Whoever counts while it is carried out or taken back is put right when it ends."""
    who = make_relationship(client_of, "Grace Lin")
    if left_out:
        who.opt_out(by(client_of))
    swept(client_of, MORNING)
    later = MORNING + timedelta(days=2)
    hand = by(client_of, later)

    def clock():
        summaries(later)
        return later

    asked = BulkAct.ask(hand, "plan", [who.pk])
    carry_out(asked, hand, {"day": "2026-12-04"}, clock)
    swept(client_of, later)
    if asked.act:
        take_back(asked, hand, clock)
    assert swept(client_of, later).active_on == nov(23)


def test_what_acts_change(client_of):
    who = client_of.relationships.get()
    before = swept(client_of, MORNING)
    out(who, nov(23), "nudge")
    after = swept(client_of, soon())
    assert before.weeks[-1] + 1 == after.weeks[-1]
    _double(client_of, by(client_of, soon(2)))
    after = swept(client_of, soon(2))
    assert (after.conflicts, after.interview_on) == (1, nov(23))
    client_of.jobsearchs.get().land(by(client_of, soon(3)))
    after = swept(client_of, soon(3))
    assert (after.search, after.landed_on) == ("landed", nov(23))


def test_what_time_does_marks_it(client_of):
    """A last window ends without anybody doing anything: the sweep that stores it marks the client."""
    swept(client_of, MORNING)
    later = instant_of(date(2027, 1, 20), ZONE, 60)
    swept(client_of, later)
    times_reached(later)
    assert swept(client_of, later).stages == {"parked": 1}


def test_a_search_that_comes_back_by_itself_is_counted_anew(client_of):
    client_of.jobsearchs.get().pause(by(client_of), until=date(2026, 12, 1))
    midnight = instant_of(date(2026, 12, 1), ZONE)
    assert swept(client_of, midnight).search == "paused"  # the sweep of searches comes by later
    searches_back(midnight + timedelta(minutes=4))
    assert swept(client_of, midnight + timedelta(minutes=5)).search == "active"


def test_midnight_is_the_clients(client_of):
    assert swept(client_of, MORNING).day == nov(23)
    midnight = instant_of(nov(24), ZONE)
    assert summaries(midnight - timedelta(seconds=1)) == 0
    assert swept(client_of, midnight).day == nov(24)
    assert Summary.objects.visible_to(client_of).count() == 2


def test_a_zone_that_is_a_day_behind_leaves_no_day_ahead(client_of):
    late = instant_of(nov(24), ZONE, 60)
    assert swept(client_of, late).day == nov(24)
    change_preferences(by(client_of, late), client_of, time_zone="Pacific/Honolulu")
    assert swept(client_of, late).day == nov(23)


def test_nobody_is_counted_whom_nobody_coaches(seeker, coach, stranger):
    coaching = make_coaching(seeker, coach)
    make_coaching(seeker, stranger)
    swept(seeker, MORNING)
    coaching.end(by(seeker))
    out(awaiting(seeker), nov(23), "nudge")
    swept(seeker, soon())
    seeker.coachings.not_ended().get().end(by(seeker))
    Coached.mark([seeker.pk], soon(2))
    assert summaries(soon(2)) == 0
    assert not Coached.objects.exists()


def test_the_check_finds_one_that_is_wrong(client_of):
    swept(client_of, MORNING)
    call_command("recompute_relationships", "--check", stdout=StringIO())
    Summary.objects.update(overdue=7)
    said = StringIO()
    with pytest.raises(SystemExit):
        call_command("recompute_relationships", "--check", stdout=said)
    assert "overdue is 7, a count says 0" in said.getvalue()


def test_whoever_reads_first_sees_the_act(client_of, coach, signed_in):
    """No sweep has come by: what is marked is counted for the reader."""
    swept(client_of, MORNING)
    out(client_of.relationships.get(), nov(23), "nudge")
    page = signed_in(coach).get(reverse("coaching:clients")).content.decode()
    assert "<strong>1</strong> of 8" in page
