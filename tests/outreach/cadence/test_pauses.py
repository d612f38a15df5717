"""One freeze for every pause: remaining days count on from the resume date, each in its own unit."""

from .telling import History, plain


def test_a_pause_stops_every_deadline():
    h = History()
    h.out("03-03")
    h.row("03-05", "pause")
    r = h.at("06-01")
    assert (r.stage, r.hidden_stage, r.due_on, r.stale_on, r.duties) == ("paused", "awaiting", None, None, ())
    assert r.next_time_on is None
    assert h.refusal("06-01", "plan") == "not_plannable"


def test_remaining_business_days_count_from_the_resume_date():
    h = History()
    h.out("03-03")  # due 10 March: 3 bd after 5 March
    h.row("03-05", "pause")
    h.row("03-21", "resume")  # Friday
    assert (h.stage("03-21"), h.due("03-21")) == ("awaiting", "2025-03-26")
    assert h.stage("04-09") == "awaiting"  # 26 March + 10 bd
    assert h.stage("04-10") == "parked"


def test_remaining_calendar_days_count_from_the_resume_date():
    h = History()
    h.row("03-03", "filing")  # due 2 April
    h.row("03-13", "pause")
    h.row("03-23", "resume")
    assert h.due("03-23") == "2025-04-12"


def test_what_was_overdue_is_due_on_the_resume_date():
    h = History()
    h.out("03-03")  # due 10 March, lapse 24 March
    h.row("03-12", "pause")
    h.row("04-01", "resume")
    assert h.due("04-01") == "2025-04-01"
    assert h.stage("04-09") == "awaiting"  # 8 bd of the lapse remained
    assert h.stage("04-12") == "parked"


def test_until_is_the_first_active_day():
    h = History()
    h.out("03-03")
    h.row("03-05", "pause", until="03-17")
    assert plain(h.at("03-05").paused_until) == "2025-03-17"
    assert plain(h.at("03-05").next_time_on) == "2025-03-17"
    assert h.stage("03-16") == "paused"
    assert (h.stage("03-17"), h.due("03-17")) == ("awaiting", "2025-03-20")


def test_pausing_again_moves_the_end():
    h = History()
    h.row("03-05", "pause", until="03-17")
    h.row("03-06", "pause", until="03-20")
    assert h.stage("03-19") == "paused"
    assert h.stage("03-20") == "listed"


def test_a_date_set_while_paused_counts_from_the_resume_date():
    h = History()
    h.row("03-03", "pause")
    h.out("03-10")
    h.row("03-17", "resume")
    assert (h.stage("03-17"), h.due("03-17")) == ("awaiting", "2025-03-24")


def test_facts_replay_on_the_hidden_stage():
    h = History()
    h.out("03-03")
    h.row("03-04", "pause")
    h.reply("03-06")
    r = h.at("03-06")
    assert (r.stage, r.hidden_stage, r.duties) == ("paused", "talking", ())
    h.row("03-10", "resume")
    assert h.duties("03-10") == {"reply_owed": "2025-03-11"}


def test_a_planned_day_still_ahead_keeps_its_date():
    h = History()
    h.row("03-03", "plan", day="03-20")
    h.row("03-04", "pause")
    h.row("03-10", "resume")
    assert h.due("03-10") == "2025-03-20"
    h.row("03-11", "pause")
    h.row("03-25", "resume")
    assert h.due("03-25") == "2025-03-25"


def test_overlapping_pauses_count_once():
    h = History()
    h.out("03-03")
    h.row("03-05", "pause", until="03-12")
    h.row("03-06", "search_paused", until="03-17")
    assert h.at("03-06").paused_by == "both"
    assert h.stage("03-12") == "paused"
    assert h.refusal("03-12", "resume") == "search_paused"
    assert (h.stage("03-17"), h.due("03-17")) == ("awaiting", "2025-03-20")


def test_a_pause_of_the_search_is_resumed():
    h = History()
    h.out("03-03")
    h.row("03-05", "search_paused")
    assert h.at("03-05").stage == "paused"
    h.row("03-17", "search_resumed")
    assert h.due("03-17") == "2025-03-20"


def test_a_consents_expiry_never_stops():
    h = History()
    h.row("03-03", "submission", key="a", state="consented", expires_on="03-31")
    h.row("03-04", "pause")
    assert h.duties("03-25") == {"consent_expiring": "2025-03-24"}
    r = h.at("04-01")
    assert (r.stage, r.hidden_stage, r.submissions["a"]) == ("paused", "parked", "consent_expired")


def test_representing_is_hidden_while_paused():
    h = History()
    h.row("03-03", "pause")
    h.row("03-04", "submission", key="a", state="submitted")
    assert (h.stage("03-04"), h.at("03-04").hidden_stage) == ("paused", "representing")


def test_duties_beside_the_stage_freeze_too():
    h = History()
    h.row("03-03", "approach")  # due 10 March
    h.row("03-05", "pause")
    h.row("03-17", "resume")
    assert h.duties("03-17") == {"approach": "2025-03-20"}
    assert h.duties("03-21") == {}


def test_a_revisit_that_was_reached_stays_reached():
    h = History()
    h.row("2024-01-01", "opening", stage="parked")
    h.row("03-05", "pause")
    h.row("03-10", "resume")
    assert h.at("03-10").suggested
    assert [code for _, code, _ in h.at("04-10").time_events] == ["revisit"]


def test_pauses_are_refused_where_they_make_no_sense():
    h = History()
    assert h.refusal("03-03", "resume") == "not_paused"
    assert h.refusal("03-03", "pause", until="03-03") == "not_later"
    assert h.refusal("03-03", "pause", until="03-04") is None
    h.row("03-03", "close", reason="declined")
    assert h.refusal("03-03", "pause") == "closed"


def test_closing_ends_a_pause():
    h = History()
    h.row("03-03", "pause")
    h.row("03-04", "close", reason="declined")
    assert h.stage("03-04") == "closed"
    h.row("03-05", "reopen")
    assert h.stage("03-05") == "listed"


def test_reopened_into_a_paused_search():
    h = History()
    h.row("03-03", "close", reason="declined")
    h.row("03-03", "search_paused", until="03-17")
    h.row("03-03", "filing")
    h.row("03-10", "reopen")
    assert (h.stage("03-10"), h.at("03-10").hidden_stage) == ("paused", "on_file")
    assert h.due("03-17") == "2025-04-16"
