"""A seeker's first day: a list becomes relationships with one opening row each, and nothing is announced for it."""

from datetime import date, datetime, timedelta

import pytest
from django.core.management import call_command

from common.dates import now
from imports.columns.meanings import known
from imports.first_week import Week, first_week
from imports.steps import work
from mail.models import OutgoingMail
from outreach.acts.planning import plan_together
from outreach.acts.undo import undo
from outreach.models import Relationship, Reminder, Told
from outreach.sweeps import digests_due, newly_stale, times_reached
from recruiters.models import Specialty
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter, make_search
from tests.imports.lists import bring, counts
from tests.outreach.test_digest import sweep, wait_for_digest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]

TODAY = date(2026, 11, 23)
HEAD = "Recruiter,Agency,Email,Status,Last contact,Next step on\n"
CONTACTS = ["", "2024-02-29", "2026-11-20"]
STEPS = ["", "2026-03-02", "2026-12-14"]
# Stage word → the stage where it opens, with a date to act on or without.
OPENS = {
    "listed": "listed", "planned": "planned", "awaiting": "awaiting", "talking": "talking", "on file": "on_file",
    "representing": "talking", "parked": "parked", "paused": "paused", "alumni": "alumni", "closed": "closed",
    "": "listed",
}  # fmt: skip


def mine(seeker, text, **options):
    return bring(seeker, text, kind="my-recruiters", **options)


def line(number, stage="", last="", step=""):
    return f"Person {number:03},Firm {number:03},p{number}@firm{number}.example,{stage},{last},{step}\n"


def relationships(seeker):
    """{number: relationship} of the lines."""
    return {int(one.recruiter.name[-3:]): one for one in Relationship.objects.visible_to(seeker)}


def check():
    call_command("recompute_relationships", "--check")


@pytest.mark.parametrize("stage", OPENS)
def test_every_stage_opens_once_whatever_else_is_known(seeker, stage):
    cases = [(last, step) for last in CONTACTS for step in STEPS]
    mine(seeker, HEAD + "".join(line(n, stage, last, step) for n, (last, step) in enumerate(cases)))
    found = relationships(seeker)
    assert len(found) == len(cases)
    for number, (last, step) in enumerate(cases):
        one = found[number]
        opening = one.history.get()
        assert (opening.kind, opening.occurred_on) == ("opening", TODAY)
        expected = "planned" if OPENS[stage] == "listed" and step else OPENS[stage]
        assert one.stage == expected
        assert one.last_contact_on == (date.fromisoformat(last) if last else None)
        assert one.unanswered == (1 if expected == "awaiting" else 0)
        assert one.turn == ("theirs" if expected == "talking" else "")
        assert (one.first_out_on, one.last_out_on, one.last_in_on) == (None, None, None)
        assert one.stale_on is None or one.stale_on > TODAY
        if expected in ("listed", "closed", "paused"):
            assert (one.due_on, one.stale_on) == (None, None)
        elif step:
            assert one.due_on == max(TODAY, date.fromisoformat(step))
        else:
            assert one.due_on >= TODAY
    check()


def test_every_word_of_a_status_column_opens_a_relationship(seeker):
    words = [word for word in known()["mine.stage"] if "," not in word]
    text = HEAD + "".join(line(n, f'"{word}"', "2025-01-15") for n, word in enumerate(words))
    batch = mine(seeker, text)
    assert batch.unknown_words() == {}
    for number, one in relationships(seeker).items():
        meant = known()["mine.stage"][words[number]]
        assert one.stage == OPENS[meant.replace("_", " ")], words[number]
        assert one.stale_on is None or one.stale_on > TODAY
    check()


def test_on_hold_until_the_next_step_of_the_list(seeker):
    mine(seeker, HEAD + line(1, "on hold", "", "2027-02-01") + line(2, "on hold", "", "2026-02-01"))
    until, without = relationships(seeker)[1], relationships(seeker)[2]
    assert (until.stage, until.paused_until) == ("paused", date(2027, 2, 1))
    assert (without.stage, without.paused_until) == ("paused", None)


def test_a_contact_without_direction_is_neither_a_message_nor_a_reply(seeker):
    mine(seeker, HEAD + line(1, "", "2026-11-02"))
    mine(seeker, HEAD + line(1, "", "2026-11-20"), name="later.csv")
    one = relationships(seeker)[1]
    row = one.history.get(kind="interaction")
    assert (row.data["direction"], row.occurred_on) == ("unknown", date(2026, 11, 20))
    assert (one.stage, one.last_contact_on, one.due_on, one.stale_on) == ("listed", date(2026, 11, 20), None, None)
    assert (one.touches, one.unanswered, one.ever_replied) == (0, 0, False)
    assert (one.first_out_on, one.last_out_on, one.last_in_on) == (None, None, None)
    check()


def test_facts_from_before_the_list_feed_it_and_move_nothing(seeker):
    mine(seeker, HEAD + line(1, "awaiting", "2026-11-20"))
    one = relationships(seeker)[1]
    due = one.due_on
    one.log_interaction(by(seeker), direction="in", channel="email", occurred_on=date(2026, 10, 5))
    one.refresh_from_db()
    assert (one.stage, one.due_on, one.ever_replied) == ("awaiting", due, True)
    check()


def test_what_a_seeker_knows_beyond_the_shared_record_stays_the_seekers(seeker, stranger):
    elm = make_firm("Elm Search", website="https://elm.example")
    ada = make_recruiter("Ada Ames", firm=elm, email="ada@elm.example")
    text = "Recruiter,Agency,Email,Phone\nAda Ames,Elm Search,ada@elm.example,+16175550101\n"
    mine(seeker, text)
    one = Relationship.objects.visible_to(seeker).get()
    assert (one.recruiter, one.firm) == (ada, elm)
    assert one.history.get(kind="address_found").data == {"kind": "phone", "value": "+16175550101"}
    assert [point.value for point in ada.contact_points.all()] == ["ada@elm.example"]
    assert counts(mine(seeker, text, name="again.csv")) == {"same": 1}
    more = text.replace("+16175550101", "+16175550199")
    assert counts(mine(seeker, more, name="more.csv")) == {"update": 1}
    assert one.history.filter(kind="address_found").count() == 2
    assert counts(mine(stranger, text)) == {"new": 1}


# ── Two hundred at once ──

MIXED = ["awaiting", "talking", "on file", "representing", "planned", "parked", "closed", "", "paused", "alumni"]


def many(count=200):
    """Mixed stages, contacts of up to three years ago, every eleventh with a step in the past."""
    rows = []
    for n in range(count):
        last = (TODAY - timedelta(days=(n * 37) % 1100)).isoformat() if n % 5 else ""
        rows.append(line(n, MIXED[n % len(MIXED)], last, "2026-08-03" if n % 11 == 0 else ""))
    return HEAD + "".join(rows)


def live_days(seeker, days):
    """The sweeps and the daily mail of some days on which the seeker does nothing. {day: names told as stale}."""
    told = {}
    for number in range(days):
        now = MORNING + timedelta(days=number)
        times_reached(now)
        newly_stale(now)
        digests_due(now)
        told[now.date()] = list(Relationship.objects.visible_to(seeker).filter(stale_on__lte=now.date()))
    return told


def test_two_hundred_people_are_spread_and_none_is_announced(seeker):
    wait_for_digest(seeker, MORNING)
    batch = mine(seeker, many())
    assert (batch.state, Relationship.objects.visible_to(seeker).count()) == ("done", 200)
    cap = 4  # a goal of eight a week
    by_day = {}
    for step in Reminder.objects.filter(seeker=seeker, automatic=True, closed_at=None):
        by_day.setdefault(step.on_day, []).append(step)
    assert max(map(len, by_day.values())) <= cap
    assert min(by_day) == TODAY
    check()
    told = live_days(seeker, 14)
    assert not any(told[TODAY + timedelta(days=n)] for n in range(5))
    # Then what the seeker left undone goes stale in its own rhythm: what was due on one day, within half its grace.
    assert all(len(told[day]) - len(told[day - timedelta(days=1)]) <= 3 * cap for day in list(told)[1:])
    assert len(told[TODAY + timedelta(days=13)]) <= 200 / 4
    steps = Reminder.objects.filter(seeker=seeker, automatic=True, closed_at=None)
    assert max(steps.filter(on_day=day).count() for day in steps.values_list("on_day", flat=True)) <= cap
    check()


def test_the_first_mails_name_what_is_due_and_nobody_as_stale(seeker):
    wait_for_digest(seeker, MORNING)
    mine(seeker, many())
    for number in range(1, 6):
        sweep(datetime(2026, 11, 23, 12, 35, tzinfo=MORNING.tzinfo) + timedelta(days=number))
    assert OutgoingMail.objects.filter(kind="digest", state="sent").exists()
    assert not Told.objects.filter(stale_on__isnull=False).exists()


def test_in_chunks_the_load_is_shared(seeker, monkeypatch):
    monkeypatch.setattr("imports.steps.CHUNK", {"sqlite": 20, "postgresql": 20})
    mine(seeker, HEAD + "".join(line(n, "awaiting", "2025-01-15") for n in range(60)))
    days = [step.on_day for step in Reminder.objects.filter(seeker=seeker, closed_at=None)]
    assert max(days.count(day) for day in days) == 4
    assert len(days) == 60


def test_a_short_list_keeps_its_days(seeker):
    mine(seeker, HEAD + line(1, "awaiting", "2025-01-15") + line(2, "talking", "2025-01-15", "2026-01-15"))
    assert [one.due_on for one in relationships(seeker).values()] == [TODAY, TODAY]


# ── Five for the first week ──


def test_five_are_proposed_best_first_and_planned_as_one_act(seeker):
    make_search(seeker)
    head = "Recruiter,Agency,Type,Email,Status,Last contact\n"
    lines = [
        "A Nomail,Ash,retained,,,2026-10-01", "B Mailed,Beech,,b@beech.example,,",
        "C Typed,Cedar,retained,c@cedar.example,,",
        "D Met,Dogwood,,d@dogwood.example,,2024-05-01", "E Lately,Elm,,e@elm.example,,2026-10-01",
        "F Typed,Fir,retained,f@fir.example,,2024-05-01", "G Second,Fir,retained,g@fir.example,,2023-01-01",
        "H Talks,Hazel,retained,h@hazel.example,talking,2026-11-01",
    ]  # fmt: skip
    batch = mine(seeker, head + "\n".join(lines))
    proposed = first_week(batch, TODAY).proposed
    assert [one.recruiter.name for one, _day in proposed] == ["F Typed", "E Lately", "D Met", "C Typed", "B Mailed"]
    act = plan_together(by(seeker), seeker, proposed)
    planned = Relationship.objects.visible_to(seeker).filter(stage="planned").order_by("due_on")
    assert [one.due_on.isoweekday() for one in planned] == [1, 2, 3, 4, 5]
    assert [one.pk for one in planned] == [one.pk for one, _day in proposed]
    others = Relationship.objects.visible_to(seeker).filter(stage="listed")
    assert {(one.due_on, one.stale_on) for one in others} == {(None, None)}
    assert "F Typed" not in [one.recruiter.name for one, _day in first_week(batch, TODAY).proposed]
    undo(act, by(seeker))
    assert Relationship.objects.visible_to(seeker).filter(stage="listed").count() == 7
    check()


def test_nobody_is_proposed_from_the_shared_directory(admin):
    assert first_week(bring(admin, "Recruiter,Agency\nAda Ames,Elm Search\n"), TODAY) == Week()


# ── Words of a status column ──


def test_unknown_words_are_matched_once(seeker, stranger):
    text = HEAD + line(1, "Pinged twice") + line(2, "Schreckt zurück") + line(3, "talking") + line(4, "pinged twice")
    first = mine(seeker, text, keep=False)
    assert dict(first.unknown_words()["mine.stage"]) == {"Pinged twice": 1, "pinged twice": 1, "Schreckt zurück": 1}
    words = {"mine.stage": {"pinged twice": "awaiting", "schreckt zuruck": ""}}
    first.match(by(seeker), first.mapping, words=words)
    planned = work_on(first)
    assert (planned.state, planned.unknown_words()) == ("preview", {})
    planned.keep(by(seeker))
    work_on(planned)
    assert {number: one.stage for number, one in relationships(seeker).items()} == {
        1: "awaiting", 2: "listed", 3: "talking", 4: "awaiting",
    }  # fmt: skip
    # The next list of the same person, with other columns, knows them; somebody else's does not.
    other = "Name,Company,Status\nAda Ames,Elm Search,PINGED TWICE\n"
    again = mine(seeker, other, name="other.csv")
    assert (again.unknown_words(), again.words) == ({}, words)
    assert Relationship.objects.get(recruiter__name="Ada Ames").stage == "awaiting"
    assert "mine.stage" in mine(stranger, other, keep=False).unknown_words()


def test_a_remembered_specialty_that_is_gone_is_asked_about_again(admin):
    text = "Firm,Specialties\nElm Search,Widgetry\n"
    widgets = Specialty.objects.create(axis="function", code="widgets-here", name="Widgets here")
    batch = bring(admin, text, kind="firms", keep=False)
    batch.match(by(admin), batch.mapping, words={"specialties": {"widgetry": widgets.pk}})
    work_on(batch)
    assert bring(admin, text, kind="firms", keep=False, name="b.csv").unknown_words() == {}
    widgets.delete()
    assert "specialties" in bring(admin, text, kind="firms", keep=False, name="c.csv").unknown_words()


def work_on(batch):
    work(batch.pk, now)
    batch.refresh_from_db()
    return batch
