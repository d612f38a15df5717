"""Business days: counted from the day after, over weekends, holidays, months and leap days."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.cadence import Calendar, add_months

from .telling import day, plain

EASTER = Calendar(frozenset({day("2025-04-18"), day("2025-04-21")}))


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2025-03-03", 5, "2025-03-10"),
        ("2025-03-07", 1, "2025-03-10"),  # Friday → Monday
        ("2025-03-08", 1, "2025-03-10"),  # Saturday
        ("2025-03-09", 5, "2025-03-14"),  # Sunday
        ("2025-01-31", 1, "2025-02-03"),  # month end
        ("2024-02-28", 1, "2024-02-29"),  # leap day
        ("2024-02-28", 2, "2024-03-01"),
        ("2025-12-31", 1, "2026-01-01"),
        ("2025-03-08", 0, "2025-03-08"),
    ],
)
def test_adding_business_days(start, n, end):
    assert plain(Calendar().add_business(day(start), n)) == end


def test_holidays_are_leapt_over():
    assert plain(EASTER.add_business(day("2025-04-17"), 1)) == "2025-04-22"
    assert plain(EASTER.add_business(day("2025-04-14"), 10)) == "2025-04-30"
    assert EASTER.business_between(day("2025-04-17"), day("2025-04-22")) == 1
    assert plain(EASTER.next_business(day("2025-04-18"))) == "2025-04-22"
    assert plain(EASTER.next_business(day("2025-04-22"))) == "2025-04-22"


def test_a_day_off_on_a_weekend_costs_nothing():
    assert Calendar(frozenset({day("2025-03-08")})).add_business(day("2025-03-07"), 1) == day("2025-03-10")


def test_another_weekend():
    gulf = Calendar(weekend=(4, 5))
    assert plain(gulf.add_business(day("2025-03-06"), 1)) == "2025-03-09"  # Thursday → Sunday


def test_a_week_without_work_is_refused():
    with pytest.raises(ValueError, match="business day"):
        Calendar(weekend=tuple(range(7)))


@settings(max_examples=80, deadline=None)
@given(
    start=st.integers(738000, 738100),
    n=st.integers(0, 60),
    off=st.frozensets(st.integers(738000, 738200), max_size=25),
    weekend=st.sampled_from([(5, 6), (4, 5), (6,), ()]),
)
def test_sums_agree_with_counting_day_by_day(start, n, off, weekend):
    calendar = Calendar(off, weekend)
    here, left = start, n
    while left:
        here += 1
        left -= (here - 1) % 7 not in weekend and here not in off
    assert calendar.add_business(start, n) == here
    assert calendar.business_between(start, here) == n
    assert n == 0 or calendar.is_business(here)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2024-02-29", 12, "2025-02-28"),
        ("2025-01-31", 1, "2025-02-28"),
        ("2025-12-15", 12, "2026-12-15"),
        ("2025-08-31", 6, "2026-02-28"),
    ],
)
def test_adding_months(start, months, end):
    assert plain(add_months(day(start), months)) == end
