"""On file, representing, closed and opted out, recruiters who move."""

import pytest

from .telling import History, changes, plain


@pytest.mark.parametrize("stage", ["listed", "planned", "parked"])
def test_a_filing_goes_on_file(stage):
    h = History()
    h.row("03-03", "opening", stage=stage)
    h.row("03-04", "filing")
    assert (h.stage("03-04"), h.due("03-04"), h.duties("03-04")) == (
        "on_file", "2025-04-03", {"check_in": "2025-04-03"},
    )  # fmt: skip


def test_a_filing_in_another_stage_is_remembered():
    h = History()
    h.out("03-03")
    h.reply("03-04")
    h.row("03-05", "filing")
    r = h.at("03-05")
    assert (r.stage, plain(r.due_on), r.filed, plain(r.filed_on)) == ("talking", "2025-03-05", True, "2025-03-05")


def test_the_check_in_interval_doubles_after_each_third_unanswered():
    h = History()  # 30 d
    h.row("2025-01-01", "filing")
    dues = []
    for on in ("2025-01-31", "2025-03-02", "2025-04-01", "2025-05-31", "2025-07-30", "2025-09-28", "2026-01-26"):
        assert h.due(on) == on
        h.out(on, "check_in")
        dues.append(h.at(on).due_on - h.at(on).as_of)
    assert dues == [30, 30, 60, 60, 60, 120, 120]
    h.reply("2026-01-27")
    h.reply("2026-01-28", outcome="no_match")
    assert h.due("2026-01-28") == "2026-04-28"  # parked: the filing is over a year old


def test_a_check_in_never_waits_longer_than_180_days():
    h = History("retained")
    h.row("2025-01-01", "filing")
    for on in ("2025-03-12", "2025-05-21", "2025-07-30", "2025-12-17", "2026-05-06", "2026-09-23"):
        h.out(on, "check_in")
    assert h.at("2026-09-23").due_on - h.at("2026-09-23").as_of == 180


def test_an_unsent_check_in_is_skipped_on_the_day_after_a_whole_interval():
    h = History()
    h.row("01-01", "filing")  # due 31 January; the interval ends on 2 March
    assert h.due("03-02") == "2025-01-31"
    r = h.at("03-03")
    assert (plain(r.due_on), r.check_ins, r.time_events[-1][1]) == ("2025-04-02", 0, "check_in_skipped")
    assert r.duties[0].key == "check_in:1:1"


def test_years_of_skips_are_one_leap():
    h = History()
    h.row("01-01", "filing")
    r = h.at("2035-01-01")
    ((first, code, params),) = r.time_events
    assert (plain(first), code, params["times"]) == ("2025-03-03", "check_in_skipped", 59)
    assert r.due_on + 30 >= r.as_of


def test_a_bounced_check_in_does_not_count():
    h = History()
    h.row("01-01", "filing")
    out = h.out("01-31", "check_in")
    h.row("02-01", "bounce", out=out)
    r = h.at("02-01")
    assert (r.stage, r.check_ins, plain(r.due_on)) == ("on_file", 0, "2025-01-31")


@pytest.mark.parametrize("state", ["consented", "submitted", "unauthorised"])
def test_the_first_live_submission_is_representing(state):
    h = History()
    h.row("03-03", "submission", key="a", state="consent_requested")
    assert h.stage("03-03") == "listed"
    h.row("03-04", "submission", key="a", state=state)
    r = h.at("03-04")
    assert (r.stage, r.turn, plain(r.due_on)) == ("representing", "theirs", "2025-03-11")
    assert h.duties("03-04") == {"status_ask": "2025-03-11"}


def test_an_answer_owed_stays_owed_while_representing():
    h = History()
    h.reply("03-03")
    h.row("03-03", "submission", key="a", state="submitted")
    assert (h.stage("03-03"), h.duties("03-03")) == ("representing", {"reply_owed": "2025-03-04"})


def test_turns_while_representing():
    h = History()
    h.row("03-03", "submission", key="a", state="submitted")
    h.reply("03-05")
    assert (h.stage("03-05"), h.at("03-05").turn, h.due("03-05")) == ("representing", "ours", "2025-03-06")
    h.out("03-06", "answer")
    assert (h.at("03-06").turn, h.due("03-06")) == ("theirs", "2025-03-13")
    h.out("03-13", "status_ask")
    assert h.due("03-13") == "2025-03-20"


def test_a_status_ask_unsent_for_ten_business_days_is_skipped():
    h = History()
    h.row("03-03", "submission", key="a", state="submitted")  # due 10 March, + 10 bd = 24 March
    assert h.due("03-24") == "2025-03-10"
    assert (h.stage("03-25"), h.due("03-25"), h.key("03-25", "status_ask")) == (
        "representing", "2025-04-01", "status_ask:1:1",
    )  # fmt: skip


def test_talk_goes_on_when_the_last_submission_ends_soon_after_a_contact():
    h = History()
    h.reply("03-03")
    h.out("03-04", "answer")
    h.row("03-05", "submission", key="a", state="submitted")
    h.row("03-05", "submission", key="b", state="submitted")
    h.row("03-10", "submission", key="a", state="rejected")
    assert h.stage("03-10") == "representing"
    h.row("03-18", "submission", key="b", state="rejected")  # 10 bd after 4 March
    r = h.at("03-18")
    assert (r.stage, r.turn, plain(r.due_on)) == ("talking", "theirs", "2025-03-25")
    assert h.duties("03-18")["feedback"] == "2025-03-19"


def test_it_rests_when_the_last_submission_ends_long_after_a_contact():
    h = History()
    h.out("03-04", "answer")
    h.row("03-05", "submission", key="a", state="submitted")
    h.row("03-19", "submission", key="a", state="withdrawn")
    assert (h.stage("03-19"), h.duties("03-19")) == ("parked", {"thank_you": "2025-03-20"})


def test_a_consent_expires_by_itself_and_is_announced():
    h = History()
    h.row("03-03", "submission", key="a", state="consented", expires_on="03-31")
    assert h.duties("03-03")["consent_expiring"] == "2025-03-24"
    assert h.stage("03-31") == "representing"
    assert (h.stage("04-01"), h.at("04-01").submissions) == ("parked", {"a": "consent_expired"})


def test_a_submitted_consent_does_not_expire():
    h = History()
    h.row("03-03", "submission", key="a", state="consented", expires_on="03-31")
    h.row("03-10", "submission", key="a", state="submitted")
    assert h.stage("04-01") == "representing"
    assert "consent_expiring" not in h.duties("03-10")


def test_a_live_submission_is_kept_while_closed_and_holds_on_reopening():
    h = History()
    h.row("03-03", "close", reason="seeker_choice")
    h.row("03-04", "submission", key="a", state="unauthorised")
    assert (h.stage("03-04"), h.at("03-04").live_submissions) == ("closed", ("a",))
    h.row("03-05", "reopen")
    assert h.stage("03-05") == "representing"


def test_closing_and_reopening():
    h = History()
    h.row("03-03", "filing")
    assert h.refusal("03-03", "reopen") == "not_closed"
    assert h.refusal("03-03", "close", reason="bored") == "unknown_reason"
    h.row("03-04", "close", reason="bad_conduct")
    r = h.at("03-04")
    assert (r.stage, r.close_reason, r.due_on, r.stale_on, r.duties) == ("closed", "bad_conduct", None, None, ())
    assert h.refusal("03-04", "close", reason="declined") == "closed"
    h.reply("03-05")
    assert (h.stage("03-05"), h.at("03-05").reopen_offered) == ("closed", True)
    h.row("03-06", "reopen")
    assert (h.stage("03-06"), h.due("03-06"), h.at("03-06").close_reason) == ("on_file", "2025-04-05", "")


def test_reopening_without_a_filing_lists():
    h = History()
    h.out("03-03")
    h.row("03-04", "close", reason="not_my_field")
    h.row("03-05", "reopen")
    assert h.stage("03-05") == "listed"


def test_an_opt_out_can_not_be_reopened():
    h = History()
    h.out("03-03")
    h.row("03-04", "opt_out", for_all=True)
    assert (h.stage("03-04"), h.at("03-04").do_not_contact) == ("closed", True)
    assert h.refusal("03-04", "reopen") == "do_not_contact"
    h.reply("03-05")
    assert not h.at("03-05").reopen_offered
    h.row("03-06", "reopen")
    assert (h.stage("03-06"), h.at("03-06").effects[4]) == ("closed", "none")


def test_a_fact_in_a_closed_relationship_is_kept():
    h = History()
    h.row("03-03", "close", reason="declined")
    h.out("03-04")
    r = h.at("03-04")
    assert (r.stage, plain(r.last_out), r.effects[2]) == ("closed", "2025-03-04", "remembered")


def test_a_move_hints_to_greet():
    h = History()
    h.row("03-03", "filing")
    h.row("03-04", "moved")
    r = h.at("03-04")
    assert (r.stage, r.greet, r.filed) == ("on_file", True, True)
    h.out("03-05", "check_in")
    assert not h.at("03-05").greet


def test_on_file_goes_on_after_the_filing_grew_old():
    h = History("in_house")
    h.row("2024-01-01", "filing")
    assert {stage for stage, _ in changes(h, "2024-12-01", "2025-02-01")} == {"on_file"}
