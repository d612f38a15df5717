"""What the measures are made of: the first message with its window, way and reply, and the furthest point reached."""

import pytest

from outreach.cadence.reach import HAD_SEARCH, IN_TOUCH, INTERVIEWING, NOT_YET, OFFERED, REPLIED, SUBMITTED

from .telling import History, day, plain


def test_a_first_message_has_a_window_a_way_and_a_reply():
    h = History()
    h.row("03-03", "interaction", direction="out", purpose="first_touch", channel="linkedin")
    h.out("03-10", "nudge")
    h.reply("03-12")
    h.reply("03-20")
    r = h.at("03-21")
    assert (plain(r.first_out), plain(r.first_window_end), r.first_channel) == ("2025-03-03", "2025-04-02", "linkedin")
    assert plain(r.first_reply) == "2025-03-12"


def test_what_they_wrote_before_our_first_message_is_no_reply_to_it():
    h = History()
    h.row("02-03", "approach")
    h.row("02-04", "no")
    h.out("03-03")
    assert h.at("03-04").first_reply is None
    h.reply("03-05")
    assert h.at("03-06").first_reply == day("03-05")


def test_a_first_message_that_came_back_was_none():
    h = History()
    first = h.row("03-03", "interaction", direction="out", purpose="first_touch", channel="linkedin")
    h.row("03-04", "bounce", out=first)
    r = h.at("03-05")
    assert (r.first_out, r.first_channel, r.reach) == (None, "", NOT_YET)
    h.row("03-06", "interaction", direction="out", purpose="first_touch", channel="phone")
    assert (plain(h.at("03-07").first_out), h.at("03-07").first_channel) == ("2025-03-06", "phone")


def test_the_furthest_point_stays_where_the_stage_does_not():
    h = History()
    assert h.at("03-01").reach == NOT_YET
    h.out("03-03")
    assert h.at("03-03").reach == IN_TOUCH
    h.reply("03-04", "no_match")
    assert h.at("03-04").reach == REPLIED
    h.reply("03-10", "match")
    assert (h.stage("03-10"), h.at("03-10").reach) == ("talking", HAD_SEARCH)
    for on, state, reached in [
        ("03-11", "consented", HAD_SEARCH), ("03-12", "submitted", SUBMITTED), ("03-20", "interviewing", INTERVIEWING),
        ("03-25", "rejected", INTERVIEWING),
    ]:  # fmt: skip
        h.row(on, "submission", key="a", state=state)
        assert h.at(on).reach == reached
    h.row("04-01", "close", reason="seeker_choice")
    assert (h.stage("04-01"), h.at("04-01").reach) == ("closed", INTERVIEWING)


@pytest.mark.parametrize(
    ("state", "reached"),
    [("proposed", HAD_SEARCH), ("declined_by_seeker", HAD_SEARCH), ("rejected", SUBMITTED), ("placed", OFFERED)],
)
def test_papers_alone_say_how_far_it_went(state, reached):
    h = History()
    h.row("03-03", "submission", key="a", state=state)
    assert h.at("03-03").reach == reached


@pytest.mark.parametrize(
    ("stage", "reached"), [("listed", NOT_YET), ("planned", NOT_YET), ("awaiting", IN_TOUCH), ("on_file", IN_TOUCH),
                           ("parked", IN_TOUCH), ("talking", REPLIED), ("alumni", REPLIED)],
)  # fmt: skip
def test_a_list_brings_how_far_it_went_but_no_first_message(stage, reached):
    h = History()
    h.row("03-03", "opening", stage=stage)
    r = h.at("03-04")
    assert (r.reach, r.first_out, r.first_window_end) == (reached, None, None)
