"""Lines as people write them, and what they are understood as. Today is Monday 23 November 2026."""

from datetime import date, time

import pytest

from common.text import fold
from outreach.quick.parsing import parse
from outreach.quick.vocabulary import vocabulary

pytestmark = pytest.mark.once

TODAY = date(2026, 11, 23)
KNOWN = ["Dana Reyes, Kestrel Search", "Dana Okafor, Brightwater", "Jonas Weber, Cobalt", "Ingrid Solberg, Nord"]


def people(name):
    words = fold(name).split()
    return [one for one in KNOWN if all(any(has.startswith(word) for has in fold(one).split()) for word in words)]


def read(line, **more):
    return parse(line, TODAY, people, vocabulary(), **more)


def day(month, number, year=2026):
    return date(year, month, number)


@pytest.mark.parametrize(
    ("line", "direction", "channel", "purpose", "outcome"),
    [
        ("called Dana Reyes", "out", "phone", "", ""),
        ("I rang Dana Reyes", "out", "phone", "", ""),
        ("called Dana Reyes, left voicemail", "out", "voicemail", "", ""),
        ("called dana reyes left voicemail", "out", "voicemail", "", ""),
        ("voicemail for Dana Reyes", "out", "voicemail", "", ""),
        ("call to Dana Reyes", "out", "phone", "", ""),
        ("call with Dana Reyes", "in", "phone", "", ""),
        ("spoke to Dana Reyes", "in", "phone", "", ""),
        ("emailed Dana Reyes", "out", "email", "", ""),
        ("e-mailed Dana Reyes", "out", "email", "", ""),
        ("Emailed Dana Reyes.", "out", "email", "", ""),
        ("email from Dana Reyes", "in", "email", "", ""),
        ("Dana Reyes emailed", "in", "email", "", ""),
        ("got an email from Dana Reyes", "in", "email", "", ""),
        ("got a reply from Dana Reyes", "in", "", "", ""),
        ("had a call from Dana Reyes", "in", "phone", "", ""),
        ("got a text from Dana Reyes, no roles", "in", "text", "", "no_match"),
        ("Dana Reyes called me back", "in", "phone", "", ""),
        ("wrote to Dana Reyes on LinkedIn", "out", "linkedin", "", ""),
        ("messaged Dana Reyes on LinkedIn", "out", "linkedin", "", ""),
        ("invited on LinkedIn Dana Reyes", "out", "linkedin", "invitation", ""),
        ("texted Dana Reyes", "out", "text", "", ""),
        ("met Dana Reyes for coffee", "in", "meeting", "", ""),
        ("video call with Dana Reyes", "in", "meeting", "", ""),
        ("sent Dana Reyes my CV", "out", "email", "resume", ""),
        ("sent my résumé to Dana Reyes", "out", "", "resume", ""),
        ("followed up with Dana Reyes by email", "out", "email", "nudge", ""),
        ("checked in with Dana Reyes", "out", "", "check_in", ""),
        ("thanked Dana Reyes", "out", "", "thank_you", ""),
        ("Dana Reyes replied", "in", "", "", ""),
        ("heard from Dana Reyes: no roles", "in", "", "", "no_match"),
        ("emailed Dana Reyes, not now", "in", "email", "", "no_match"),
        ("called Dana Reyes, she's not interested", "in", "phone", "", "declined"),
        ("called Dana Reyes, she's interested", "in", "phone", "", ""),
        ("out of office from Dana Reyes", "in", "", "", "auto_reply"),
        ("Dana Reyes reached out to me on LinkedIn", "in", "linkedin", "", "approach"),
        ("reached out to Dana Reyes", "out", "other", "", ""),
        ("met Dana Reyes, sent my CV", "in", "meeting", "", ""),
    ],
)  # fmt: skip
def test_way_direction_and_result(line, direction, channel, purpose, outcome):
    found = read(line)
    assert (found.direction, found.channel, found.purpose, found.outcome) == (direction, channel, purpose, outcome)
    assert found.people == (KNOWN[0],)
    assert found.understood


@pytest.mark.parametrize(
    ("line", "occurred_on"),
    [
        ("called Dana", day(11, 23)),
        ("called Dana today", day(11, 23)),
        ("called Dana this morning", day(11, 23)),
        ("called Dana yesterday", day(11, 22)),
        ("called Dana, yesterday", day(11, 22)),
        ("called Dana on Friday", day(11, 20)),
        ("called Dana on Monday", day(11, 23)),
        ("called Dana last Monday", day(11, 16)),
        ("called Dana two weeks ago", day(11, 9)),
        ("called Dana 3 days ago", day(11, 20)),
        ("called Dana 5 Nov", day(11, 5)),
        ("called Dana on November 5th", day(11, 5)),
        ("called Dana on the 5th of November 2025", day(11, 5, 2025)),
        ("called Dana 2026-11-02", day(11, 2)),
        ("called Dana 5 Dec", day(12, 5, 2025)),
    ],
)
def test_the_day_on_which_it_happened(line, occurred_on):
    found = read(line)
    assert (found.occurred_on, found.next_on, found.name, found.note) == (occurred_on, None, "Dana", "")


@pytest.mark.parametrize(
    ("line", "next_on", "text"),
    [
        ("called Dana, try again Thursday", day(11, 26), "Try again"),
        ("called Dana, try again Monday", day(11, 30), "Try again"),
        ("called Dana, try again next Monday", day(11, 30), "Try again"),
        ("called Dana, try again next Thursday", day(12, 3), "Try again"),
        ("called Dana, follow up next week", day(11, 30), "Follow up"),
        ("called Dana, follow up next month", day(12, 1), "Follow up"),
        ("called Dana, call back in 3 days", day(11, 26), "Call back"),
        ("called Dana, call back in a fortnight", day(12, 7), "Call back"),
        ("called Dana then remind me 5 Dec", day(12, 5), "Remind me"),
        ("called Dana, send the slides by Friday", day(11, 27), "Send the slides"),
        ("called Dana, she decides tomorrow", day(11, 24), "She decides tomorrow"),
        ("called Dana left message try again tomorrow", day(11, 24), "Try again"),
    ],
)
def test_what_comes_next(line, next_on, text):
    found = read(line)
    assert (found.next_on, found.next_text, found.occurred_on) == (next_on, text, TODAY)
    assert found.note == ""


@pytest.mark.parametrize(
    ("month_first", "happened", "ahead"), [(True, day(11, 5), day(12, 5)), (False, day(5, 11), day(5, 12, 2027))]
)
def test_figures_are_read_in_the_writers_order(month_first, happened, ahead):
    found = read("called Dana 11/5, try again 12/5", month_first=month_first)
    assert (found.occurred_on, found.next_on) == (happened, ahead)


def test_a_next_step_falls_on_a_working_day():
    def workday(one):
        return one if one.weekday() < 5 else day(2, 22, 2027)

    found = read("called Dana, check back in 90 days", workday=workday)
    assert (found.next_on, found.next_meant) == (day(2, 22, 2027), day(2, 21, 2027))
    found = read("called Dana, check back in 91 days", workday=workday)
    assert (found.next_on, found.next_meant) == (day(2, 22, 2027), None)
    assert read("called Dana on Sunday", workday=workday).occurred_on == day(11, 22)


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("called Dana Reyes about the CFO role", "CFO role"),
        ("Jonas replied that the budget is frozen until spring", "Budget is frozen until spring"),
        ("met Jonas, she knows the CFO of Acme", "She knows the CFO of Acme"),
        ("called Jonas, no answer", "No answer"),
        ("called Jonas, he's interested, asked about salary", "He's interested. Asked about salary"),
        ("emailed Jonas, wants to talk", "Wants to talk"),
        ("met Jonas, sent my CV", "Sent my CV"),
        ("called Jonas, panel is on Friday", "Panel is on Friday"),
    ],
)
def test_what_no_field_holds_is_the_note(line, note):
    found = read(line)
    assert (found.note, found.next_on) == (note, None)


def test_a_time_is_read():
    assert read("called Dana at 3pm").occurred_time == time(15)
    assert read("called Dana at 15:30").occurred_time == time(15, 30)
    assert read("called Dana 12:15 am").occurred_time == time(0, 15)
    assert read("called Dana at 25:70").occurred_time is None


@pytest.mark.parametrize(
    ("line", "name", "count"),
    [
        ("called dana", "dana", 2),
        ("called Dana Kestrel", "Dana Kestrel", 1),
        ("called Dana Reyes at Kestrel about a role", "Dana Reyes Kestrel", 1),
        ("called Dana from Brightwater", "Dana Brightwater", 1),
        ("called Zoë van der Berg, left voicemail", "Zoë van der Berg", 0),
        ("left voicemail, Ingrid Solberg", "Ingrid Solberg", 1),
        ("Ingrid Solberg", "Ingrid Solberg", 1),
        ("called", "", 0),
        ("called my agent", "agent", 0),
    ],
)
def test_whom_it_was_with(line, name, count):
    found = read(line)
    assert (found.name, len(found.people)) == (name, count)


STRANGE = ["", "   ", ",,,", "🙂", "٣٤", "a" * 500, "12/99", "99:99", "in 999 months", ", ".join("x" * 300), "next",
           "on on on", "called 31 Feb", "in", "ago", "\u202egnilla", "called at"]  # fmt: skip


@pytest.mark.parametrize("line", STRANGE)
def test_nothing_breaks_it(line):
    found = read(line)
    assert (found.direction, found.line) == ("out", line)
