"""Acts for many: each does what its single act does, leaves out whom it does not fit, and one undo takes it back."""

from datetime import date

import pytest

from accounts.models import Act, DatedSetting
from outreach.acts.joining import join
from outreach.bulk.carrying import carry_out
from outreach.models import BulkAct, GuardAnswer, HistoryRow, Relationship, Reminder, SeekerFirm
from outreach.models.book import COMPARED, Book
from outreach.refusals import Refused
from tests.cast import MORNING, by
from tests.factories import make_relationship
from tests.outreach.scenes import awaiting, noon, nov, open_step, out, replying, settle, they

from .many import bulk, columns, fresh, undone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def listed(seeker):
    return [make_relationship(seeker, f"Listed {number}") for number in range(3)]


def codes(act):
    return [code for _pk, code, _params in act.left_out]


def is_as_replayed(*people):
    """What is stored is what a replay of the history says."""
    for one in people:
        stored = columns(one)
        book = Book(one.seeker, [Relationship.objects.select_related("firm").get(pk=one.pk)], MORNING)
        book.fill_columns(book.relationships[0], book.result(book.relationships[0]))
        assert {name: stored[name] for name in COMPARED} == {
            name: getattr(book.relationships[0], name) for name in COMPARED
        }


def test_planning_many_is_as_planning_each(seeker, listed):
    twin = make_relationship(seeker, "Twin")
    twin.plan(by(seeker), nov(27))
    act = bulk("plan", listed, day="2026-11-27")
    assert (act.state, act.done, act.left_out) == ("done", 3, [])
    for one in fresh(*listed):
        assert (one.stage, one.due_on) == (twin.stage, twin.due_on) == ("planned", nov(27))
        assert open_step(one).kind == "first_message"
    assert {row.act for row in HistoryRow.objects.exclude(relationship=twin)} == {act.act}
    is_as_replayed(*listed)


def test_who_does_not_fit_is_left_out_and_nothing_of_theirs_changes(seeker, listed):
    talking, closed = replying(seeker), make_relationship(seeker, "Closed")
    closed.close(by(seeker), "seeker_choice")
    before = columns(talking), columns(closed)
    act = bulk("plan", [*listed, talking, closed])
    assert act.done == 3
    assert act.reasons() == {("not_plannable", "talking"): 1, ("not_plannable", "closed"): 1}
    assert (columns(talking), columns(closed)) == before


def test_who_is_not_to_be_contacted_is_never_planned(seeker, listed):
    listed[0].opt_out(by(seeker))
    act = bulk("plan", listed)
    assert act.left_out == [[listed[0].pk, "do_not_contact", {}]]
    assert fresh(listed[0]).stage == "closed"


def test_who_a_guard_warns_of_is_left_out_unless_there_is_a_reason(seeker):
    lately, long_ago = awaiting(seeker, "Lately", nov(19)), awaiting(seeker, "Long ago", nov(2))
    for one in (lately, long_ago):
        one.park(by(seeker))
    act = bulk("plan", [lately, long_ago], day="2026-11-25")
    assert codes(act) == ["parked_early", "parked_early"]
    assert not GuardAnswer.objects.exists()
    act = bulk("plan", [lately, long_ago], day="2026-11-25", reason="I move there in December")
    assert (act.done, fresh(long_ago).stage) == (2, "planned")
    kept = GuardAnswer.objects.visible_to(seeker).filter(act=act.act, reason="I move there in December")
    assert [(one.relationship, one.rule) for one in kept.order_by("pk")] == [
        (lately, "parked_early"), (lately, "least_gap"), (long_ago, "parked_early"),
    ]  # fmt: skip
    again = bulk("plan", [lately], day="2026-11-25")
    [[pk, code, said]] = again.left_out
    assert (pk, code, said["passed"], said["gap"], said["next_on"]) == (lately.pk, "least_gap", 4, 5, "2026-11-26")
    wrote_first = make_relationship(seeker)
    wrote_first.log_approach(by(seeker), occurred_on=nov(20))
    assert bulk("plan", [wrote_first], day="2026-11-24").done == 1  # an answer is never too soon
    later = bulk("plan", [lately], day="2026-11-26")
    assert (later.done, fresh(lately).stage) == (1, "planned")



def test_too_many_for_a_day_is_kept_once_whatever_the_chunks(seeker, monkeypatch):
    monkeypatch.setattr("outreach.bulk.steps.CHUNK", {"sqlite": 2, "postgresql": 2})
    for number in range(15):
        out(make_relationship(seeker, f"Written {number}"), nov(23))
    people = [make_relationship(seeker, f"Person {number}") for number in range(5)]
    act = bulk("plan", people, day="2026-11-23", reason="A fair today")
    assert act.done == 5
    assert [one.rule for one in GuardAnswer.objects.filter(act=act.act)] == ["day_pace"]


def test_the_same_interaction_for_many(seeker, listed):
    said = {"direction": "out", "channel": "linkedin", "purpose": "first_touch"}
    act = bulk("log", listed, kind="interaction", data=said, occurred_on="2026-11-20", note="At the meet-up")
    assert act.done == 3
    for one in fresh(*listed):
        row = one.history.get()
        assert (row.data, row.note, row.occurred_on) == (said, "At the meet-up", nov(20))
        assert (one.stage, one.last_contact_on, one.unanswered) == ("awaiting", nov(20), 1)
        assert SeekerFirm.objects.get(firm=one.firm).last_contact_on == nov(20)
    is_as_replayed(*listed)
    undone(act)
    assert {one.stage for one in fresh(*listed)} == {"listed"}
    assert set(SeekerFirm.objects.values_list("last_contact_on", flat=True)) == {None}


def test_a_fact_is_logged_whatever_the_stage_and_finds_its_place_in_the_day(seeker):
    one = awaiting(seeker, day=nov(23))
    one.close(by(seeker), "seeker_choice")
    open_one = awaiting(seeker, "Open", day=nov(23))
    bulk("log", [one, open_one], kind="interaction", data={"direction": "in", "channel": "email"},
         occurred_on="2026-11-23")  # fmt: skip
    answer, ours = open_one.history.order_by("day_seq")
    assert (answer.data["direction"], ours.data["direction"]) == ("in", "out")  # a reply stands before ours of the day
    assert fresh(one).stage == "closed"
    is_as_replayed(one, open_one)


def test_snooze_moves_the_open_step_and_leaves_out_who_has_none(seeker, listed):
    due, far = awaiting(seeker, "Due"), awaiting(seeker, "Far", nov(20))
    act = bulk("snooze", [due, far, listed[0]], until="2026-11-25")
    assert open_step(due).due_on == nov(25)
    assert act.left_out == [
        [listed[0].pk, "no_open_step", {"stage": "listed"}],
        [far.pk, "not_later", {"day": "2026-11-25", "after": "2026-11-27"}],
    ]


@pytest.mark.parametrize(
    ("kind", "data", "stage"),
    [
        ("pause", {"until": "2026-12-10"}, "paused"),
        ("pause", {}, "paused"),
        ("park", {}, "parked"),
        ("close", {"reason": "not_my_field", "note": "They place nurses"}, "closed"),
    ],
)
def test_decisions_and_their_undo(seeker, listed, kind, data, stage):
    two = [awaiting(seeker), listed[0]]
    settle(seeker)
    before = [columns(one) for one in two]
    act = bulk(kind, two, **data)
    assert {one.stage for one in fresh(*two)} == {stage}
    is_as_replayed(*two)
    undone(act)
    assert [columns(one) for one in two] == before
    assert Act.objects.get(pk=act.act.pk).undone_at == MORNING
    assert act.state == "undone"


def test_tags_are_added_once_and_taken_off_again(seeker, listed):
    first, second, third = listed
    Relationship.objects.filter(pk=first.pk).update(tags=["Elite", "warm"])
    act = bulk("tag", listed, tags=["elite", "Warm"])
    assert act.left_out == [[first.pk, "tagged_already", {}]]
    Relationship.objects.filter(pk=third.pk).update(tags=["elite", "Warm", "since"])
    off = bulk("untag", [first, second], tags=["ELITE"])
    assert [one.tags for one in fresh(first, second)] == [["warm"], ["Warm"]]
    undone(off)
    assert [set(one.tags) for one in fresh(first, second)] == [{"Elite", "warm"}, {"elite", "Warm"}]
    undone(act)
    assert [set(one.tags) for one in fresh(*listed)] == [{"Elite", "warm"}, set(), {"since"}]


def test_a_rhythm_of_their_own(seeker):
    two = [awaiting(seeker, "One"), awaiting(seeker, "Two")]
    settle(seeker)
    before = [columns(one) for one in two]
    act = bulk("rhythm", two, numbers={"nudges": [3, 4], "lapse": 6})
    out(two[0], nov(23))
    assert fresh(two[0]).due_on == date(2026, 11, 27)  # the second nudge, four working days on
    again = bulk("rhythm", two, numbers={"nudges": [3, 4], "lapse": 6})
    assert (codes(again), again.act) == (["same_rhythm"] * 2, None)
    undone(act)
    assert columns(two[1]) == before[1]
    assert fresh(two[0]).due_on == date(2026, 12, 2)
    assert not DatedSetting.objects.filter(act=act.act).exists()


def test_off_the_list_and_back(seeker, listed):
    two = [replying(seeker), listed[0]]
    own = Reminder.add_own(by(seeker), two[0], nov(30), "Send the figures")
    settle(seeker)
    before = [columns(one) for one in two]
    act = bulk("archive", two)
    assert set(Relationship.objects.visible_to(seeker)) == set(listed[1:])
    assert not Reminder.objects.filter(closed_at__isnull=True).exists()
    undone(act)
    assert [columns(one) for one in two] == before
    assert open_step(two[0]).kind == "reply_owed"
    own.refresh_from_db()
    assert own.closed_at is None


def test_who_left_the_list_meanwhile_is_left_out(seeker, stranger, listed):
    theirs = make_relationship(stranger)
    asked = BulkAct.ask(by(seeker), "park", [one.pk for one in [*listed, theirs]])
    Relationship.objects.filter(pk=listed[0].pk).update(hidden_at=MORNING)
    carry_out(asked, by(seeker), {}, lambda: MORNING)
    assert asked.left_out == [[listed[0].pk, "gone", {}], [theirs.pk, "gone", {}]]
    assert fresh(theirs).stage == "listed"


def test_later_history_stays_when_it_is_taken_back(seeker, listed):
    act = bulk("plan", listed, day="2026-11-24")
    out(listed[0], nov(23))
    they(listed[0], nov(23))
    undone(act, noon(nov(23)))
    assert [one.stage for one in fresh(*listed)] == ["talking", "listed", "listed"]


def test_what_was_joined_since_is_taken_back_too(seeker, listed):
    keep, gone, _third = listed
    act = bulk("log", [gone], kind="interaction", data={"direction": "out", "channel": "email", "purpose": "nudge"},
               occurred_on="2026-11-20")  # fmt: skip
    join(by(seeker), keep, gone)
    assert fresh(keep).stage == "awaiting"
    undone(act)
    assert fresh(keep).stage == "listed"
    is_as_replayed(keep)


def test_twice_acts_once_and_is_taken_back_once(seeker, listed):
    act = bulk("park", listed)
    assert not carry_out(BulkAct.objects.get(pk=act.pk), by(seeker), {}, lambda: MORNING)
    assert HistoryRow.objects.count() == 3
    undone(act)
    with pytest.raises(Refused) as refused:
        undone(act)
    assert refused.value.code == "already_undone"
