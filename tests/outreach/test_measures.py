"""The pure counting: medians, shares, steps, weeks, scales, periods, what came of a message."""

from datetime import date

import pytest

from outreach.measures.aftermath import aftermaths
from outreach.measures.funnel import funnel
from outreach.measures.periods import Period, named
from outreach.measures.share import Share
from outreach.measures.tally import median
from outreach.measures.weeks import by_week, scale

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("counts", "middle"), [({}, None), ({4: 1}, 4), ({1: 1, 9: 2}, 9), ({2: 1, 5: 1}, 3.5), ({0: 3, 8: 3}, 4)]
)
def test_a_median_of_what_was_counted(counts, middle):
    assert median(counts) == middle


@pytest.mark.parametrize(
    ("share", "percent", "small"),
    [(Share(0, 0), None, True), (Share(1, 3), 33, True), (Share(1, 8), 13, True), (Share(10, 20), 50, False)],
)
def test_a_share_rounds_halves_upwards_and_knows_when_it_is_small(share, percent, small):
    assert (share.percent, share.small) == (percent, small)


def test_everyone_counts_in_each_step_up_to_the_furthest():
    steps = funnel({1: 5, 2: 3, 4: 2})
    assert [step.people for step in steps] == [10, 5, 2, 2, 0, 0]
    assert [step.went_on and step.went_on.percent for step in steps] == [None, 50, 40, 100, 0, None]
    assert [step.width for step in steps] == [100.0, 50.0, 20.0, 20.0, 0.0, 0.0]
    assert [step.width for step in funnel({})] == [0] * 6


def test_weeks_begin_on_monday_and_leave_out_what_lies_before():
    counts = [(date(2026, 11, 22), True, 2), (MONDAY, False, 1), (MONDAY, True, 3), (date(2026, 11, 8), True, 9)]
    weeks = by_week(counts, date(2026, 11, 25), weeks=2)
    assert [(week.monday, week.ours, week.theirs) for week in weeks] == [(date(2026, 11, 16), 2, 0), (MONDAY, 3, 1)]


@pytest.mark.parametrize(
    ("most", "top", "step"),
    [(0, 1, 1), (1, 1, 1), (5, 5, 1), (6, 6, 2), (18, 20, 5), (26, 30, 10), (553, 600, 200), (1001, 1500, 500)],
)
def test_a_scale_is_round_and_has_few_lines(most, top, step):
    assert scale(most) == (top, list(range(0, top + 1, step)))
    assert len(scale(most)[1]) <= 6


@pytest.mark.parametrize(
    ("name", "today", "first", "last"),
    [
        ("this-week", date(2026, 11, 29), MONDAY, date(2026, 11, 29)),
        ("last-week", MONDAY, date(2026, 11, 16), date(2026, 11, 22)),
        ("this-month", date(2028, 2, 10), date(2028, 2, 1), date(2028, 2, 29)),
        ("this-month", date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31)),
        ("last-month", date(2026, 1, 31), date(2025, 12, 1), date(2025, 12, 31)),
    ],
)
def test_periods_have_whole_weeks_and_months(name, today, first, last):
    assert named(name, today) == Period(first, last)


def test_what_came_of_each_message():
    rows = [
        (1, "ours", 1, None), (2, "ours", 2, None), (3, "aside", 3, None), (4, "theirs", 4, None),
        (5, "theirs", 5, None), (6, "ours", 6, None), (7, "bounce", 7, 6), (8, "ours", 8, None),
    ]  # fmt: skip
    found = {pk: (one.code, one.day) for pk, one in aftermaths(rows).items()}
    assert found == {
        1: ("followed", 2), 2: ("answered", 4), 3: ("aside", None), 6: ("came_back", 7), 8: ("waiting", None),
    }  # fmt: skip
