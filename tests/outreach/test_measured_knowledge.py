"""The counting behind the page of the market: ranges of pay, months of direction, who holds which version."""

from datetime import date

from common.text import fold
from outreach.measures.holding import holdings, spread
from outreach.measures.pay import ranges, scales
from outreach.measures.signals import by_month

TODAY = date(2026, 11, 23)


def said(low, high, role="VP Finance", place="Boston", currency="USD", period="year"):
    return role, place, currency, period, low, high


def test_ranges_reach_from_the_lowest_to_the_highest_with_the_median_of_the_middles():
    (one,) = ranges([said(200, 240), said(220, 260, "vp finance"), said(100, 300, place="BOSTON")], fold)
    assert (one.role, one.place, one.low, one.high, one.middle, one.n) == ("VP Finance", "Boston", 100, 300, 220, 3)


def test_another_role_place_currency_or_period_is_another_range():
    found = ranges([said(1, 2), said(1, 2, "CFO"), said(1, 2, place=""), said(1, 2, currency="EUR"),
                    said(1, 2, period="day"), said(3, 4)], fold)  # fmt: skip
    assert [one.n for one in found] == [2, 1, 1, 1, 1]
    assert scales(found) == {("USD", "year"): (1, 4), ("EUR", "year"): (1, 2), ("USD", "day"): (1, 2)}


def test_fewer_than_five_are_small():
    assert [ranges([said(1, 2)] * n, fold)[0].small for n in (1, 4, 5)] == [True, True, False]


def test_months_run_from_the_first_signal_to_the_running_one_over_the_new_year():
    signals = [(date(2025, 12, 31), "down"), (TODAY, "up"), (TODAY, "up"), (date(2026, 11, 1), "flat")]
    found = by_month(signals, TODAY)
    assert len(found) == 12
    assert (found[0].first, found[0].down, found[0].n) == (date(2025, 12, 1), 1, 1)
    assert (found[-1].up, found[-1].flat, found[-1].n) == (2, 1, 3)
    assert by_month([(date(2025, 11, 30), "up")], TODAY) == []  # more than twelve months ago
    assert [month.n for month in by_month([(date(2026, 9, 5), "up")], TODAY)] == [1, 0, 0]


def test_the_last_filing_of_a_firm_counts_and_the_oldest_version_stands_first():
    filings = [("a", 1, date(2026, 1, 1), "x"), ("b", None, date(2026, 1, 2), "y"), ("c", 2, date(2026, 1, 3), "z"),
               ("a", 3, date(2026, 2, 1), "w")]  # fmt: skip
    found = holdings(filings)
    assert [(one.firm, one.version, one.through) for one in found] == [("c", 2, "z"), ("a", 3, "w"), ("b", None, "y")]
    assert [one.is_old(3) for one in found] == [True, False, False]
    assert [one.is_old(None) for one in found] == [False] * 3


def test_steps_are_spread_over_days_and_the_last_day_takes_the_rest():
    assert spread(7, ["mon", "tue"], 3) == ["mon"] * 3 + ["tue"] * 4
