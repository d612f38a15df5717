"""Handing a desk over to a person, joining two relationships, and taking both back."""

from datetime import date, time, timedelta

import pytest

from outreach.acts.adding import add_desk, add_relationship
from outreach.acts.desk import hand_over_desk, hand_over_to_new
from outreach.acts.joining import join
from outreach.acts.undo import later_acts, undo
from outreach.models import HistoryRow, Relationship
from outreach.refusals import Refused
from recruiters.models import Recruiter
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter, make_relationship

pytestmark = pytest.mark.django_db

COLUMNS = ("stage", "due_on", "stale_on", "unanswered", "last_contact_on", "next_step_on", "do_not_contact", "turn")


@pytest.fixture
def firm(db):
    return make_firm("Kestrel")


@pytest.fixture
def desk(seeker, firm):
    return add_desk(by(seeker), seeker, firm)


@pytest.fixture
def person(firm):
    return make_recruiter("Priya Raman", firm=firm)


def wrote(relationship, days_ago=0, direction="out", at=None, **more):
    when = MORNING - timedelta(days=days_ago)
    day = more.pop("day", when.date())
    return relationship.log_interaction(
        by(relationship.seeker, at or MORNING), direction=direction, channel="email", occurred_on=day, **more
    )


def state(relationship):
    relationship.refresh_from_db()
    return [getattr(relationship, name) for name in COLUMNS]


def rows(relationship):
    return list(relationship.history.in_order().values_list("pk", "day_seq", "void"))


def steps(relationship):
    return list(relationship.reminders.filter(closed_at__isnull=True).values_list("pk", "duty_key", "on_day"))


class TestHandOver:
    def test_the_relationship_goes_to_the_person_with_its_history(self, seeker, desk, person):
        wrote(desk, 3)
        before = state(desk)
        theirs = hand_over_desk(by(seeker), desk, person)
        assert theirs == desk
        assert (theirs.recruiter, theirs.name_key) == (person, "priya raman")
        assert state(theirs) == before
        assert Relationship.objects.visible_to(seeker).count() == 1

    def test_undo_gives_it_back_to_the_desk(self, seeker, desk, person):
        wrote(desk, 3)
        before, steps_before = state(desk), steps(desk)
        hand_over_desk(by(seeker), desk, person)
        undo(seeker.acts.get(kind="join"), by(seeker))
        assert state(desk) == before
        assert steps(desk) == steps_before
        assert desk.recruiter.is_desk
        assert desk.name_key == "kestrel"

    def test_someone_new_is_made_in_the_same_act(self, seeker, desk):
        theirs = hand_over_to_new(by(seeker), desk, "Ann Lee", email="ann@lee.example")
        assert theirs.recruiter.owner == seeker
        assert theirs.recruiter.firm == desk.firm
        undo(seeker.acts.get(kind="join"), by(seeker))
        assert not Recruiter.objects.visible_to(seeker).people().exists()
        desk.refresh_from_db()
        assert desk.recruiter.is_desk

    def test_only_a_desk_and_only_to_a_person(self, seeker, desk, person, firm):
        theirs = add_relationship(by(seeker), seeker, person)
        for gone, to in ((theirs, make_recruiter()), (desk, desk.recruiter)):
            with pytest.raises(Refused) as refused:
                hand_over_desk(by(seeker), gone, to)
            assert refused.value.sentence == "Only a desk is handed over, and only to a person."


class TestBothWereKnown:
    @pytest.fixture
    def theirs(self, seeker, person):
        return add_relationship(by(seeker), seeker, person)

    def test_histories_unite_and_replay_as_one(self, seeker, desk, theirs):
        wrote(desk, 20)
        wrote(theirs, 6)
        assert hand_over_desk(by(seeker), desk, theirs.recruiter) == theirs
        theirs.refresh_from_db()
        desk.refresh_from_db()
        assert (theirs.stage, theirs.unanswered) == ("awaiting", 2)
        assert desk.merged_into == theirs
        assert desk.next_time_at is desk.stale_at is None
        assert list(Relationship.objects.visible_to(seeker)) == [theirs]
        assert not steps(desk)

    def test_last_contact_leaves_with_the_history(self, seeker, theirs):
        elsewhere = make_relationship(seeker)
        wrote(elsewhere, 6)
        join(by(seeker), theirs, elsewhere)
        assert seeker.seekerfirms.get(firm=elsewhere.firm).last_contact_on is None
        assert seeker.seekerfirms.get(firm=theirs.firm).last_contact_on == MORNING.date() - timedelta(days=6)

    def test_undo_returns_exactly_the_former_rows(self, seeker, desk, theirs):
        wrote(desk, 20)
        wrote(desk, 6)
        wrote(theirs, 6)
        wrote(theirs, 2, "in")
        both = (desk, theirs)
        before = [(state(one), rows(one), steps(one)[:1] and steps(one)[0][1:]) for one in both]
        desk_step = steps(desk)
        hand_over_desk(by(seeker), desk, theirs.recruiter)
        undo(seeker.acts.get(kind="join"), by(seeker))
        assert [(state(one), rows(one), steps(one)[:1] and steps(one)[0][1:]) for one in both] == before
        assert steps(desk) == desk_step
        desk.refresh_from_db()
        assert desk.merged_into is None

    def test_rows_entered_since_stay_with_the_survivor(self, seeker, desk, theirs):
        old = wrote(desk, 6)
        hand_over_desk(by(seeker), desk, theirs.recruiter)
        theirs.refresh_from_db()
        since = wrote(theirs, 0, "in")
        act = seeker.acts.get(kind="join")
        assert list(later_acts(act)) == [since.act]
        undo(act, by(seeker))
        assert list(theirs.history.live()) == [since]
        assert list(desk.history.live()) == [old]

    def test_a_correction_made_since_goes_back_with_its_row(self, seeker, desk, theirs):
        old = wrote(desk, 6)
        hand_over_desk(by(seeker), desk, theirs.recruiter)
        theirs.refresh_from_db()
        corrected = theirs.correct(by(seeker), HistoryRow.objects.get(pk=old.pk), note="By mail, not by phone")
        undo(seeker.acts.get(kind="join"), by(seeker))
        assert list(desk.history.live()) == [corrected]
        assert state(desk)[0] == "awaiting"

    @pytest.mark.parametrize("who", ["desk", "theirs"])
    def test_do_not_contact_is_kept_if_either_had_it(self, seeker, desk, theirs, who):
        wrote(desk, 6)
        wrote(theirs, 5)
        {"desk": desk, "theirs": theirs}[who].opt_out(by(seeker))
        hand_over_desk(by(seeker), desk, theirs.recruiter)
        theirs.refresh_from_db()
        assert (theirs.stage, theirs.do_not_contact) == ("closed", True)
        undo(seeker.acts.get(kind="join"), by(seeker))
        desk.refresh_from_db()
        theirs.refresh_from_db()
        assert (desk.do_not_contact, theirs.do_not_contact) == (who == "desk", who == "theirs")

    def test_own_reminders_and_tags_go_along_and_come_back(self, seeker, desk, theirs):
        desk.tags, theirs.tags = ["irish", "finance"], ["finance"]
        desk.save()
        theirs.save()
        own = desk.reminders.create(
            seeker=seeker, automatic=False, text="Ask Dana", due_on=date(2026, 12, 1), on_day=date(2026, 12, 1),
            made_at=MORNING,
        )  # fmt: skip
        hand_over_desk(by(seeker), desk, theirs.recruiter)
        theirs.refresh_from_db()
        own.refresh_from_db()
        assert theirs.tags == ["finance", "irish"]
        assert own.relationship == theirs
        undo(seeker.acts.get(kind="join"), by(seeker))
        theirs.refresh_from_db()
        own.refresh_from_db()
        assert theirs.tags == ["finance"]
        assert own.relationship == desk

    def test_a_day_is_ordered_by_time_then_place(self, seeker, desk, theirs):
        day = (MORNING - timedelta(days=3)).date()
        first = wrote(desk, day=day, occurred_time=time(9))
        second = wrote(desk, day=day, purpose="answer")
        third = wrote(theirs, day=day, occurred_time=time(11))
        last = wrote(desk, day=day, occurred_time=time(12), direction="in")
        hand_over_desk(by(seeker), desk, theirs.recruiter)
        assert list(theirs.history.live().in_order()) == [first, second, third, last]

    def test_a_chain_comes_apart_from_either_end(self, seeker, desk, theirs, firm):
        other = add_relationship(by(seeker), seeker, make_recruiter("Bo Lee", firm=firm))
        a, b, c = wrote(desk, 9), wrote(theirs, 8), wrote(other, 7)
        first, second = join(by(seeker), theirs, desk), None
        theirs.refresh_from_db()
        second = join(by(seeker), other, theirs)
        assert set(other.history.all()) == {a, b, c}
        undo(first, by(seeker))
        assert [set(one.history.all()) for one in (desk, theirs, other)] == [{a}, set(), {b, c}]
        undo(second, by(seeker))
        assert [set(one.history.all()) for one in (desk, theirs, other)] == [{a}, {b}, {c}]
        assert Relationship.objects.visible_to(seeker).count() == 3

    def test_two_of_different_seekers_are_never_joined(self, seeker, stranger, theirs, person):
        with pytest.raises(ValueError, match="one seeker"):
            join(by(seeker), theirs, add_relationship(by(stranger), stranger, person))
