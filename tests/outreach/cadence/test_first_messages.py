"""From listed to the end of the reply window: plans, first messages, nudges, lapses, bounces, invitations."""

import pytest

from .telling import History, changes, day, entry, plain, settings

WORKED = [
    ("contingency", ["2025-03-10", "2025-03-19"], "2025-04-02", "2025-04-03", "2025-07-02"),
    ("retained", ["2025-03-17"], "2025-04-07", "2025-04-08", "2025-10-05"),
    ("staffing", ["2025-03-06", "2025-03-13"], "2025-03-20", "2025-03-21", "2025-05-05"),
]


@pytest.mark.parametrize(("profile", "nudges", "window_end", "parked", "revisit"), WORKED)
def test_the_worked_cases(profile, nudges, window_end, parked, revisit):
    h = History(profile)
    h.out("03-03")
    assert plain(h.at("03-03").first_window_end) == window_end
    for due in nudges:
        assert h.due(due) == due
        h.out(due, "nudge")
    assert h.due(nudges[-1]) == window_end
    assert h.at(window_end).last_window
    assert h.stage(window_end) == "awaiting"
    assert h.stage(parked) == "parked"
    assert h.due(parked) == revisit
    assert plain(h.at(parked).stage_since) == parked


def test_plan_is_due_in_five_business_days_or_on_the_chosen_day():
    h = History()
    h.row("03-03", "plan")
    assert (h.stage("03-03"), h.due("03-03"), h.duties("03-03")) == (
        "planned", "2025-03-10", {"first_message": "2025-03-10"},
    )  # fmt: skip
    h.row("03-04", "plan", day="03-15")
    assert h.due("03-04") == "2025-03-15"  # a Saturday if that is what was chosen
    h.out("03-05")
    assert h.refusal("03-05", "plan") == "not_plannable"


def test_a_plan_for_a_past_day_is_refused():
    h = History()
    assert h.refusal("03-03", "plan", day="03-02") == "past"
    assert h.refusal("03-03", "plan", day="03-03") is None


def test_a_dropped_plan_returns_to_the_stage_before_with_its_dates():
    h = History()
    h.out("03-03")
    assert h.due("03-26") == "2025-06-23"  # parked on 25 March
    h.row("03-26", "plan", day="04-01")
    assert h.refusal("03-26", "drop") is None
    h.row("03-27", "drop")
    assert (h.stage("03-27"), h.due("03-27")) == ("parked", "2025-06-23")
    assert h.refusal("03-27", "drop") == "not_planned"


def test_a_plan_unsent_for_fifteen_business_days_is_dropped():
    h = History()
    h.row("03-03", "plan")  # due 10 March, + 15 bd = 31 March
    assert h.stage("03-31") == "planned"
    assert h.stage("04-01") == "listed"
    assert h.due("04-01") is None


def test_a_first_message_opens_the_window():
    h = History()
    h.row("03-03", "plan")
    h.out("03-04")
    r = h.at("03-04")
    assert (r.stage, r.unanswered, plain(r.due_on)) == ("awaiting", 1, "2025-03-11")
    assert h.duties("03-04") == {"nudge": "2025-03-11"}


def test_nudges_count_and_touches_beyond_the_last_repeat_the_lapse():
    h = History()
    h.out("03-03")
    h.out("03-05", "nudge")  # early
    assert (h.at("03-05").unanswered, h.due("03-05")) == (2, "2025-03-14")
    h.out("03-14", "nudge")
    assert (h.at("03-14").unanswered, h.due("03-14")) == (3, "2025-03-28")
    assert h.duties("03-14") == {}
    h.out("03-20", "nudge")  # one more than is wise
    assert (h.at("03-20").unanswered, h.due("03-20")) == (4, "2025-04-03")
    assert h.stage("04-04") == "parked"


def test_more_touches_than_nudges_use_the_last_number():
    h = History("retained", most_touches=3)
    h.out("03-03")
    h.out("03-17", "nudge")
    assert h.due("03-17") == "2025-03-31"


def test_a_nudge_unsent_for_the_lapse_period_parks():
    h = History()
    h.out("03-03")  # due 10 March, + 10 bd = 24 March
    assert changes(h, "03-03", "04-10") == [("awaiting", "2025-03-03"), ("parked", "2025-03-25")]
    assert h.at("04-10").time_events == ((day("03-25"), "lapsed", {"to": "parked", "why": "unsent"}),)


def test_a_lapse_goes_on_file_where_the_resume_is_filed():
    h = History()
    h.out("03-03")
    h.row("03-04", "filing")
    assert (h.stage("03-04"), h.due("03-04")) == ("awaiting", "2025-03-10")
    assert (h.stage("03-25"), h.due("03-25")) == ("on_file", "2025-04-24")


def test_a_filing_of_twelve_months_ago_no_longer_counts():
    h = History()
    h.row("03-03", "opening", stage="awaiting", filed_on="2024-03-25", last_contact="03-03")
    assert h.stage("03-25") == "parked"
    h = History()
    h.row("03-03", "opening", stage="awaiting", filed_on="2024-03-26", last_contact="03-03")
    assert h.stage("03-25") == "on_file"


def test_messages_of_one_day_are_one_touch():
    h = History()
    h.out("03-03")
    h.out("03-03", "nudge")
    assert (h.at("03-03").unanswered, h.due("03-03")) == (1, "2025-03-10")
    assert h.at("03-03").effects[2] == "same_touch"


def test_what_expects_no_answer_opens_no_window():
    h = History()
    h.out("03-03", "give")
    r = h.at("03-03")
    assert (r.stage, r.unanswered, plain(r.last_out), plain(r.last_contact)) == (
        "listed", 0, "2025-03-03", "2025-03-03",
    )  # fmt: skip


def test_a_contact_without_a_direction_counts_for_last_contact_only():
    h = History()
    h.row("03-03", "interaction", direction="unknown")
    r = h.at("03-03")
    assert (r.stage, r.last_out, plain(r.last_contact), r.due_on) == ("listed", None, "2025-03-03", None)


def test_an_automatic_answer_does_nothing():
    h = History()
    h.out("03-03")
    h.row("03-03", "auto_reply")
    assert (h.stage("03-03"), h.at("03-03").effects[2]) == ("awaiting", "none")


def test_a_late_reply_cancels_the_lapse():
    h = History()
    h.out("03-03")
    assert h.stage("04-10") == "parked"
    h.reply("03-24")
    r = h.at("03-28")
    assert (r.stage, r.turn, [stage for stage, _ in r.path]) == ("talking", "ours", ["awaiting", "talking"])


def test_a_parked_one_is_suggested_from_its_revisit_on():
    h = History()
    h.out("03-03")  # parked 25 March, revisit 23 June
    assert not h.at("06-22").suggested
    r = h.at("06-23")
    assert (r.stage, r.suggested, r.duties, plain(r.revisit_on)) == ("parked", True, (), "2025-06-23")
    assert plain(h.at("06-22").next_time_on) == "2025-06-23"
    assert r.next_time_on is None


def test_a_bounced_first_message_leaves_them_listed():
    h = History()
    first = h.out("03-03")
    h.row("03-04", "bounce", out=first)
    r = h.at("03-04")
    assert (r.stage, r.due_on, r.last_out, r.unanswered, r.first_out) == ("listed", None, None, 0, None)
    assert h.duties("03-04") == {"find_address": "2025-03-05"}
    h.row("03-05", "address_found")
    assert h.duties("03-05") == {}


def test_a_bounced_nudge_leaves_the_earlier_message_and_its_date():
    h = History()
    h.out("03-03")
    nudge = h.out("03-10", "nudge")
    h.row("03-11", "bounce", out=nudge)
    r = h.at("03-11")
    assert (r.stage, r.unanswered, plain(r.due_on), plain(r.last_out)) == ("awaiting", 1, "2025-03-10", "2025-03-03")


def test_a_bounce_after_the_window_of_the_earlier_message_takes_effect_the_day_after():
    h = History()
    h.out("03-03")
    nudge = h.out("03-17", "nudge")
    h.row("03-26", "bounce", out=nudge)  # the lapse of 24 March is past
    assert h.stage("03-26") == "awaiting"
    assert h.stage("03-27") == "parked"


def test_a_bounced_message_of_a_day_on_which_another_arrived_changes_nothing():
    h = History()
    first = h.out("03-03")
    h.out("03-03")
    h.row("03-04", "bounce", out=first)
    assert (h.stage("03-04"), h.at("03-04").unanswered, h.due("03-04")) == ("awaiting", 1, "2025-03-10")


def test_a_bounced_first_message_after_a_nudge_that_arrived():
    h = History()
    first = h.out("03-03")
    h.out("03-10", "nudge")
    h.row("03-11", "bounce", out=first)
    r = h.at("03-11")
    assert (r.stage, r.unanswered, plain(r.due_on), r.last_window) == ("awaiting", 1, "2025-03-19", False)


def test_an_accepted_invitation_makes_the_next_message_the_first():
    h = History()
    h.out("03-03", "invitation")
    assert (h.stage("03-03"), h.due("03-03")) == ("awaiting", "2025-03-10")
    h.row("03-06", "invitation_accepted")
    assert (h.due("03-06"), h.duties("03-06")) == ("2025-03-07", {"first_message": "2025-03-07"})
    h.out("03-07")
    assert (h.at("03-07").unanswered, h.due("03-07")) == (1, "2025-03-14")


def test_an_invitation_not_accepted_is_nudged_or_lapses():
    h = History()
    h.out("03-03", "invitation")
    assert h.stage("03-25") == "parked"
    h.out("03-10", "nudge")
    assert h.at("03-10").unanswered == 2
    h.row("03-10", "moved")
    assert h.at("03-10").effects[3] == "moved"


def test_an_acceptance_without_an_invitation_does_nothing():
    h = History()
    h.out("03-03")
    h.row("03-04", "invitation_accepted")
    assert (h.due("03-04"), h.at("03-04").effects[2]) == ("2025-03-10", "none")


def test_a_change_of_firm_type_acts_from_its_day():
    dated = settings("contingency")
    changed = type(dated)((*dated.entries, entry("retained", since="2025-03-12")))
    h = History(dated=changed)
    h.out("03-03")
    h.out("03-11", "nudge")
    assert h.due("03-20") == "2025-03-20"  # 7 bd, as on the day it was made
    h.out("03-20", "nudge")
    assert h.due("03-20") == "2025-04-10"  # retained: 15 bd to the last window's end
    assert (h.stage("04-11"), h.due("04-11")) == ("parked", "2025-10-08")


def test_holidays_and_fridays():
    h = History(off=("2025-04-18", "2025-04-21"))
    h.out("04-11")  # Friday
    assert h.due("04-11") == "2025-04-22"
    assert plain(h.at("04-11").stale_on) == "2025-04-30"


def test_a_leap_day():
    h = History()
    h.out("2024-02-22")
    assert h.due("2024-02-22") == "2024-02-29"


def test_parking_rests_as_a_lapse_would():
    h = History()
    h.out("03-03")
    assert h.refusal("03-05", "park") is None
    h.row("03-05", "park")
    assert (h.stage("03-05"), h.due("03-05"), h.at("03-05").duties) == ("parked", "2025-06-03", ())
    assert h.refusal("03-05", "park") == "not_parkable"


def test_parking_goes_on_file_where_they_hold_the_resume():
    h = History()
    h.row("03-03", "filing")
    h.out("03-04")
    h.reply("03-05")
    h.row("03-06", "park")
    assert h.stage("03-06") == "on_file"
    assert h.refusal("03-06", "park") == "not_parkable"
