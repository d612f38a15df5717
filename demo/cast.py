"""The people of the demo who can sign in: a seeker, a coach and an admin."""

from datetime import timedelta

from django.contrib.auth.hashers import make_password

from accounts.models import User
from common.dates import instant_of, local_day

from .days import COUNTRY, SUBDIVISION, ZONE

PASSWORD = "recruitpath-demo"
SEEKER, COACH, ADMIN = "seeker@demo.example", "coach@demo.example", "admin@demo.example"
JOINED = 985  # days before today: a week before the first search
WEEKLY_GOAL = 12


def make_cast(at, days):
    """The three users, with verified addresses and settings as after the welcome. Returns (seeker, coach)."""
    password = make_password(PASSWORD)  # once: hashing is slow on purpose
    seeker = make_person(SEEKER, "Nora Halvorsen", at, days, password)
    coach = make_person(COACH, "Ruth Adler", at, days, password, is_coach=True)
    make_person(ADMIN, "Ada Winters", at, days, password, is_staff=True, is_superuser=True)
    return seeker, coach


def make_person(email, name, at, days, password="", weekly_goal=WEEKLY_GOAL, digest_on=True, **roles):
    """A user of the demo; nobody signs in where there is no password (hashed)."""
    joined = instant_of(days.today - timedelta(days=JOINED), ZONE, 9 * 60)
    password = password or make_password(None)
    user = User(email=email, name=name, password=password, is_demo=True, date_joined=joined, **roles)
    user.save()
    user.emailaddress_set.create(email=email, verified=True, primary=True)
    preferences = user.preferences
    preferences.time_zone, preferences.zone_confirmed = ZONE, True
    preferences.country, preferences.subdivision = COUNTRY, SUBDIVISION
    preferences.days_off = [day.isoformat() for day in days.days_off]
    preferences.works_on = [day.isoformat() for day in days.works_on]
    preferences.weekly_goal, preferences.welcomed_at = weekly_goal, joined
    preferences.digest_on = digest_on
    preferences.last_active_on = local_day(at, ZONE)
    preferences.schedule_digest(at)
    preferences.save()
    return user
