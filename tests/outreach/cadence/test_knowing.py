"""What recruiters tell beside jobs: the thank-you after it, and when one may ask the next question."""

import pytest

from outreach.cadence import question

from .telling import History, day, plain


def on_file():
    h = History()
    h.row("03-03", "filing")
    return h


def no_match():
    h = History()
    h.out("03-03")
    h.reply("03-05", outcome="no_match")
    return h


def asked(history, on):
    history.out(on, "insight")
    return history


def paused(history):
    history.row("03-06", "pause")
    return history


def left_alone(history):
    history.row("03-06", "opt_out")
    return history


@pytest.mark.parametrize(("history", "no", "on", "offered", "free_from"), [
    (on_file(), False, "03-10", True, None),
    (no_match(), True, "03-10", True, None),
    (no_match(), False, "03-10", False, None),  # parked for another reason
    (History(), False, "03-10", False, None),
    (paused(on_file()), False, "03-10", False, None),
    (left_alone(on_file()), False, "03-10", False, None),
    (asked(on_file(), "03-10"), False, "03-11", True, "2025-06-08"),
    (asked(on_file(), "03-10"), False, "06-07", True, "2025-06-08"),
    (asked(on_file(), "03-10"), False, "06-08", True, None),  # 90 days on
])  # fmt: skip
def test_a_question_is_offered_on_file_or_after_no_match_once_in_ninety_days(history, no, on, offered, free_from):
    found = question(history.at(on), no, day(on))
    assert (found.offered, plain(found.from_day)) == (offered, free_from)


def test_a_thank_you_follows_what_was_told_and_ends_with_it_or_by_itself():
    h = on_file()
    h.row("03-10", "told", of="salary")
    assert h.duties("03-10")["thank_you"] == "2025-03-11"
    assert h.stage("03-10") == "on_file"
    assert "thank_you" in h.duties("03-25")
    assert "thank_you" not in h.duties("03-26")  # 11 March + 10 bd = 25 March
    h.out("03-11", "thank_you")
    assert "thank_you" not in h.duties("03-11")


def test_the_first_thank_you_owed_stays():
    h = no_match()
    h.row("03-06", "told", of="tip")
    assert h.duties("03-06")["thank_you"] == "2025-03-06"
