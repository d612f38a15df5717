"""The life of a search: one at a time, paused and resumed, landed, fell through, a new one."""

from datetime import date, timedelta

import pytest

from outreach.acts.undo import undo
from outreach.models import JobSearch, Relationship
from outreach.refusals import Refused
from tests.cast import MORNING, by
from tests.factories import make_relationship, make_search

pytestmark = pytest.mark.django_db


def stage(relationship):
    return Relationship.objects.get(pk=relationship.pk).stage


def test_one_search_at_a_time(seeker):
    make_search(seeker)
    with pytest.raises(Refused) as refused:
        make_search(seeker)
    assert refused.value.code == "search_open"
    assert JobSearch.objects.count() == 1


def test_a_paused_search_freezes_every_relationship_until_it_goes_on(seeker):
    search = make_search(seeker, MORNING - timedelta(days=30))
    relationship = make_relationship(seeker)
    relationship.log_interaction(
        by(seeker), direction="out", channel="email", purpose="first_touch", occurred_on=date(2026, 11, 20)
    )
    search.pause(by(seeker), date(2026, 12, 14))
    assert (search.status, stage(relationship)) == ("paused", "paused")
    relationship.replayed(by(seeker, MORNING + timedelta(days=21)))
    now = Relationship.objects.get(pk=relationship.pk)
    assert (now.stage, now.due_on) == ("awaiting", date(2026, 12, 18))


@pytest.mark.parametrize("act", ["resume", "fell_through"])
def test_acts_that_do_not_fit_an_active_search_are_refused(seeker, act):
    search = make_search(seeker)
    with pytest.raises(Refused) as refused:
        getattr(search, act)(by(seeker))
    assert refused.value.sentence.endswith(".")
    assert search.history.count() == 1


def test_landed_then_fell_through_within_ninety_days(seeker):
    search = make_search(seeker, MORNING - timedelta(days=30))
    relationship = make_relationship(seeker)
    relationship.log_interaction(by(seeker), direction="in", channel="email", occurred_on=date(2026, 11, 20))
    search.land(by(seeker))
    assert stage(relationship) == "alumni"
    search.fell_through(by(seeker, MORNING + timedelta(days=10)))
    assert (search.status, stage(relationship)) == ("active", "talking")


def test_too_late_to_fall_through(seeker):
    search = make_search(seeker, MORNING - timedelta(days=30))
    search.land(by(seeker))
    with pytest.raises(Refused) as refused:
        search.fell_through(by(seeker, MORNING + timedelta(days=91)))
    assert refused.value.code == "fell_through_late"
    assert "90" in refused.value.sentence


def test_a_new_search_after_landing_lists_those_who_never_answered(seeker):
    first = make_search(seeker, MORNING - timedelta(days=300))
    relationship = make_relationship(seeker)
    relationship.log_interaction(
        by(seeker), direction="out", channel="email", purpose="first_touch", occurred_on=date(2026, 11, 20)
    )
    first.end(by(seeker))
    second = make_search(seeker, MORNING + timedelta(days=40))
    now = Relationship.objects.get(pk=relationship.pk)
    assert (second.status, now.stage, now.unanswered) == ("active", "listed", 0)


def test_landing_before_the_search_began_is_refused(seeker):
    search = make_search(seeker)
    with pytest.raises(Refused) as refused:
        search.land(by(seeker), date(2026, 11, 20))
    assert refused.value.code == "before_search"
    assert refused.value.sentence.endswith(".")


def test_undoing_the_start_leaves_room_for_another_search(seeker):
    search = make_search(seeker)
    undo(search.history.get().act, by(seeker))
    search.refresh_from_db()
    assert search.status == "ended"
    assert make_search(seeker).status == "active"
