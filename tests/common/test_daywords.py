"""Days in words."""

from datetime import date, timedelta

import pytest

from common.daywords import day_long, day_plain, day_words, since_words

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("apart", "words"),
    [
        (0, "today"),
        (-1, "yesterday"),
        (1, "tomorrow"),
        (-3, "Friday"),
        (-6, "Tuesday"),
        (6, "Sunday"),
        (-7, "Mon 16 Nov"),
        (7, "Mon 30 Nov"),
        (39, "Fri 1 Jan 2027"),
    ],
)
def test_a_day_is_said_as_people_say_it(apart, words):
    assert day_words(MONDAY + timedelta(days=apart), MONDAY) == words


def test_the_year_is_said_only_when_it_is_another_one():
    assert day_plain(date(2026, 11, 12), MONDAY) == "12 Nov"
    assert day_plain(date(2025, 11, 12), MONDAY) == "12 Nov 2025"
    assert day_plain(date(2026, 11, 12)) == "12 Nov 2026"
    assert day_long(MONDAY, MONDAY) == "Monday 23 November"


def test_since_has_no_reproach_and_no_count_of_days():
    assert since_words(MONDAY - timedelta(days=3), MONDAY) == "since Friday"
    assert since_words(date(2026, 11, 12), MONDAY) == "since 12 Nov"
