"""Scenes for the screens' tests: people in every group of Today on Monday 23 November 2026."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from outreach.acts.settings import replay_all
from tests.cast import MORNING, by
from tests.factories import make_relationship

HTMX = {"HTTP_HX_REQUEST": "true"}


def nov(day):
    return date(2026, 11, day)


DUE_TODAY, FRIDAY = nov(16), nov(20)  # five business days ago; last Friday


def noon(day):
    """An instant at noon of a local day, in Boston."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("America/New_York"))


def out(relationship, day, purpose="first_touch", **extra):
    hand = by(relationship.seeker, min(noon(day), MORNING))
    return relationship.log_interaction(
        hand, direction="out", channel=extra.pop("channel", "email"), purpose=purpose, occurred_on=day, **extra
    )


def they(relationship, day, **extra):
    hand = by(relationship.seeker, min(noon(day), MORNING))
    return relationship.log_interaction(
        hand, direction="in", channel=extra.pop("channel", "email"), occurred_on=day, **extra
    )


def awaiting(seeker, name="Jonas Weber", day=DUE_TODAY, **extra):
    """First written to on a day: with a contingency firm a nudge is due five business days on."""
    relationship = make_relationship(seeker, name, at=noon(day) - timedelta(days=30), **extra)
    out(relationship, day)
    return relationship


def replying(seeker, name="Ingrid Solberg", day=FRIDAY, note="Could we speak on Tuesday?"):
    relationship = awaiting(seeker, name, day=nov(10))
    they(relationship, day, note=note)
    return relationship


def settle(seeker):
    """As the sweeps leave it this morning."""
    replay_all(seeker, MORNING)


def open_step(relationship):
    return relationship.reminders.get(automatic=True, closed_at__isnull=True)
