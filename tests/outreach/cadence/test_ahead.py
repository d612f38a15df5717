"""The path ahead if they stay silent."""

import pytest

from .telling import History
from .test_first_messages import WORKED


@pytest.mark.parametrize(("profile", "nudges", "window_end", "parked", "revisit"), WORKED)
def test_after_a_first_message(profile, nudges, window_end, parked, revisit):
    h = History(profile)
    h.out("03-03")
    assert h.ahead("03-03") == [*(("nudge", on) for on in nudges), ("park", parked), ("revisit", revisit)]


def test_an_overdue_nudge_goes_out_today():
    h = History("retained")
    h.out("03-03")
    assert h.ahead("03-20")[:2] == [("nudge", "2025-03-20"), ("park", "2025-04-11")]


def test_from_a_plan():
    h = History("retained")
    h.row("03-03", "plan", day="03-10")
    assert [code for code, _ in h.ahead("03-03")] == ["first_message", "nudge", "park", "revisit"]


def test_from_our_turn_with_a_filing():
    h = History()
    h.reply("03-03")
    h.row("03-03", "filing")
    assert h.ahead("03-03") == [
        ("reply_owed", "2025-03-04"),
        ("nudge", "2025-03-11"),
        ("nudge", "2025-03-18"),
        ("on_file", "2025-03-26"),
        ("check_in", "2025-04-25"),
    ]


def test_through_a_pause():
    h = History("retained")
    h.out("03-03")
    h.row("03-05", "pause", until="03-12")
    assert h.ahead("03-05")[0] == ("resume", "2025-03-12")
    h.row("03-06", "pause")
    assert h.ahead("03-06") == []


def test_nothing_ahead():
    h = History()
    assert h.ahead("03-03") == []
    h.row("03-03", "close", reason="declined")
    assert h.ahead("03-03") == []


def test_from_parked_and_the_standing_stages():
    h = History()
    h.row("03-03", "opening", stage="parked")
    assert h.ahead("03-03") == [("revisit", "2025-06-01")]
    h.row("03-04", "submission", key="a", state="submitted")
    assert h.ahead("03-04") == [("status_ask", "2025-03-11")]
    h.row("03-05", "search_landed")
    assert h.ahead("03-05") == [("keep_in_touch", "2025-09-01")]
