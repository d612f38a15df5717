"""Landed, ended, fell through, and a new search."""

import pytest

from outreach.cadence import alumni_spread

from .telling import History, plain


@pytest.fixture(params=["search_landed", "search_ended"])
def over(request):
    return request.param


def test_who_answered_becomes_alumni(over):
    h = History()
    h.reply("03-03")
    h.row("03-10", over)
    r = h.at("03-10")
    assert (r.stage, plain(r.due_on), plain(r.landed_on)) == ("alumni", "2025-09-06", "2025-03-10")
    assert h.duties("03-10") == {"keep_in_touch": "2025-09-06"}


def test_who_holds_the_resume_or_submitted_it_becomes_alumni(over):
    h = History()
    h.row("03-03", "filing")
    h.row("03-10", over)
    assert h.stage("03-10") == "alumni"
    h = History()
    h.row("03-03", "submission", key="a", state="submitted")
    h.row("03-10", over)
    assert (h.stage("03-10"), h.at("03-10").submissions) == ("alumni", {"a": "withdrawn"})


@pytest.mark.parametrize(("before", "after"), [("awaiting", "listed"), ("planned", "listed"), ("parked", "parked"),
                                               ("listed", "listed"), ("closed", "closed")])  # fmt: skip
def test_the_rest_is_let_go(over, before, after):
    h = History()
    h.row("03-03", "opening", stage=before)
    h.row("03-04", over)
    r = h.at("03-04")
    assert (r.stage, r.duties, r.stale_on) == (after, (), None)


def test_closed_stays_closed_whoever_answered(over):
    h = History()
    h.reply("03-03")
    h.row("03-04", "close", reason="declined")
    h.row("03-05", over)
    assert h.stage("03-05") == "closed"


def test_landing_ends_pauses_and_approaches(over):
    h = History()
    h.row("03-03", "approach")
    h.row("03-03", "pause")
    h.row("03-04", over)
    r = h.at("03-04")
    assert (r.stage, r.approach_open, r.duties) == ("listed", False, ())


def test_alumni_dates_are_spread():
    h = History(spread=27)
    h.reply("03-03")
    h.row("03-10", "search_landed")
    assert h.due("03-10") == "2025-10-03"
    assert {alumni_spread(n) for n in range(100)} == set(range(28))


def test_alumni_twice_in_the_first_year_then_yearly():
    h = History()
    h.reply("03-03")
    h.row("03-10", "search_landed")
    h.out("09-06", "check_in")  # 180 d later still falls within a year of landing
    assert h.due("09-06") == "2026-03-05"
    h.out("2026-03-05", "check_in")
    assert h.due("2026-03-05") == "2027-03-05"


def test_an_unsent_alumni_date_is_skipped_after_one_interval():
    h = History()
    h.reply("03-03")
    h.row("03-10", "search_landed")  # due 6 September 2025, + 180 d = 5 March 2026
    assert h.due("2026-03-05") == "2025-09-06"
    assert h.due("2026-03-06") == "2027-03-06"
    assert h.at("2040-01-01").stage == "alumni"


def test_an_alumni_who_writes_is_answered():
    h = History()
    h.reply("03-03")
    h.row("03-10", "search_landed")
    h.reply("03-12")
    assert (h.stage("03-12"), h.due("03-12")) == ("alumni", "2025-09-06")
    assert h.duties("03-12") == {"reply_owed": "2025-03-13", "keep_in_touch": "2025-09-06"}
    h.out("03-13", "answer")
    assert h.duties("03-13") == {"keep_in_touch": "2025-09-09"}


def test_an_approach_to_an_alumni():
    h = History()
    h.reply("03-03")
    h.row("03-10", "search_landed")
    h.row("03-12", "approach")
    assert h.duties("03-12")["approach"] == "2025-03-19"
    h.row("03-13", "talk")
    assert (h.stage("03-13"), h.duties("03-13")["reply_owed"]) == ("alumni", "2025-03-14")
    h.row("03-13", "approach")
    h.out("03-14", "answer")
    assert (h.stage("03-14"), h.at("03-14").approach_open) == ("alumni", False)


def test_a_planned_alumni_returns_to_its_date():
    h = History()
    h.reply("03-03")
    h.row("03-10", "search_landed")
    h.row("03-11", "plan")
    assert h.stage("03-11") == "planned"
    h.row("03-12", "drop")
    assert (h.stage("03-12"), h.due("03-12")) == ("alumni", "2025-09-06")


def fell_through(on="04-09", between=None):
    h = History()
    h.out("03-03")  # due 10 March: 3 bd after landing
    h.row("03-05", "search_landed")
    if between:
        h.row("03-20", *between)
    h.row(on, "search_fell_through")
    return h


def test_what_stood_before_comes_back_with_its_remaining_days():
    h = fell_through()
    assert (h.stage("04-09"), h.due("04-09")) == ("awaiting", "2025-04-14")
    assert h.duties("04-09") == {"nudge": "2025-04-14"}


def test_those_with_a_row_since_keep_what_they_are():
    h = fell_through(between=("moved",))
    assert h.stage("04-09") == "listed"


def test_after_ninety_days_nothing_comes_back():
    assert fell_through(on="06-03").stage("06-03") == "awaiting"
    assert fell_through(on="06-04").stage("06-04") == "listed"


def test_representing_comes_back_as_talking():
    h = History()
    h.row("03-03", "submission", key="a", state="submitted")
    h.row("03-05", "search_landed")
    h.row("03-10", "search_fell_through")
    r = h.at("03-10")
    assert (r.stage, r.turn, plain(r.due_on)) == ("talking", "theirs", "2025-03-17")


def test_what_was_paused_when_landing_comes_back_with_the_days_of_its_pause():
    h = History()
    h.out("03-03")
    h.row("03-05", "pause")
    h.row("03-12", "search_landed")
    assert h.stage("03-12") == "listed"
    h.row("03-17", "search_fell_through")
    assert (h.stage("03-17"), h.due("03-17")) == ("awaiting", "2025-03-20")


def test_a_search_that_ended_can_not_fall_through():
    h = History()
    h.out("03-03")
    h.row("03-05", "search_ended")
    h.row("03-10", "search_fell_through")
    assert (h.stage("03-10"), h.at("03-10").effects[3]) == ("listed", "none")


def test_a_new_search():
    filed, silent, alumni, closed = History(), History(), History(), History()
    filed.row("03-03", "filing")
    silent.out("03-03")
    silent.row("04-10", "search_landed")
    alumni.reply("03-03")
    closed.row("03-03", "close", reason="declined")
    for h in (filed, alumni, closed):
        h.row("04-10", "search_landed")
    for h in (filed, silent, alumni, closed):
        h.row("09-01", "search_started")
    assert (filed.stage("09-01"), filed.due("09-01")) == ("on_file", "2025-10-01")
    r = silent.at("09-01")
    assert (r.stage, r.unanswered, plain(r.last_out), r.first_wave) == ("listed", 0, "2025-03-03", False)
    assert (alumni.stage("09-01"), alumni.at("09-01").first_wave) == ("alumni", True)
    assert closed.stage("09-01") == "closed"


def test_the_first_search_changes_nothing():
    h = History()
    h.out("03-03")
    h.row("03-04", "search_started")
    assert (h.stage("03-04"), h.due("03-04"), h.at("03-04").effects[2]) == ("awaiting", "2025-03-10", "none")
