"""Days: which number is the month, names of months, serial numbers, and days still to come."""

import pytest

from imports.columns import asks_order, date_order

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-12", "2026-03-12"),
        ("2026-03-12T10:00:00Z", "2026-03-12"),
        ("2026/03/12 10:00", "2026-03-12"),
        ("20260312", "2026-03-12"),
        ("12.03.2026", "2026-03-12"),
        ("1. 5. 2026", "2026-05-01"),
        ("12.3.26", "2026-03-12"),
        ("12.3.99", "1999-03-12"),
        ("25/12/2025", "2025-12-25"),
        ("12/25/2025", "2025-12-25"),
        ("3/3/2026", "2026-03-03"),
        ("3 Mar 2026", "2026-03-03"),
        ("15-Jan-24", "2024-01-15"),
        ("March 3, 2026", "2026-03-03"),
        ("Tue, 3 March 2026 10:15", "2026-03-03"),
        ("3. März 2026", "2026-03-03"),
        ("5 août 2025", "2025-08-05"),
        ("3 de marzo de 2026", "2026-03-03"),
        ("14 października 2025", "2025-10-14"),
        ("28 maart 2026", "2026-03-28"),
        ("45000", "2023-03-15"),
        ("45000.75", "2023-03-15"),
        ("tbc", None),
    ],
)
def test_days(value, text, day):
    assert value("mine.last_contact", text) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3/12/2026", "day_or_month"),
        ("31.02.2026", "no_such_day"),
        ("2026-11-24", "in_future"),
        ("12345", "not_a_date"),
        ("1 Jan", "not_a_date"),
        ("last week", "not_a_date"),
        ("3 Foo 2026", "not_a_date"),
        ("0001-01-01", "not_a_date"),
    ],
)
def test_no_day(clean, text, code):
    assert clean("mine.last_contact", text) == ({}, [(text, code)], [])


def test_the_order_that_a_person_chose(value, clean):
    assert value("mine.last_contact", "3/12/2025", date_order="dmy") == "2025-12-03"
    assert value("mine.last_contact", "3/12/2025", date_order="mdy") == "2025-03-12"
    assert value("mine.last_contact", "25/03/12", date_order="ymd") == "2025-03-12"
    assert clean("mine.last_contact", "25/12/2025", date_order="mdy")[1] == [("25/12/2025", "other_order")]


def test_today_has_been_and_a_next_step_may_come(value):
    assert value("mine.last_contact", "2026-11-23") == "2026-11-23"
    assert value("mine.next_step", "2026-12-24") == "2026-12-24"


@pytest.mark.parametrize(
    ("cells", "order", "asks"),
    [
        (["03/04/2026", "25/04/2026", ""], "dmy", False),
        (["03/04/2026", "04/25/2026"], "mdy", False),
        (["2026/04/03", "n/a"], "ymd", False),
        (["03.04.2026"], "dmy", False),
        (["2026/04/03", "25/04/2026"], "dmy", False),
        (["03/04/2026", "05/06/26"], "", True),
        (["25/04/2026", "04/25/2026", "03/04/2026"], "", True),
        (["04/04/2026"], "", False),
        (["2026-04-03", "3 Apr 2026", "45000", "soon"], "", False),
        ([], "", False),
    ],
)
def test_what_settles_the_order(cells, order, asks):
    assert (date_order(cells), asks_order(cells)) == (order, asks)
