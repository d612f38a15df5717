"""The one clock, local days and instants. Below a view, a task or a command nothing reads the clock."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone


def now():
    """The present instant, aware UTC. CLOCK_OFFSET (seconds) moves it for tests and fault drills."""
    return timezone.now() + timedelta(seconds=settings.CLOCK_OFFSET)


def local_day(instant, zone):
    """The calendar day of an aware instant in a zone (IANA name)."""
    return instant.astimezone(ZoneInfo(zone)).date()


def instant_of(day, zone, minutes=0):
    """The UTC instant of a local day and minute of the day (0–1439) in a zone.

    A local time that does not exist (clocks go forward) is taken at the next one that does;
    one that exists twice is its first occurrence. Source: clock.md section 6.
    """
    tz = ZoneInfo(zone)
    wall = datetime.combine(day, time(minutes // 60, minutes % 60))
    instant = wall.replace(tzinfo=tz, fold=0).astimezone(UTC)
    if instant.astimezone(tz).replace(tzinfo=None) == wall:
        return instant
    return _first_after_gap(instant, tz)


def _first_after_gap(instant, tz):
    """The end of the gap that swallowed the local time: where the zone's offset changes."""
    low, high = instant - timedelta(hours=3), instant + timedelta(hours=3)
    before = low.astimezone(tz).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(tz).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)
