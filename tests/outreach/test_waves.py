"""Waves of first messages, and how far own replies move the order: pure, one table of cases each."""

from datetime import date, timedelta

import pytest

from outreach.guards.waves import day_room, waves
from outreach.measures.leaning import lean
from outreach.measures.share import Share

pytestmark = pytest.mark.once
MON = date(2026, 11, 23)
WEEK = [MON + timedelta(days=n) for n in range(5)]
NEXT = [day + timedelta(days=7) for day in WEEK]


@pytest.mark.parametrize(
    ("goal", "most", "room"),
    [(None, 15, 15), (8, 15, 2), (5, 15, 1), (0, 15, 1), (60, 15, 12), (200, 15, 15), (None, 4, 4), (60, 4, 4)],
)
def test_a_day_takes_a_fifth_of_the_goal_and_no_more_than_one_wants(goal, most, room):
    assert day_room(goal, most) == room


@pytest.mark.parametrize(
    ("days", "taken", "goal", "rooms"),
    [
        (WEEK, {}, 10, [2, 2, 2, 2, 2]),
        (WEEK, {MON: 2, WEEK[1]: 1}, 10, [1, 2, 2, 2]),  # Monday is full, Tuesday takes one more
        (WEEK, {MON: 9}, 10, [2, 2, 2, 2]),  # more than the goal was written: nothing is owed for it
        (WEEK, {}, None, [15, 15, 15, 15]),  # sixty in a week
        (WEEK[3:] + NEXT, {MON: 30, WEEK[1]: 20}, None, [10, 15, 15, 15, 15]),  # what this week took already counts
        ([], {}, 10, []),
    ],
)
def test_waves_keep_within_day_and_week(days, taken, goal, rooms):
    assert [wave.room for wave in waves(days, taken, day_room(goal, 15))] == rooms


@pytest.mark.parametrize(
    ("replied", "of", "all_replied", "of_all", "points"),
    [
        (6, 14, 12, 56, 2),  # answers twice as often
        (60, 140, 120, 560, 4),  # the same share of more: less in doubt
        (100, 100, 110, 400, 5),  # never more than five
        (0, 100, 100, 200, -5),
        (1, 1, 10, 40, 1),  # one answer says little
        (0, 2, 10, 40, -1),
        (10, 40, 10, 40, 0),  # only this type was ever written to
        (0, 0, 10, 40, 0),
        (0, 0, 0, 0, 0),
        (0, 30, 0, 60, 0),  # nobody answers: no type is worse
    ],
)
def test_own_replies_move_by_five_points_at_most(replied, of, all_replied, of_all, points):
    assert lean(Share(replied, of), Share(all_replied, of_all)) == points
