"""Talking: replies, turns, stalls, rest; approaches; no current match."""

from .telling import History, changes, plain


def talking(profile="contingency"):
    h = History(profile)
    h.out("03-03")
    h.reply("03-05")
    return h


def test_a_reply_makes_it_our_turn():
    for open_it in ("listed", "planned", "awaiting", "on_file", "parked"):
        h = History()
        h.row("03-03", "opening", stage=open_it, last_contact="03-03")
        h.reply("03-05")
        r = h.at("03-05")
        assert (r.stage, r.turn, r.unanswered, plain(r.due_on)) == ("talking", "ours", 0, "2025-03-06")
        assert h.duties("03-05") == {"reply_owed": "2025-03-06"}


def test_a_second_reply_keeps_the_first_due_date():
    h = talking()
    h.reply("03-07")
    assert h.due("03-07") == "2025-03-06"


def test_an_answer_makes_it_their_turn():
    h = talking()
    h.out("03-06", "answer")
    r = h.at("03-06")
    assert (r.turn, plain(r.due_on)) == ("theirs", "2025-03-13")
    assert h.duties("03-06") == {"nudge": "2025-03-13"}


def test_a_nudge_or_insight_does_not_answer():
    for purpose in ("nudge", "check_in", "insight"):
        h = talking()
        h.out("03-06", purpose)
        assert (h.at("03-06").turn, h.due("03-06")) == ("ours", "2025-03-06")


def test_scheduling_is_asked_after_in_two_business_days():
    h = talking()
    h.out("03-06", "schedule")
    assert h.due("03-06") == "2025-03-10"


def test_a_thank_you_hands_the_turn_over():
    h = talking()
    h.out("03-06", "thank_you")
    assert (h.stage("03-06"), h.at("03-06").turn) == ("talking", "theirs")


def test_a_polite_no_in_our_turn_lets_it_rest():
    h = talking()
    h.out("03-06", "polite_no")
    assert h.stage("03-06") == "parked"
    h = talking()
    h.row("03-05", "filing")
    h.out("03-06", "polite_no")
    assert h.stage("03-06") == "on_file"
    h = talking()
    h.out("03-06", "answer")
    h.out("03-07", "polite_no")  # their turn: last contact only
    assert (h.stage("03-07"), h.due("03-07")) == ("talking", "2025-03-13")


def test_a_stall_ends_after_two_nudges_whatever_the_most_touches():
    h = talking("retained")  # most touches 2, stall 10 bd
    h.out("03-06", "answer")
    h.out("03-20", "nudge")
    assert h.due("03-20") == "2025-04-03"
    h.out("04-03", "nudge")
    r = h.at("04-03")
    assert (plain(r.due_on), r.last_window, r.duties) == ("2025-04-17", True, ())
    assert h.stage("04-17") == "talking"
    assert h.stage("04-18") == "parked"


def test_an_unsent_stall_nudge_ends_it():
    h = talking()
    h.out("03-06", "answer")  # due 13 March, + 10 bd = 27 March
    assert changes(h, "03-27", "04-01") == [("talking", "2025-03-27"), ("parked", "2025-03-28")]


def test_our_turn_is_asked_about_once_and_rests_after_twenty_business_days():
    h = talking()
    assert h.duties("03-18") == {"reply_owed": "2025-03-06"}
    assert h.duties("03-19") == {"let_it_rest": "2025-03-19"}
    assert plain(h.at("03-18").next_time_on) == "2025-03-19"
    assert h.stage("04-02") == "talking"
    assert h.stage("04-03") == "parked"


def test_answer_or_let_it_rest():
    h = talking()
    h.row("03-20", "skip", duty=h.key("03-20", "let_it_rest"))
    assert h.duties("03-20") == {"reply_owed": "2025-03-06"}  # asked once
    assert h.stage("04-03") == "parked"
    h = talking()
    h.row("03-20", "done", duty=h.key("03-20", "let_it_rest"))
    assert h.stage("03-20") == "parked"


def test_no_current_match_leaves_a_thank_you():
    h = talking()
    h.reply("03-06", outcome="no_match")
    assert (h.stage("03-06"), h.due("03-06")) == ("parked", "2025-06-04")
    assert h.duties("03-06") == {"thank_you": "2025-03-07", "insight": "2025-03-13"}
    h.out("03-07", "thank_you")
    assert h.duties("03-07") == {"insight": "2025-03-13"}


def test_no_current_match_as_the_first_answer():
    h = History()
    h.out("03-03")
    h.row("03-03", "filing")
    h.reply("03-05", outcome="no_match")
    assert (h.stage("03-05"), h.due("03-05")) == ("on_file", "2025-04-04")
    assert h.at("03-05").ever_replied


def test_an_insight_is_asked_for_once_in_ninety_days():
    h = History()
    h.out("03-03", "insight")
    h.reply("03-05", outcome="no_match")
    assert "insight" not in h.duties("03-05")


def test_courtesies_end_ten_business_days_after_their_due_date_or_with_the_next_out():
    h = talking()
    h.reply("03-06", outcome="no_match")  # thank-you due 7 March, + 10 bd = 21 March
    assert "thank_you" in h.duties("03-21")
    assert h.duties("03-22") == {"insight": "2025-03-13"}
    assert h.duties("03-28") == {}  # insight due 13 March, + 10 bd = 27 March
    h.out("03-07", "other")
    assert h.duties("03-07") == {"nudge": "2025-03-14"}


def test_declined_closes():
    h = talking()
    h.reply("03-06", outcome="declined")
    r = h.at("03-06")
    assert (r.stage, r.close_reason, r.due_on, r.duties) == ("closed", "declined", None, ())


def test_a_bounced_answer_is_owed_again():
    h = talking()
    answer = h.out("03-06", "answer")
    h.row("03-10", "bounce", out=answer)
    r = h.at("03-10")
    assert (r.stage, r.turn, plain(r.due_on)) == ("talking", "ours", "2025-03-11")
    assert h.duties("03-10") == {"reply_owed": "2025-03-11", "find_address": "2025-03-11"}


def test_a_bounced_stall_nudge_leaves_the_answer():
    h = talking()
    h.out("03-06", "answer")
    nudge = h.out("03-13", "nudge")
    h.row("03-14", "bounce", out=nudge)
    r = h.at("03-14")
    assert (r.turn, plain(r.due_on)) == ("theirs", "2025-03-13")


def test_an_approach_leaves_the_stage_and_owes_nothing_after_five_business_days():
    h = History()
    h.row("03-03", "approach")
    assert (h.stage("03-03"), h.duties("03-03")) == ("listed", {"approach": "2025-03-10"})
    assert h.at("03-10").approach_open
    r = h.at("03-11")
    assert (r.stage, r.approach_open, r.duties) == ("listed", False, ())


def test_an_approach_keeps_the_due_date_of_its_stage():
    h = History()
    h.row("03-03", "plan", day="03-20")
    h.row("03-04", "approach")
    assert (h.stage("03-04"), h.due("03-04")) == ("planned", "2025-03-20")


def test_where_we_are_in_touch_an_approach_is_a_reply():
    h = History()
    h.out("03-03")
    h.row("03-04", "approach")
    assert (h.stage("03-04"), h.at("03-04").turn) == ("talking", "ours")


def test_taking_up_an_approach():
    h = History()
    assert h.refusal("03-03", "talk") == "no_open_approach"
    h.row("03-03", "approach")
    assert h.refusal("03-04", "talk") is None
    h.row("03-04", "talk")
    assert (h.stage("03-04"), h.at("03-04").turn, h.due("03-04")) == ("talking", "ours", "2025-03-05")
    assert not h.at("03-04").approach_open


def test_answering_an_approach():
    h = History()
    h.row("03-03", "approach")
    answer = h.out("03-04", "answer")
    assert (h.stage("03-04"), h.at("03-04").turn, h.due("03-04")) == ("talking", "theirs", "2025-03-11")
    h.row("03-05", "bounce", out=answer)
    assert (h.stage("03-05"), h.at("03-05").turn) == ("talking", "ours")


def test_an_approach_later_or_no():
    h = History()
    h.row("03-03", "approach")
    assert h.refusal("03-04", "later", day="03-04") == "not_later"
    h.row("03-04", "later", day="04-01")
    assert h.duties("03-04") == {"approach": "2025-04-01"}
    assert h.at("04-01").approach_open
    assert not h.at("04-02").approach_open
    h.row("03-05", "no")
    assert (h.stage("03-05"), h.duties("03-05")) == ("listed", {})
    assert h.refusal("03-05", "no") == "no_open_approach"
    assert h.refusal("03-05", "later", day="04-02") == "no_open_approach"


def test_a_polite_no_ends_an_approach():
    h = History()
    h.row("03-03", "approach")
    h.out("03-04", "polite_no")
    assert (h.stage("03-04"), h.duties("03-04")) == ("listed", {})


def test_a_reply_before_our_second_message_of_a_day():
    h = History()
    h.out("03-03")
    h.reply("03-03")
    h.out("03-03", "answer")
    assert (h.stage("03-03"), h.at("03-03").turn, h.due("03-03")) == ("talking", "theirs", "2025-03-10")
