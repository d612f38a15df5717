"""Acts of the ledger as wholes: one act each, days in their order, and an undo that leaves what else was said."""

from datetime import date

import pytest

from accounts.models import Act
from outreach.acts.applying import apply, stands
from outreach.acts.ruling import rule
from outreach.acts.undo import undo
from outreach.models import Claim, Conflict, Submission
from tests.cast import by
from tests.outreach.scenes import nov

from .test_ledger import is_rebuilt_the_same, of, put

pytestmark = pytest.mark.django_db


def own(seeker, day=9, state="submitted", employer="Meridian Devices"):
    return apply(by(seeker), seeker, employer=employer, role="VP Finance", day=nov(day), state=state)


def say(one, state, day):
    """The act by which it came into a state on a day."""
    return stands(by(one.seeker), one, state, nov(day))


def test_a_firms_answer_is_one_act(seeker, dana):
    told = [(name, nov(2), date(2027, 11, 2)) for name in ("Meridian Devices", "Orrin", "Corvane")]
    claims = Claim.keep_answer(by(seeker), seeker, dana.firm, told)
    assert len({claim.act_id for claim in claims}) == 1
    undo(claims[0].act, by(seeker))
    assert not Claim.objects.live().exists()
    there = Act.objects.count()
    assert Claim.keep_answer(by(seeker), seeker, dana.firm, []) == []
    assert Act.objects.count() == there, "nothing new is no act"


@pytest.mark.parametrize("states", [("submitted", "interviewing", "offered"), ("interviewing", "rejected", "offered")])
def test_what_was_said_last_of_a_day_is_how_it_stands(seeker, states):
    one = own(seeker, 9, states[0])
    for state in states[1:]:
        say(one, state, 9)
    one.refresh_from_db()
    assert one.days == [f"{state} 2026-11-09" for state in states]
    assert one.state == states[-1]


def test_a_state_said_again_corrects_its_day(seeker):
    one = own(seeker, 9)
    say(one, "submitted", 6)
    one.refresh_from_db()
    assert (one.days, one.state_on, one.sent_on) == (["submitted 2026-11-06"], nov(6), nov(6))
    say(one, "disputed", 12)
    say(one, "submitted", 20)
    one.refresh_from_db()
    assert one.days == ["submitted 2026-11-06", "disputed 2026-11-12", "submitted 2026-11-20"], "it stood so twice"
    assert one.sent_on == nov(6)


def test_undo_leaves_what_the_other_days_say(seeker):
    one = own(seeker, 9)
    ended = say(one, "rejected", 20)
    say(one, "interviewing", 16)
    one.refresh_from_db()
    assert one.state == "rejected"
    undo(ended, by(seeker))
    one.refresh_from_db()
    assert one.days == ["submitted 2026-11-09", "interviewing 2026-11-16"]
    assert (one.state, one.state_on, one.live, one.sent_on) == ("interviewing", nov(16), True, nov(9))


def test_a_day_corrected_twice_is_taken_back_in_any_order(seeker):
    one = own(seeker, 9)
    acts = [say(one, "submitted", 6), say(one, "submitted", 8)]
    undo(acts[0], by(seeker))
    one.refresh_from_db()
    assert one.state_on == nov(8)
    undo(acts[1], by(seeker))
    one.refresh_from_db()
    assert (one.days, one.state_on) == (["submitted 2026-11-09"], nov(9))


def test_a_day_corrected_wrongly_comes_back_in_its_place(seeker):
    one = own(seeker, 9)
    say(one, "interviewing", 16)
    say(one, "rejected", 20)
    corrected = say(one, "interviewing", 18)
    undo(corrected, by(seeker))
    one.refresh_from_db()
    assert one.days == ["submitted 2026-11-09", "interviewing 2026-11-16", "rejected 2026-11-20"]


def test_days_stay_in_their_order_once_one_between_is_taken_back(seeker):
    one = own(seeker, 9)
    say(one, "rejected", 25)
    wrong = say(one, "interviewing", 16)
    say(one, "offered", 20)
    undo(wrong, by(seeker))
    one.refresh_from_db()
    assert one.days == ["submitted 2026-11-09", "offered 2026-11-20", "rejected 2026-11-25"]
    assert (one.state, one.state_on) == ("rejected", nov(25))


@pytest.mark.parametrize("day", [5, 13, 20])
def test_a_ruling_ends_the_other_side_whatever_its_day(seeker, dana, tomas, day):
    """The employer may have decided before one heard of the last interview."""
    put(dana, "a", "submitted", 10)
    put(tomas, "b", "submitted", 12)
    put(tomas, "b", "interviewing", 13)
    conflict = Conflict.objects.get()
    act = rule(by(seeker), conflict, ruled_by="employer", winner=conflict.first, day=nov(day))
    conflict.refresh_from_db()
    assert conflict.ruled_on == nov(day)
    assert (of(seeker, "b").state, of(seeker, "b").state_on) == ("withdrawn_duplicate", nov(max(day, 13)))
    assert [one.key for one in Submission.objects.live()] == ["a"]
    is_rebuilt_the_same()
    undo(act, by(seeker))
    assert Conflict.objects.double().exists()


def test_a_ruling_before_the_last_day_of_ones_own_application(seeker, dana):
    one = own(seeker, 9)
    put(dana, "a", "submitted", 12)
    say(one, "interviewing", 20)
    rule(by(seeker), Conflict.objects.get(), ruled_by="firms", winner=of(seeker, "a"), day=nov(13))
    one.refresh_from_db()
    assert (one.state, one.state_on, one.live) == ("withdrawn_duplicate", nov(20), False)
