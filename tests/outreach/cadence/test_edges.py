"""Days on which two things meet, and the last day on which each rule still holds."""

from .telling import History, plain


def test_two_rules_on_one_day_both_act():
    h = History()
    h.row("03-05", "submission", key="a", state="consented", expires_on="03-31")
    h.row("03-05", "pause", until="04-01")
    r = h.at("04-01")  # the pause ends and the consent expires
    assert (r.stage, r.submissions["a"]) == ("parked", "consent_expired")
    assert [code for _, code, _ in r.time_events] == ["pause_ended", "consent_expired"]


def test_a_consent_holds_on_its_last_day_whatever_wakes_on_it():
    h = History()
    h.row("03-03", "submission", key="a", state="consented", expires_on="03-10")
    h.row("03-03", "pause", until="03-10")
    assert h.stage("03-10") == "representing"
    assert h.stage("03-11") == "parked"


def test_a_plan_holds_on_its_last_day_whatever_wakes_on_it():
    h = History()
    h.row("03-03", "plan", day="03-03")  # unsent until 24 March
    h.row("03-04", "approach")
    h.row("03-05", "later", day="03-23")  # gone on 24 March
    assert (h.stage("03-24"), h.stage("03-25")) == ("planned", "listed")


def test_the_last_day_of_the_first_alumni_year():
    for on, due in (("09-11", "2026-03-10"), ("09-12", "2026-09-12")):
        h = History()
        h.reply("03-03")
        h.row("03-10", "search_landed")
        h.out(on, "check_in")
        assert h.due(on) == due


def test_invited_accepted_and_written_to_on_one_day():
    h = History()
    h.out("03-03", "invitation")
    h.row("03-03", "invitation_accepted")
    h.out("03-03")
    r = h.at("03-03")
    assert (r.unanswered, plain(r.due_on), r.effects[3]) == (1, "2025-03-10", "first_message")


def test_what_came_up_while_planned_outlives_the_plan():
    h = History()
    h.row("03-03", "plan")
    h.row("03-04", "approach")
    h.row("03-05", "drop")
    assert (h.stage("03-05"), h.duties("03-05")) == ("listed", {"approach": "2025-03-11"})


def test_the_next_rule_date_is_the_day_after_the_window():
    h = History()
    h.out("03-03")
    assert plain(h.at("03-03").next_time_on) == "2025-03-25"


def test_two_consents_expire_each_on_its_own_day():
    h = History()
    h.row("03-03", "submission", key="a", state="consented", expires_on="03-10")
    h.row("03-03", "submission", key="b", state="consented", expires_on="03-11")
    assert h.at("03-11").live_submissions == ("b",)
    assert h.at("03-12").live_submissions == ()
