"""Where a step is placed: a day's load, half the grace, weekends."""

import pytest

from outreach.cadence import Calendar, Duty, day_cap, place_duty, place_step

from .telling import day, plain

MON, TUE, WED, THU, FRI, SAT = (day(f"03-0{n}") for n in range(3, 9))


@pytest.mark.parametrize(("goal", "cap"), [(0, 2), (1, 3), (5, 3), (6, 4), (20, 6), (65, 15), (500, 15)])
def test_the_load_of_a_day(goal, cap):
    assert day_cap(goal) == cap


@pytest.mark.parametrize(
    ("due", "grace", "full", "placed"),
    [
        (MON, 5, (), MON),
        (MON, 5, (MON,), TUE),
        (MON, 5, (MON, TUE), WED),
        (MON, 5, (MON, TUE, WED), MON),  # half of 5 bd is 2: none is free
        (FRI, 10, (FRI,), day("03-10")),
        (SAT, 5, (), day("03-10")),  # not rolled, its reminder is
        (SAT, 5, (day("03-10"),), day("03-11")),
        (SAT, 0, (day("03-10"),), day("03-10")),
        (MON, 1, (MON,), MON),
    ],
)
def test_the_first_free_day(due, grace, full, placed):
    loads = dict.fromkeys(full, 3)
    assert plain(place_step(due, grace, Calendar(), loads, 3)) == plain(placed)


def test_holidays_take_no_steps():
    assert place_step(MON, 5, Calendar(frozenset({MON})), {}, 3) == TUE


@pytest.mark.parametrize(
    ("kind", "placed"), [("reply_owed", MON), ("thank_you", MON), ("consent_expiring", MON), ("nudge", TUE)]
)
def test_answers_thanks_and_consents_are_exempt(kind, placed):
    assert place_duty(Duty(f"{kind}:1", kind, MON), 5, Calendar(), {MON: 3}, 3) == placed


def test_a_check_in_stretches_through_its_whole_grace():
    full = {MON + n: 3 for n in range(5)}
    next_monday = MON + 7
    assert place_duty(Duty("check_in:1", "check_in", MON), 5, Calendar(), full, 3) == next_monday
    assert place_duty(Duty("nudge:1", "nudge", MON), 5, Calendar(), full, 3) == MON
