"""The fixed cast of the tests: the owner, a coach, an admin and a stranger, with a day on which all of it plays."""

from datetime import UTC, datetime

from accounts.by import By
from accounts.models import User

MORNING = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)  # Monday 23 November 2026, nine o'clock in Boston
PASSWORD = "a-long-test-password"


def person(email, **extra):
    """A user in Boston who has been welcomed and has no public holidays, so that business days are Mon–Fri."""
    user = User.objects.create_user(email, PASSWORD, name=extra.pop("name", email.split("@")[0].title()), **extra)
    user.emailaddress_set.create(email=email, verified=True, primary=True)
    preferences = user.preferences
    preferences.time_zone, preferences.zone_confirmed, preferences.welcomed_at = "America/New_York", True, MORNING
    preferences.save()
    return user


def by(user, at=MORNING, **extra):
    """The user's own hand at an instant."""
    return By(user, at, **extra)
