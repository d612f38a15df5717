"""Acts on a relationship: facts are kept whatever the stage, decisions are refused with a sentence."""

from datetime import date, time, timedelta

import pytest

from accounts.models import Act
from outreach.models import HistoryRow, Relationship, Reminder
from outreach.refusals import Refused
from tests.cast import MORNING, by
from tests.factories import make_firm, make_relationship

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)


def stored(relationship):
    return Relationship.objects.get(pk=relationship.pk)


def wrote(relationship, seeker, day=TODAY, **extra):
    return relationship.log_interaction(
        by(seeker), direction="out", channel="email", purpose="first_touch", occurred_on=day, **extra
    )


def test_a_first_message_opens_the_window_and_makes_one_reminder(seeker):
    relationship = make_relationship(seeker)
    row = wrote(relationship, seeker)
    now = stored(relationship)
    assert (now.stage, now.due_on, now.unanswered) == ("awaiting", date(2026, 11, 30), 1)
    reminder = Reminder.objects.get()
    assert (reminder.kind, reminder.on_day) == ("nudge", date(2026, 11, 30))
    assert now.next_step_on == reminder.on_day
    assert (row.act.actor, row.act.via, row.act.seeker) == (seeker, Act.Via.WEB, seeker)


def test_a_reply_closes_the_nudge_and_asks_for_an_answer(seeker):
    relationship = make_relationship(seeker)
    wrote(relationship, seeker, date(2026, 11, 16))
    relationship.log_interaction(by(seeker), direction="in", channel="email")
    assert (stored(relationship).stage, stored(relationship).turn) == ("talking", "ours")
    open_ones = Reminder.objects.filter(closed_at__isnull=True)
    assert [reminder.kind for reminder in open_ones] == ["reply_owed"]


def test_a_late_fact_cancels_a_lapse(seeker):
    relationship = make_relationship(seeker)
    wrote(relationship, seeker, date(2026, 9, 7))
    assert stored(relationship).stage == "parked"
    relationship.log_interaction(by(seeker), direction="in", channel="phone", occurred_on=date(2026, 9, 10))
    assert stored(relationship).stage == "parked"  # our turn ran out too, twenty business days later
    relationship.log_interaction(
        by(seeker), direction="out", channel="phone", purpose="answer", occurred_on=date(2026, 11, 20)
    )
    assert stored(relationship).stage == "awaiting"


def test_facts_are_kept_in_every_stage_and_only_the_future_is_refused(seeker):
    relationship = make_relationship(seeker)
    relationship.close(by(seeker), "not_my_field")
    wrote(relationship, seeker)
    assert relationship.history.count() == 2
    assert stored(relationship).stage == "closed"
    with pytest.raises(Refused) as refused:
        wrote(relationship, seeker, TODAY + timedelta(days=1))
    assert (refused.value.code, refused.value.field) == ("future", "occurred_on")
    assert "still to come" in refused.value.sentence
    assert relationship.history.count() == 2


def test_the_future_is_judged_in_the_zone_of_the_entry(seeker):
    relationship = make_relationship(seeker)
    evening = MORNING.replace(day=24, hour=3)  # 22:00 on the 23rd in Boston, the 24th in Tokyo
    tokyo = {"direction": "in", "channel": "phone", "occurred_on": date(2026, 11, 24), "zone": "Asia/Tokyo"}
    relationship.log_interaction(by(seeker, evening), **tokyo)
    with pytest.raises(Refused):
        relationship.log_interaction(by(seeker, evening), **tokyo | {"zone": "America/New_York"})


def test_a_local_time_that_never_was_is_refused_and_one_that_was_twice_is_taken(seeker):
    relationship = make_relationship(seeker)
    with pytest.raises(Refused) as refused:
        wrote(relationship, seeker, date(2026, 3, 8), occurred_time=time(2, 30))  # clocks went forward
    assert refused.value.field == "occurred_time"
    wrote(relationship, seeker, date(2026, 11, 1), occurred_time=time(1, 30))  # clocks went back
    assert relationship.history.get().occurred_time == time(1, 30)


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda r, hand: r.drop(hand), "not_planned"),
        (lambda r, hand: r.resume(hand), "not_paused"),
        (lambda r, hand: r.reopen(hand), "not_closed"),
        (lambda r, hand: r.talk(hand), "no_open_approach"),
        (lambda r, hand: r.plan(hand, date(2026, 11, 20)), "past"),
        (lambda r, hand: r.close(hand, "bored"), "unknown_reason"),
        (lambda r, hand: r.pause(hand, date(2026, 11, 23)), "not_later"),
    ],
)
def test_decisions_that_do_not_fit_are_refused_with_a_sentence(seeker, act, says):
    relationship = make_relationship(seeker)
    with pytest.raises(Refused) as refused:
        act(relationship, by(seeker))
    assert refused.value.code == says
    assert refused.value.sentence.endswith((".", "?"))
    assert not HistoryRow.objects.exists()
    assert not Act.objects.filter(kind__in=["drop", "resume", "reopen", "talk", "plan", "close", "pause"]).exists()


def test_the_same_decisions_are_taken_where_they_fit(seeker):
    relationship = make_relationship(seeker)
    relationship.plan(by(seeker), date(2026, 12, 1))
    assert (stored(relationship).stage, stored(relationship).due_on) == ("planned", date(2026, 12, 1))
    relationship.drop(by(seeker))
    assert stored(relationship).stage == "listed"
    relationship.pause(by(seeker), date(2026, 12, 1))
    assert stored(relationship).stage == "paused"
    relationship.resume(by(seeker))
    relationship.close(by(seeker), "seeker_choice")
    relationship.reopen(by(seeker))
    assert stored(relationship).stage == "listed"


def test_opting_out_holds_against_reopening(seeker):
    relationship = make_relationship(seeker)
    relationship.opt_out(by(seeker))
    assert stored(relationship).do_not_contact
    with pytest.raises(Refused) as refused:
        relationship.reopen(by(seeker))
    assert refused.value.code == "do_not_contact"


def test_a_second_click_on_a_step_is_harmless(seeker):
    relationship = make_relationship(seeker)
    wrote(relationship, seeker, date(2026, 11, 16))
    reminder = Reminder.objects.get(closed_at__isnull=True)
    assert reminder.skip(by(seeker), "on holiday")
    assert reminder.skip(by(seeker), "on holiday") is None
    assert relationship.history.filter(kind="skip").count() == 1


def test_a_snooze_moves_the_step_and_never_into_the_past(seeker):
    relationship = make_relationship(seeker)
    wrote(relationship, seeker, date(2026, 11, 16))
    reminder = Reminder.objects.get(closed_at__isnull=True)
    with pytest.raises(Refused):
        reminder.snooze(by(seeker), date(2026, 11, 20))
    reminder.snooze(by(seeker), date(2026, 11, 25))
    assert stored(relationship).next_step_on == date(2026, 11, 25)
    assert Reminder.objects.filter(closed_at__isnull=True).count() == 1


def test_own_reminders_stand_beside_the_automatic_one(seeker):
    relationship = make_relationship(seeker)
    wrote(relationship, seeker)
    own = Reminder.add_own(by(seeker), relationship, date(2026, 11, 25), "Send the article on carve-outs")
    assert Reminder.objects.filter(closed_at__isnull=True).count() == 2
    own.snooze(by(seeker), date(2026, 11, 27))
    own.refresh_from_db()
    assert own.on_day == date(2026, 11, 27)
    assert own.done(by(seeker))
    assert own.done(by(seeker)) is None
    assert stored(relationship).stage == "awaiting"


def test_a_correction_keeps_the_former_text_and_who_changed_it(seeker):
    relationship = make_relationship(seeker)
    row = wrote(relationship, seeker, date(2026, 11, 18), note="Wrote to Dana about the CFO post")
    better = relationship.correct(by(seeker), row, note="Wrote about the VP post", occurred_on=date(2026, 11, 16))
    row.refresh_from_db()
    assert (row.void, row.note) == (True, "Wrote to Dana about the CFO post")
    assert (better.corrects, better.note, better.act.actor) == (row, "Wrote about the VP post", seeker)
    assert stored(relationship).due_on == date(2026, 11, 23)


def test_filing_moves_only_this_relationship(seeker):
    firm = make_firm()
    one, other = (make_relationship(seeker, firm=firm) for _ in range(2))
    one.file_resume(by(seeker))
    assert (stored(one).stage, stored(other).stage) == ("on_file", "listed")


def test_a_move_takes_the_firm_along_and_leaves_the_filing(seeker):
    relationship = make_relationship(seeker)
    old, new = relationship.firm, make_firm(pay_model="retained")
    filed = relationship.file_resume(by(seeker))
    relationship.move_to(by(seeker), new)
    assert stored(relationship).firm == new
    assert filed.firm == old
    wrote(relationship, seeker)
    assert stored(relationship).stage == "on_file"


def test_the_load_of_a_day_is_levelled(seeker):
    """Goal 8 a week: four automatic steps a day. Nudges move on by at most half the grace, replies never."""
    for _ in range(6):
        wrote(make_relationship(seeker), seeker, date(2026, 11, 17))
    days = sorted(Reminder.objects.values_list("on_day", flat=True))
    assert days == [date(2026, 11, 24)] * 4 + [date(2026, 11, 25)] * 2
    assert {r.due_on for r in Reminder.objects.all()} == {date(2026, 11, 24)}


def test_an_opening_state_feeds_on_what_came_before_it(seeker):
    relationship = make_relationship(seeker)
    relationship.open_with(by(seeker), stage="awaiting", last_contact=date(2026, 11, 18), unanswered=1)
    assert stored(relationship).stage == "awaiting"
    wrote(relationship, seeker, date(2026, 10, 1))
    now = stored(relationship)
    assert (now.stage, now.unanswered, now.last_contact_on) == ("awaiting", 1, date(2026, 11, 18))


def test_the_firm_keeps_its_last_contact_across_its_recruiters(seeker):
    firm = make_firm()
    one, other = (make_relationship(seeker, firm=firm) for _ in range(2))
    wrote(one, seeker, date(2026, 11, 2))
    row = wrote(other, seeker, date(2026, 11, 20))
    note = seeker.seekerfirms.get()
    assert note.last_contact_on == date(2026, 11, 20)
    from outreach.acts.undo import undo

    undo(row.act, by(seeker))
    note.refresh_from_db()
    assert note.last_contact_on == date(2026, 11, 2)
