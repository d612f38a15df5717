"""Duties: rank, keys, snooze, skip and done; due and stale dates."""

from outreach.cadence import RANK, first

from .telling import History, day, plain


def key_of(history, on):
    return history.at(on).duties[0].key


def test_the_one_reminder_is_the_first_by_rank_among_those_due_else_the_earliest():
    h = History()
    out = h.out("03-03")
    h.reply("03-04", outcome="no_match")  # thank-you 5 March, insight 11 March
    h.row("03-04", "bounce", out=out)  # find an address 5 March
    found = h.at("03-04").duties
    assert [one.kind for one in found] == ["thank_you", "insight", "find_address"]
    assert first(found, day("03-04")).kind == "thank_you"
    h.row("03-05", "done", duty=h.key("03-04", "thank_you"))
    found = h.at("03-05").duties
    assert first(found, day("03-05")).kind == "find_address"
    assert first(found, day("03-11")).kind == "insight"
    assert first((), day("03-05")) is None


def test_the_rank():
    assert RANK.index("reply_owed") == 0
    assert RANK.index("approach") < RANK.index("nudge") < RANK.index("check_in") < RANK.index("let_it_rest")


def test_a_key_names_the_row_that_opened_the_duty():
    h = History()
    out = h.out("03-03")
    assert key_of(h, "03-03") == f"nudge:{out}"
    nudge = h.out("03-10", "nudge")
    assert key_of(h, "03-10") == f"nudge:{nudge}"


def test_a_key_that_is_not_open_does_nothing():
    h = History()
    h.out("03-03")
    before = h.at("03-10")
    for kind in ("snooze", "skip", "done"):
        row = h.row("03-10", kind, duty="nudge:77", until="03-20")
        assert h.at("03-10").effects[row] == "none"
    assert h.at("03-10").due_on == before.due_on
    assert h.refusal("03-10", "snooze", duty="nudge:77", until="03-20") is None


def test_a_second_click_is_harmless():
    h = History()
    h.out("03-03")
    key = key_of(h, "03-03")
    h.row("03-10", "skip", duty=key)
    once = h.at("03-10")
    second = h.row("03-10", "skip", duty=key)
    twice = h.at("03-10")
    assert (twice.due_on, twice.touches, twice.effects[second]) == (once.due_on, once.touches, "none")


def test_a_skipped_nudge_counts_for_the_windows_but_not_as_unanswered():
    h = History()
    h.out("03-03")
    h.row("03-12", "skip", duty=key_of(h, "03-03"))  # later than 10 March
    r = h.at("03-12")
    assert (r.touches, r.unanswered, plain(r.due_on)) == (2, 1, "2025-03-21")
    h.row("03-13", "skip", duty=key_of(h, "03-12"))  # earlier than 21 March
    r = h.at("03-13")
    assert (r.touches, plain(r.due_on), r.last_window, r.duties) == (3, "2025-04-04", True, ())


def test_skipping_other_steps():
    h = History()
    h.row("03-03", "plan")
    h.row("03-04", "skip", duty=key_of(h, "03-04"))
    assert h.stage("03-04") == "listed"

    h = History()
    h.row("03-03", "filing")
    h.row("04-04", "skip", duty=key_of(h, "04-04"))
    assert (h.due("04-04"), h.at("04-04").check_ins) == ("2025-05-04", 0)

    h = History()
    h.row("03-03", "submission", key="a", state="submitted")
    h.row("03-12", "skip", duty=key_of(h, "03-12"))
    assert h.due("03-12") == "2025-03-19"

    h = History()
    h.reply("03-03")
    h.row("03-04", "skip", duty=key_of(h, "03-04"))
    assert (h.at("03-04").turn, h.due("03-04")) == ("theirs", "2025-03-11")

    h = History()
    h.reply("03-03")
    h.row("03-04", "search_landed")
    h.row("09-01", "skip", duty=key_of(h, "09-01"))
    assert h.due("09-01") == "2026-02-28"

    h = History()
    h.out("03-03", "invitation")
    h.row("03-04", "invitation_accepted")
    h.row("03-04", "skip", duty=key_of(h, "03-04"))
    assert (h.due("03-04"), h.duties("03-04")) == ("2025-03-12", {"nudge": "2025-03-12"})


def test_two_skipped_stall_nudges_leave_the_last_window():
    h = History()
    h.reply("03-03")
    h.out("03-03", "answer")
    h.row("03-10", "skip", duty=key_of(h, "03-10"))
    h.row("03-17", "skip", duty=key_of(h, "03-17"))
    assert (h.at("03-17").last_window, h.due("03-17")) == (True, "2025-03-24")
    assert h.stage("03-25") == "parked"


def test_a_snooze_moves_the_step_the_stale_date_and_the_unsent_lapse():
    h = History()
    h.out("03-03")  # due 10 March, stale 18 March, lapse 24 March
    h.row("03-10", "snooze", duty=key_of(h, "03-10"), until="03-20")  # 8 bd
    r = h.at("03-10")
    assert (plain(r.due_on), plain(r.step_on), plain(r.stale_on)) == ("2025-03-10", "2025-03-20", "2025-03-28")
    assert h.duties("03-10") == {"nudge": "2025-03-20"}
    assert h.stage("04-03") == "awaiting"
    assert h.stage("04-04") == "parked"


def test_a_snooze_of_an_answer_moves_the_question_whether_to_let_it_rest():
    h = History()
    h.reply("03-03")  # due 4 March, asked 17 March, rests after 31 March
    h.row("03-04", "snooze", duty=key_of(h, "03-04"), until="03-11")
    assert h.duties("03-23") == {"reply_owed": "2025-03-11"}
    assert h.duties("03-24") == {"let_it_rest": "2025-03-24"}
    h.row("03-24", "snooze", duty=key_of(h, "03-24"), until="03-31")
    assert h.duties("03-24") == {"let_it_rest": "2025-03-31"}
    assert h.stage("04-14") == "talking"
    assert h.stage("04-15") == "parked"


def test_a_snoozed_check_in_is_skipped_later():
    h = History()
    h.row("01-01", "filing")  # due 31 January, its interval ends on Sunday 2 March
    h.row("01-31", "snooze", duty=key_of(h, "01-31"), until="02-07")  # 5 bd
    assert h.duties("03-07") == {"check_in": "2025-02-07"}
    assert h.due("03-08") == "2025-04-07"


def test_a_duty_beside_the_stage_is_snoozed_alone():
    h = History()
    h.out("03-03")
    h.reply("03-04", outcome="no_match")
    stale, due = h.at("03-05").stale_on, h.at("03-05").due_on
    h.row("03-05", "snooze", duty=h.key("03-05", "thank_you"), until="03-12")  # 5 bd
    r = h.at("03-05")
    assert (r.stale_on, r.due_on, h.duties("03-05")["thank_you"]) == (stale, due, "2025-03-12")
    assert "thank_you" in h.duties("03-26")
    assert "thank_you" not in h.duties("03-27")


def test_the_end_of_a_last_window_can_not_be_snoozed():
    h = History("retained")
    h.out("03-03")
    h.out("03-17", "nudge")
    assert h.refusal("03-18", "snooze", until="03-25") == "last_window"
    assert h.duties("03-18") == {}


def test_a_snooze_goes_forward():
    h = History()
    h.out("03-03")
    key = key_of(h, "03-03")
    assert h.refusal("03-04", "snooze", duty=key, until="03-06") == "not_later"
    assert h.refusal("03-04", "snooze", duty=key, until="03-11") is None
    row = h.row("03-04", "snooze", duty=key, until="03-06")
    assert h.at("03-04").effects[row] == "none"
    assert History().refusal("03-04", "snooze", until="03-06") == "no_open_step"


def test_stale_is_the_day_after_due_and_grace():
    h = History("retained")
    h.out("03-03")  # due 17 March, grace 10 bd = 31 March
    assert plain(h.at("03-03").stale_on) == "2025-04-01"
    h = History()
    h.row("03-06", "filing")  # due Saturday 5 April, not rolled; grace 5 bd = 11 April
    assert (h.due("03-06"), plain(h.at("03-06").stale_on)) == ("2025-04-05", "2025-04-12")


def test_some_stages_never_go_stale():
    for stage in ("listed", "parked", "paused", "closed"):
        h = History()
        h.row("03-03", "opening", stage=stage)
        assert h.at("03-03").stale_on is None
    for stage in ("planned", "awaiting", "talking", "on_file", "alumni"):
        h = History()
        h.row("03-03", "opening", stage=stage)
        assert h.at("03-03").stale_on > h.at("03-03").due_on
