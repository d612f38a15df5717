"""When the daily mail is due: half hours, chosen weekdays less days off, clock changes, kind to the absent. Pure.

Source: clock.md section 6. `off` is a set of day ordinals on which the person does not work (Preferences.off_days).
"""

from datetime import date, timedelta
from enum import StrEnum

from common.dates import instant_of, local_day

ABSENT_AFTER = 10  # business days without a visit or an act, then weekly
WEEKLY_MAILS = 4  # the fourth is the last one, four weeks on
HORIZON = 400  # days; a person whose every chosen weekday is off for longer gets none


class Rhythm(StrEnum):
    DAILY = "daily"
    WEEKLY = "weekly"
    LAST = "last"
    NONE = "none"


def next_digest_at(preferences, after, off=frozenset()):
    """The first instant (aware UTC) later than `after` at which a digest is due; None where none is.

    Reads digest_on, digest_paused, digest_minute (0–1439), digest_weekdays (0 = Monday; empty = Mon–Fri), time_zone
    and last_active_on of preferences. A local hour that does not exist is taken at the next that does; one that
    exists twice counts once.
    """
    if not preferences.digest_on or preferences.digest_paused:
        return None
    daily_until, weekly = absent_from(preferences, off), _weekly_days(preferences, off)
    for day, instant in _digests(preferences, after, off):
        if daily_until is None or day <= daily_until or day in weekly:
            return instant
        if day > weekly[-1]:
            return None
    return None


def next_plain_at(preferences, after, off=frozenset()):
    """As next_digest_at, as if the person were here: where a digest that was missed may still go out."""
    return next((instant for _day, instant in _digests(preferences, after, off)), None)


def rhythm(preferences, day, off=frozenset()):
    """What a digest on a local day is: daily; weekly or the last one for who is absent; none after that."""
    daily_until, weekly = absent_from(preferences, off), _weekly_days(preferences, off)
    if daily_until is None or day <= daily_until:
        return Rhythm.DAILY
    if day < weekly[-1]:
        return Rhythm.WEEKLY
    return Rhythm.LAST if day < weekly[-1] + timedelta(days=7) else Rhythm.NONE


def is_digest_day(preferences, day, off):
    """Whether mail may come on this local day at all."""
    return day.weekday() in (preferences.digest_weekdays or range(5)) and day.toordinal() not in off


def absent_from(preferences, off):
    """The last day of the daily rhythm: ABSENT_AFTER business days after the last visit or act; None when not known."""
    if preferences.last_active_on is None:
        return None
    day, left = preferences.last_active_on, ABSENT_AFTER
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5 and day.toordinal() not in off
    return day


def _weekly_days(preferences, off):
    """The days of the weekly mails of who is absent, each moved on to the next digest day; empty when not known."""
    start = absent_from(preferences, off)
    if start is None:
        return []
    return [_rolled(preferences, start + timedelta(weeks=n), off) for n in range(1, WEEKLY_MAILS + 1)]


def _rolled(preferences, day, off):
    for ahead in range(HORIZON):
        if is_digest_day(preferences, day + timedelta(days=ahead), off):
            return day + timedelta(days=ahead)
    return day


def _digests(preferences, after, off):
    """(local day, instant) of every digest day later than `after`; a day that a zone left out is none."""
    first = local_day(after, preferences.time_zone).toordinal()
    for day in (date.fromordinal(first + ahead) for ahead in range(HORIZON)):
        instant = instant_of(day, preferences.time_zone, preferences.digest_minute)
        exists = local_day(instant, preferences.time_zone) == day
        if instant > after and exists and is_digest_day(preferences, day, off):
            yield day, instant
