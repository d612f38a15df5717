"""Undo: the result equals a history without the act. Once, by its owner, with what came later said first."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach.acts.adding import add_relationship
from outreach.acts.undo import later_acts, undo
from outreach.models import Relationship, Reminder, ResumeVersion, SeekerFirm
from outreach.models.book import _STORED
from outreach.refusals import Refused
from recruiters.models import Firm
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter, make_relationship, make_search

pytestmark = pytest.mark.django_db


def picture(relationship):
    """All that replay stores of a relationship, and its open reminder, but for ids and placing."""
    now = Relationship.objects.get(pk=relationship.pk)
    columns = {name: getattr(now, name) for name in _STORED if name not in ("next_step_on", "next_sort")}
    reminder = Reminder.objects.filter(relationship=now, automatic=True, closed_at__isnull=True).first()
    return columns, reminder and (reminder.kind, reminder.due_on)


STEPS = st.lists(
    st.tuples(st.sampled_from(["out", "in", "filing", "close", "pause", "approach"]), st.integers(0, 40)),
    min_size=1,
    max_size=5,
)


def take(relationship, hand, step):
    kind, days_ago = step
    day = hand.at.date() - timedelta(days=days_ago)
    try:
        if kind == "out":
            return relationship.log_interaction(
                hand, direction="out", channel="email", purpose="first_touch", occurred_on=day
            )
        if kind == "in":
            return relationship.log_interaction(hand, direction="in", channel="email", occurred_on=day)
        if kind == "filing":
            return relationship.file_resume(hand, occurred_on=day)
        if kind == "approach":
            return relationship.log_approach(hand, occurred_on=day)
        return relationship.close(hand, "seeker_choice") if kind == "close" else relationship.pause(hand)
    except Refused:
        return None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, extra=st.tuples(st.sampled_from(["out", "in", "filing", "approach"]), st.integers(0, 40)))
def test_undo_equals_never_entered(seeker, steps, extra):
    relationship = make_relationship(seeker)
    for step in steps:
        take(relationship, by(seeker), step)
    before = picture(relationship)
    row = take(relationship, by(seeker), extra)
    undo(row.act, by(seeker))
    assert picture(relationship) == before


def test_an_act_is_undone_once(seeker):
    relationship = make_relationship(seeker)
    row = relationship.close(by(seeker), "seeker_choice")
    undo(row.act, by(seeker))
    with pytest.raises(Refused) as refused:
        undo(row.act, by(seeker))
    assert refused.value.code == "already_undone"
    assert relationship.history.filter(void=True).count() == 1


def test_what_came_later_on_the_same_rows_is_said(seeker):
    one, other = make_relationship(seeker), make_relationship(seeker)
    first = one.plan(by(seeker))
    second = one.drop(by(seeker))
    other.plan(by(seeker))
    assert list(later_acts(first.act)) == [second.act]
    assert not later_acts(second.act).exists()


def test_a_later_landing_is_said_too(seeker):
    search = make_search(seeker, MORNING - timedelta(days=60))
    first = make_relationship(seeker).plan(by(seeker))
    landed = search.land(by(seeker))
    assert list(later_acts(first.act)) == [landed.act]


def test_undoing_a_correction_brings_the_former_text_back(seeker):
    relationship = make_relationship(seeker)
    row = relationship.log_interaction(by(seeker), direction="in", channel="phone", note="first")
    second = relationship.correct(by(seeker), row, note="second")
    third = relationship.correct(by(seeker), second, note="third")
    undo(second.act, by(seeker))
    undo(third.act, by(seeker))
    assert [r.note for r in relationship.history.live()] == ["first"]


def test_undoing_a_move_brings_the_firm_back(seeker):
    relationship = make_relationship(seeker)
    old = relationship.firm
    row = relationship.move_to(by(seeker), make_firm())
    undo(row.act, by(seeker))
    assert Relationship.objects.get(pk=relationship.pk).firm == old


def test_the_first_of_two_moves_may_be_undone_first(seeker):
    relationship = make_relationship(seeker)
    home, first, second = relationship.firm, make_firm("First"), make_firm("Second")
    moves = [relationship.move_to(by(seeker), firm).act for firm in (first, second)]
    undo(moves[0], by(seeker))
    relationship.refresh_from_db()
    assert relationship.firm == second
    undo(moves[1], by(seeker))
    relationship.refresh_from_db()
    assert relationship.firm == home


def test_undoing_an_own_reminder_and_what_became_of_it(seeker):
    relationship = make_relationship(seeker)
    own = Reminder.add_own(by(seeker), relationship, date(2026, 11, 25), "Call")
    done = own.done(by(seeker))
    undo(done.act, by(seeker))
    own.refresh_from_db()
    assert own.closed_at is None
    undo(own.act, by(seeker))
    own.refresh_from_db()
    assert own.closed_at


def test_undoing_a_landing_brings_every_relationship_back(seeker):
    search = make_search(seeker, MORNING - timedelta(days=60))
    talking, awaiting = make_relationship(seeker), make_relationship(seeker)
    awaiting.log_interaction(
        by(seeker), direction="out", channel="email", purpose="first_touch", occurred_on=date(2026, 11, 20)
    )
    talking.log_interaction(by(seeker), direction="in", channel="email", occurred_on=date(2026, 11, 20))
    before = picture(talking), picture(awaiting)
    row = search.land(by(seeker))
    stages = [Relationship.objects.get(pk=r.pk).stage for r in (talking, awaiting)]
    assert (search.status, stages) == ("landed", ["alumni", "listed"])
    undo(row.act, by(seeker))
    search.refresh_from_db()
    assert search.status == "active"
    assert (picture(talking), picture(awaiting)) == before


class TestWhatAFormMadeBesides:
    """A résumé version or a firm that an act's own form made goes with it, unless something else uses it."""

    @pytest.fixture
    def post(self, seeker, signed_in, morning):
        """post(relationship, act, **fields) → the act that it made."""
        client = signed_in(seeker)

        def act(relationship, name, **fields):
            url = reverse(f"outreach:{name}", args=[relationship.public_id])
            assert client.post(url, {"occurred_on": "2026-11-20"} | fields).status_code == 303
            return relationship.history.latest("pk").act

        return act

    def test_a_new_version_goes_and_its_number_is_free_again(self, seeker, post):
        relationship = make_relationship(seeker)
        act = post(relationship, "file", version="new", label="Shorter")
        assert ResumeVersion.objects.get().act == act
        undo(act, by(seeker))
        assert not ResumeVersion.objects.exists()
        post(relationship, "file", version="new", label="Shorter still")
        assert ResumeVersion.objects.get().number == 1

    def test_a_version_that_lies_elsewhere_stays_until_that_is_undone_too(self, seeker, post):
        one, other = make_relationship(seeker), make_relationship(seeker)
        first = post(one, "file", version="new", label="Shorter")
        second = post(other, "file", version="1")
        undo(first, by(seeker))
        assert ResumeVersion.objects.get().label == "Shorter"
        undo(second, by(seeker))
        assert not ResumeVersion.objects.exists()

    def test_an_older_version_stays(self, seeker, post):
        relationship = make_relationship(seeker)
        post(relationship, "file", version="new")
        undo(post(relationship, "file", version="1", occurred_on="2026-11-21"), by(seeker))
        assert ResumeVersion.objects.count() == 1

    def test_a_new_firm_goes_and_comes_back_by_its_name(self, seeker, post):
        relationship = make_relationship(seeker)
        was = relationship.firm
        act = post(relationship, "moved", firm="New Partners")
        undo(act, by(seeker))
        relationship.refresh_from_db()
        assert relationship.firm == was
        assert not Firm.objects.visible_to(seeker).filter(name="New Partners").exists()
        again = post(relationship, "moved", firm="New Partners")
        firm = Firm.objects.visible_to(seeker).get(name="New Partners")
        assert (firm.owner, firm.act) == (seeker, again)

    def test_a_new_firm_stays_while_someone_else_is_there(self, seeker, post):
        one, other = make_relationship(seeker), make_relationship(seeker)
        first = post(one, "moved", firm="New Partners")
        second = post(other, "moved", firm="New Partners")
        undo(first, by(seeker))
        firm = Firm.objects.visible_to(seeker).get(name="New Partners")
        other.refresh_from_db()
        assert other.firm == firm
        undo(second, by(seeker))
        assert not Firm.objects.visible_to(seeker).filter(name="New Partners").exists()

    def test_a_new_firm_stays_while_a_resume_lies_there(self, seeker, post):
        relationship = make_relationship(seeker)
        act = post(relationship, "moved", firm="New Partners")
        post(relationship, "file", version="new", occurred_on="2026-11-21")
        undo(act, by(seeker))
        assert Firm.objects.visible_to(seeker).filter(name="New Partners").exists()

    def test_a_shared_firm_stays(self, seeker, post):
        firm = make_firm("Shared Partners")
        undo(post(make_relationship(seeker), "moved", firm="Shared Partners"), by(seeker))
        firm.refresh_from_db()
        assert firm.archived_at is None


class TestLastContactOfFirms:
    """A firm's last contact is that of the people who are on the list there now."""

    @pytest.fixture
    def contacted(self, seeker):
        relationship = make_relationship(seeker)
        take(relationship, by(seeker), ("out", 3))
        return relationship

    def last(self, *firms):
        days = dict(SeekerFirm.objects.values_list("firm_id", "last_contact_on"))
        return [days.get(firm.pk) for firm in firms]

    def test_a_move_takes_it_along_and_its_undo_brings_it_back(self, seeker, contacted):
        former, new = contacted.firm, make_firm()
        day = MORNING.date() - timedelta(days=3)
        assert self.last(former, new) == [day, None]
        row = contacted.move_to(by(seeker), new)
        assert self.last(former, new) == [None, day]
        undo(row.act, by(seeker))
        assert self.last(former, new) == [day, None]

    def test_a_colleagues_earlier_one_is_left(self, seeker, contacted):
        take(make_relationship(seeker, firm=contacted.firm), by(seeker), ("in", 9))
        former = contacted.firm
        contacted.move_to(by(seeker), make_firm())
        assert self.last(former) == [MORNING.date() - timedelta(days=9)]

    def test_one_who_was_never_written_to_changes_nothing(self, seeker):
        relationship, new = make_relationship(seeker), make_firm()
        undo(relationship.move_to(by(seeker), new).act, by(seeker))
        assert not SeekerFirm.objects.exists()

    def test_it_goes_with_a_relationship_that_undo_hides(self, seeker):
        relationship = add_relationship(by(seeker), seeker, make_recruiter())
        take(relationship, by(seeker, act=relationship.act), ("out", 3))
        assert self.last(relationship.firm) == [MORNING.date() - timedelta(days=3)]
        undo(relationship.act, by(seeker))
        assert self.last(relationship.firm) == [None]
