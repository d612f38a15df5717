"""Each rule of the contact guard by its own table of cases, with the sentence that is read. No database."""

from dataclasses import replace
from datetime import date

import pytest

from outreach.cadence import PROFILES, Calendar
from outreach.guards import BLOCK, HINT, WARN
from outreach.guards.contact import contact
from outreach.guards.facts import AtFirm, Colleague, Pace, Person, Writing
from outreach.words.guards import sentence

FRIDAY = date(2026, 3, 6).toordinal()  # the day on which all of it plays, at nine in the morning
TUESDAY = date(2026, 3, 3).toordinal()
MONDAY = date(2026, 3, 9).toordinal()
DANA = Person("Dana", timings=PROFILES["contingency"])
FIRM, RETAINED = AtFirm("Harbour Talent"), AtFirm("Kestrel Partners", retained=True)


def write(person=DANA, firm=FIRM, pace=None, day=FRIDAY, purpose="first_touch", minute=9 * 60, body="", there=None):
    return contact(Writing(day, purpose, minute, body, FRIDAY, there=there), person, firm, pace or Pace())


def said(rule, *args, **kwargs):
    """(level, sentence) of the rule among the answers; None where it lets pass."""
    found = [one for one in write(*args, **kwargs) if one.rule == rule]
    return (found[0].level, sentence(found[0], date(2026, 3, 6))) if found else None


def rules(*args, **kwargs):
    return [one.rule for one in write(*args, **kwargs)]


def person(**said):
    return replace(DANA, **said)


def test_nothing_stands_against_a_first_message():
    assert write() == []


@pytest.mark.parametrize("purpose", ["first_touch", "nudge", "thank_you", "answer"])
def test_do_not_contact_blocks_every_message(purpose):
    assert said("do_not_contact", person(do_not_contact=True), purpose=purpose) == (
        BLOCK, "Dana asked not to be contacted, so nothing is sent. Write to someone else at the firm instead."
    )  # fmt: skip
    assert rules(person(do_not_contact=True, stage="closed"), day=MONDAY - 1) == ["do_not_contact"]  # no hint beside it


def test_who_is_not_available_gets_nothing():
    assert said("unavailable", person(unavailable=True, do_not_contact=True)) == (
        BLOCK, "They asked not to be kept here, so nothing is sent. Choose someone else instead."
    )  # fmt: skip


@pytest.mark.parametrize(
    ("purpose", "body", "blocks"),
    [
        ("first_touch", "Hello  Dana,\nI run finance.", True),
        ("nudge", "hello dana, i run finance.", True),
        ("check_in", "Hello Dana, I run finance.", True),
        ("check_in", "Hello Dana, I run finance and more.", False),
        ("thank_you", "Hello Dana, I run finance.", False),
        ("nudge", "", False),
        ("nudge", " \n", False),
    ],
)
def test_the_same_text_twice(purpose, body, blocks):
    once = person(stage="awaiting", sent=((TUESDAY - 14, "Hello Dana, I run finance."), (TUESDAY, "")))
    assert said("same_body", once, purpose=purpose, body=body) == (
        (BLOCK, "Dana had this very text from you on Tue 17 Feb. Change it, or add one thing that is new.")
        if blocks else None
    )  # fmt: skip


@pytest.mark.parametrize(
    ("pause", "words"),
    [
        ({"paused": "relationship"}, "Dana is paused. Resume and write?"),
        ({"paused": "relationship", "paused_until": MONDAY}, "Dana is paused until Mon 9 Mar. Resume and write?"),
        ({"paused": "relationship", "paused_until": FRIDAY}, None),
        ({"paused": "search"}, "Your whole search is paused. Resume it first, or write all the same."),
        ({}, None),
    ],
)
def test_paused(pause, words):
    assert said("paused", person(**pause)) == (words and (WARN, words))
    assert bool(said("paused", person(**pause), purpose="thank_you")) is bool(words)


@pytest.mark.parametrize(
    ("revisit", "purpose", "warns"),
    [(MONDAY, "first_touch", True), (FRIDAY, "first_touch", False), (MONDAY, "thank_you", False)],
)
def test_parked_until_its_day(revisit, purpose, warns):
    words = "Dana is parked until Mon 9 Mar. Silence is the usual answer; that day is soon enough."
    found = said("parked_early", person(stage="parked", revisit_on=revisit), purpose=purpose)
    assert found == ((WARN, words) if warns else None)


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (TUESDAY, "You wrote to Dana 3 days ago; 5 business days are polite. Next good day: Tue 10 Mar."),
        (FRIDAY - 1, "You wrote to Dana 1 day ago; 5 business days are polite. Next good day: Thu 12 Mar."),
        (FRIDAY, "You wrote to Dana today; 5 business days are polite. Next good day: Fri 13 Mar."),
        (FRIDAY - 7, None),
        (None, None),
    ],
)
def test_the_least_gap(last, words):
    assert said("least_gap", person(stage="awaiting", last_contact=last, last_out=last), purpose="nudge") == (
        words and (WARN, words)
    )


def test_the_least_gap_is_that_of_the_firm_and_the_own_days_off_are_left_out():
    written = person(stage="awaiting", last_contact=TUESDAY, last_out=TUESDAY)
    retained = replace(written, timings=PROFILES["retained"])
    assert "10 business days are polite. Next good day: Tue 17 Mar." in said("least_gap", retained, purpose="nudge")[1]
    off = replace(written, calendar=Calendar(off=frozenset({MONDAY})))
    assert "Next good day: Wed 11 Mar." in said("least_gap", off, purpose="nudge")[1]
    one = replace(written, timings=replace(PROFILES["staffing"], least_gap=1), last_contact=FRIDAY)
    assert "1 business day is polite." in said("least_gap", one, purpose="nudge")[1]


def test_a_day_to_come_is_counted_from_that_day():
    written = person(stage="alumni", last_contact=TUESDAY, last_out=TUESDAY)
    assert said("least_gap", written, day=MONDAY, purpose="check_in")[1] == (
        "You wrote to Dana on Tue 3 Mar, 4 business days before; 5 business days are polite. "
        "Next good day: Tue 10 Mar."
    )
    assert said("least_gap", written, day=MONDAY + 1, purpose="check_in") is None


@pytest.mark.parametrize("purpose", ["answer", "thank_you", "polite_no", "consent_reply", "schedule"])
def test_the_least_gap_is_waived_for_an_answer(purpose):
    written = person(stage="awaiting", last_contact=TUESDAY, last_out=TUESDAY, touches=3)
    assert rules(written, purpose=purpose) == []
    assert "least_gap" in rules(written, purpose="other")


@pytest.mark.parametrize(
    ("wrote_last", "waived"),
    [
        ({"last_in": TUESDAY, "last_out": TUESDAY - 7, "turn": "ours"}, True),
        ({"last_in": TUESDAY, "last_out": TUESDAY, "turn": "ours"}, True),
        ({"last_in": TUESDAY, "last_out": TUESDAY, "turn": "theirs"}, False),  # answered on the same day
        ({"last_in": TUESDAY, "last_out": None}, True),
        ({"last_in": TUESDAY - 7, "last_out": TUESDAY}, False),
        ({"last_in": None, "last_out": None}, False),  # a contact of which the direction is unknown
    ],
)
def test_the_least_gap_is_waived_where_they_wrote_last(wrote_last, waived):
    talking = person(stage="talking", last_contact=TUESDAY, **wrote_last)
    assert bool(said("least_gap", talking, purpose="other")) is not waived


@pytest.mark.parametrize(
    ("touches", "purpose", "words"),
    [
        (3, "nudge", "3 messages are unanswered, and 3 are all that help here. Let it rest; it parks by itself."),
        (2, "nudge", None),
        (3, "consent_reply", None),
    ],
)
def test_the_most_touches(touches, purpose, words):
    old = FRIDAY - 14
    waiting = person(stage="awaiting", touches=touches, last_contact=old, last_out=old)
    assert said("most_touches", waiting, purpose=purpose) == (words and (WARN, words))
    assert said("most_touches", replace(waiting, stage="talking"), purpose=purpose) is None
    assert said("most_touches", replace(waiting, last_out=FRIDAY), purpose=purpose) is None  # the same touch


ELI = Colleague(7, "Eli Stone", first_out=TUESDAY)


def test_one_first_message_to_a_firm():
    firm = replace(FIRM, colleagues=(replace(ELI, first_out=TUESDAY - 30), ELI, Colleague(8, "Ada")))
    assert said("firm_first", firm=firm) == (
        WARN,
        "You wrote to Eli Stone at Harbour Talent on Tue 3 Mar. One first message to a firm in 10 business days is "
        "polite. Next good day: Tue 17 Mar.",
    )
    for passes in (
        {"person": person(stage="awaiting", last_contact=1), "purpose": "nudge"},
        {"person": person(approach_open=True)},
        {"purpose": "landed_note"},
        {"firm": replace(FIRM, colleagues=(replace(ELI, first_out=FRIDAY - 14),))},
    ):
        assert said("firm_first", **{"firm": firm} | passes) is None


@pytest.mark.parametrize(
    ("firm", "count", "words"),
    [
        (FIRM, 2, "You are open with 2 people at Harbour Talent already; 2 at a time are enough there. "
                  "Wait for an answer, or close one first."),
        (FIRM, 1, None),
        (RETAINED, 1, "You are open with 1 person at Kestrel Partners already; 1 at a time is enough there. "
                      "Wait for an answer, or close one first."),
        (RETAINED, 0, None),
    ],
)  # fmt: skip
def test_the_most_who_are_open_at_a_firm(firm, count, words):
    others = tuple(Colleague(n, f"Other {n}", open=n < count) for n in range(4))
    assert said("firm_open", firm=replace(firm, colleagues=others)) == (words and (WARN, words))
    nudge = person(stage="awaiting", last_contact=1)
    assert said("firm_open", nudge, replace(firm, colleagues=others), purpose="nudge") is None


def test_a_colleague_at_a_retained_firm_holds_you():
    holder = replace(ELI, first_out=None, holds=True)
    assert said("colleague_holds", firm=replace(RETAINED, colleagues=(holder,))) == (
        WARN,
        "Eli Stone at Kestrel Partners has your résumé already. At a retained firm one person holds you: ask them to "
        "introduce you.",
    )
    assert said("colleague_holds", firm=replace(RETAINED, colleagues=(replace(holder, holds=False),))) is None
    assert said("colleague_holds", firm=replace(FIRM, colleagues=(holder,))) is None


@pytest.mark.parametrize(("count", "warns"), [(14, False), (15, True)])
def test_first_messages_a_day(count, warns):
    words = (
        f"{count} first messages went out that day; 15 a day are the most of your rhythm. "
        "Next good day: Mon 9 Mar."
    )
    assert said("day_pace", pace=Pace({FRIDAY: count})) == ((WARN, words) if warns else None)
    assert bool(said("day_pace", pace=Pace({FRIDAY: count - 10}, most_a_day=5))) == warns
    nudge = person(stage="awaiting", last_contact=1)
    assert said("day_pace", nudge, pace=Pace({FRIDAY: count}), purpose="nudge") is None


@pytest.mark.parametrize(("count", "warns"), [(59, False), (60, True)])
def test_first_messages_a_week(count, warns):
    pace = Pace({TUESDAY - 1: 14, TUESDAY: 14, TUESDAY + 1: 14, TUESDAY + 2: count - 42, TUESDAY - 2: 99})
    words = (
        f"{count} first messages went out that week; 60 a week are the most that can be followed up well. "
        "Next good day: Mon 9 Mar."
    )
    assert said("week_pace", pace=pace) == ((WARN, words) if warns else None)


def test_the_next_good_day_fits_every_rule():
    """Five business days lead to Tuesday, where fifteen first messages stand already; then the firm's ten."""
    parked = person(stage="parked", last_contact=TUESDAY, last_out=TUESDAY)
    assert "Wed 11 Mar" in said("least_gap", parked, pace=Pace({MONDAY + 1: 15}))[1]
    firm = replace(FIRM, colleagues=(ELI,))
    assert "Tue 17 Mar" in said("least_gap", parked, firm)[1]


def test_a_firm_that_charges_seekers():
    charging = replace(FIRM, charges=True)
    words = "Harbour Talent charges job seekers. Employers pay recruiters, so leave this firm out unless you are sure."
    assert said("fees", firm=charging) == (WARN, words)
    assert said("fees", firm=charging, purpose="answer") is None
    assert said("fees") is None


@pytest.mark.parametrize(
    ("day", "minute", "there", "best"),
    [
        (FRIDAY, 12 * 60 - 1, None, None),
        (FRIDAY, 12 * 60, None, "Tue 10 Mar"),
        (FRIDAY, None, None, None),
        (FRIDAY + 1, None, None, "Tue 10 Mar"),
        (FRIDAY + 2, 9 * 60, None, "Tue 10 Mar"),
        (MONDAY, 9 * 60, None, None),
        (FRIDAY, 12 * 60, (FRIDAY, 12 * 60), "Tue 10 Mar"),
        (FRIDAY, 9 * 60, (FRIDAY, 14 * 60 + 5), "Tue 10 Mar"),  # it is noon there already
        (FRIDAY, 13 * 60, (FRIDAY, 10 * 60), None),  # and here, but not there
        (FRIDAY + 2, 20 * 60, (MONDAY, 10 * 60), None),
    ],
)
def test_the_end_of_a_week_is_only_hinted_at(day, minute, there, best):
    words = (
        "A message sent from Friday noon to Sunday is easily missed. Best is Tuesday to Thursday, 9:30 to 11:30 their "
        f"time: next on {best}."
    )
    if there and there != (day, minute):
        words = f"With them it is Fri 6 Mar, 14:05. {words}"
    elif there is None and minute is not None:
        words += " Where they are is not known here, so this goes by your own clock."
    assert said("late_in_week", day=day, minute=minute, there=there) == ((HINT, words) if best else None)


def test_answers_come_strictest_first():
    firm = replace(FIRM, charges=True, colleagues=(ELI,))
    found = write(person(paused="relationship"), firm, minute=15 * 60)
    assert [one.level for one in found] == [WARN, WARN, WARN, HINT]
    assert rules(person(paused="relationship", do_not_contact=True), firm)[0] == "do_not_contact"
