"""The opening row of an import: no rule of time reaches back before it."""

import pytest

from .telling import History, plain


def opened(stage, **data):
    h = History()
    h.row("03-03", "opening", stage=stage, **data)
    return h


@pytest.mark.parametrize(
    ("stage", "data", "shown", "due"),
    [
        ("listed", {}, "listed", None),
        ("planned", {}, "planned", "2025-03-10"),
        ("planned", {"next_step": "03-20"}, "planned", "2025-03-20"),
        ("awaiting", {"last_contact": "02-28"}, "awaiting", "2025-03-07"),
        ("awaiting", {"last_contact": "2024-06-03"}, "awaiting", "2025-03-03"),
        ("awaiting", {"last_contact": "02-28", "next_step": "02-01"}, "awaiting", "2025-03-03"),
        ("talking", {}, "talking", "2025-03-10"),
        ("representing", {}, "talking", "2025-03-10"),
        ("on_file", {"last_contact": "02-20"}, "on_file", "2025-03-22"),
        ("parked", {"next_step": "05-01"}, "parked", "2025-05-01"),
        ("alumni", {}, "alumni", "2025-08-30"),
        ("paused", {"until": "03-10"}, "paused", None),
        ("closed", {"reason": "left_industry"}, "closed", None),
        ("something else", {}, "listed", None),
    ],
)
def test_where_it_starts(stage, data, shown, due):
    h = opened(stage, **data)
    r = h.at("03-03")
    assert (r.stage, plain(r.due_on)) == (shown, due)


def test_its_defaults():
    assert opened("awaiting").at("03-03").unanswered == 1
    assert opened("talking").at("03-03").turn == "theirs"
    r = opened("talking", turn="ours").at("03-03")
    assert (r.turn, plain(r.due_on)) == ("ours", "2025-03-04")


def test_an_import_with_every_touch_made_waits_for_the_last_window():
    h = opened("awaiting", unanswered=3, last_contact="2024-12-02")
    assert (h.stage("03-03"), h.at("03-03").last_window, h.due("03-03")) == ("awaiting", True, "2025-03-03")
    assert h.stage("03-04") == "parked"


def test_a_lapse_counts_from_the_import():
    h = opened("awaiting", last_contact="2024-06-03")  # due 3 March, + 10 bd = 17 March
    assert h.stage("03-17") == "awaiting"
    assert h.stage("03-18") == "parked"


def test_an_imported_answer_owed_rests_twenty_business_days_after_the_import():
    h = opened("talking", turn="ours", last_contact="2024-06-03")
    assert h.stage("03-31") == "talking"
    assert h.stage("04-01") == "parked"


def test_facts_dated_earlier_feed_contact_filing_and_reply_and_nothing_else():
    h = opened("awaiting", last_contact="02-10")
    h.out("02-20")
    h.reply("02-21")
    h.row("02-24", "filing")
    h.row("02-24", "interaction", direction="unknown")
    h.row("02-25", "close", reason="declined")
    h.row("02-25", "submission", key="a", state="submitted")
    r = h.at("03-03")
    assert (r.stage, r.unanswered, r.due_on) == (
        "awaiting",
        1,
        opened("awaiting", last_contact="02-10").at("03-03").due_on,
    )
    assert (plain(r.last_out), plain(r.last_in), plain(r.last_contact)) == ("2025-02-20", "2025-02-21", "2025-02-24")
    assert (r.ever_replied, plain(r.filed_on), r.submissions) == (True, "2025-02-24", {})
    assert [r.effects[n] for n in (2, 6, 7)] == ["remembered", "none", "none"]


def test_the_opening_stands_at_the_start_of_its_day():
    h = History()
    h.reply("03-03")
    h.row("03-03", "opening", stage="awaiting")
    assert h.stage("03-03") == "talking"


def test_a_second_opening_only_feeds():
    h = opened("awaiting", last_contact="02-28")
    h.row("03-05", "opening", stage="closed", filed_on="01-10", last_contact="03-01")
    r = h.at("03-05")
    assert (r.stage, r.filed, plain(r.last_contact)) == ("awaiting", True, "2025-03-01")


def test_a_bounced_nudge_leaves_the_imported_message():
    h = opened("awaiting", last_contact="02-28")
    nudge = h.out("03-07", "nudge")
    h.row("03-10", "bounce", out=nudge)
    assert (h.stage("03-10"), h.at("03-10").unanswered) == ("awaiting", 1)


def test_an_import_into_a_paused_search_keeps_its_days():
    h = History()
    h.row("02-03", "search_paused", until="03-10")
    h.row("03-03", "opening", stage="awaiting", last_contact="02-28")  # 4 bd remain
    assert (h.stage("03-03"), h.due("03-10")) == ("paused", "2025-03-14")
