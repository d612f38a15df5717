"""When the daily mail is due: weekdays, days off, clock changes, people who are away (clock.md section 6)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from accounts.digest_time import Rhythm, absent_from, next_digest_at, rhythm
from accounts.models import Preferences

pytestmark = pytest.mark.once


def prefs(**chosen):
    return Preferences(**{"time_zone": "America/New_York", "digest_minute": 7 * 60 + 30} | chosen)


def at(text):
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize(
    ("after", "due", "chosen"),
    [
        ("2026-11-23T07:29:59-05:00", "2026-11-23T07:30:00-05:00", {}),
        ("2026-11-23T07:30:00-05:00", "2026-11-24T07:30:00-05:00", {}),
        ("2026-11-27T09:00:00-05:00", "2026-11-30T07:30:00-05:00", {}),  # Friday → Monday
        ("2026-11-27T09:00:00-05:00", "2026-11-29T07:30:00-05:00", {"digest_weekdays": [6]}),
        ("2026-11-23T09:00:00-05:00", "2026-11-24T00:00:00-05:00", {"digest_minute": 0}),
        ("2026-11-23T23:31:00-05:00", "2026-11-24T23:30:00-05:00", {"digest_minute": 23 * 60 + 30}),
        # Spring forward: 2:30 does not exist on 8 March 2026 and is taken at 3:00.
        ("2026-03-07T12:00:00-05:00", "2026-03-08T03:00:00-04:00", {"digest_minute": 150, "digest_weekdays": [6]}),
        # Autumn back: 1:30 exists twice on 1 November 2026; the first counts and the second is not another one.
        ("2026-10-31T12:00:00-04:00", "2026-11-01T01:30:00-04:00", {"digest_minute": 90, "digest_weekdays": [6]}),
        ("2026-11-01T01:30:00-04:00", "2026-11-08T01:30:00-05:00", {"digest_minute": 90, "digest_weekdays": [6]}),
        # Apia crossed the date line: 30 December 2011, a Friday, never was.
        ("2011-12-29T12:00:00-10:00", "2012-01-02T07:30:00+14:00", {"time_zone": "Pacific/Apia"}),
    ],
)
def test_the_next_one(after, due, chosen):
    assert next_digest_at(prefs(**chosen), at(after)) == at(due)


def test_days_off_are_left_out():
    off = frozenset({date(2026, 11, 26).toordinal(), date(2026, 11, 27).toordinal()})
    assert next_digest_at(prefs(), at("2026-11-25T08:00:00-05:00"), off) == at("2026-11-30T07:30:00-05:00")


@pytest.mark.parametrize("chosen", [{"digest_on": False}, {"digest_paused": "refused"}])
def test_none_when_switched_off_or_stopped(chosen):
    assert next_digest_at(prefs(**chosen), at("2026-11-23T00:00:00Z")) is None


def test_who_is_away_hears_daily_then_weekly_then_once_more_and_then_nothing():
    away = prefs(last_active_on=date(2026, 11, 2))
    assert absent_from(away, frozenset()) == date(2026, 11, 16)
    told, after = [], at("2026-11-02T12:00:00-05:00")
    while (after := next_digest_at(away, after)) is not None:
        day = after.astimezone(UTC).date()
        told.append((day, rhythm(away, day)))
    daily = [day for day, pace in told if pace == Rhythm.DAILY]
    days = [date(2026, 11, 3) + timedelta(days=n) for n in range(14)]
    assert daily == [day for day in days if day.weekday() < 5]
    assert [(day.isoformat(), pace) for day, pace in told if pace != Rhythm.DAILY] == [
        ("2026-11-23", "weekly"),
        ("2026-11-30", "weekly"),
        ("2026-12-07", "weekly"),
        ("2026-12-14", "last"),
    ]
    assert rhythm(away, date(2026, 12, 21)) == Rhythm.NONE


def test_a_weekly_mail_on_a_day_off_comes_on_the_next_working_day():
    away, off = prefs(last_active_on=date(2026, 11, 2)), frozenset({date(2026, 11, 23).toordinal()})
    assert next_digest_at(away, at("2026-11-17T00:00:00-05:00"), off) == at("2026-11-24T07:30:00-05:00")


@pytest.mark.django_db
def test_a_visit_brings_the_daily_mail_back(seeker):
    preferences = seeker.preferences
    preferences.last_active_on, preferences.next_digest_at = date(2026, 8, 3), None
    preferences.save()
    preferences.seen(at("2026-11-23T10:00:00-05:00"))
    preferences.refresh_from_db()
    assert preferences.next_digest_at == at("2026-11-24T07:30:00-05:00")


@pytest.mark.django_db
def test_a_digest_that_is_due_already_waits_for_its_sweep(seeker):
    preferences = seeker.preferences
    preferences.last_active_on, preferences.next_digest_at = date(2026, 11, 20), at("2026-11-23T07:30:00-05:00")
    preferences.seen(at("2026-11-23T07:30:05-05:00"))
    assert preferences.next_digest_at == at("2026-11-23T07:30:00-05:00")
