"""Run inside a house of real processes: `python -m tests.process.seed COUNT INSTANT` adds seekers who are owed a mail.

Each has one reply to answer and a digest that is due at INSTANT (half past seven in Boston); a single one also has a
nudge due on that day.
"""

import os
import sys
from datetime import datetime, timedelta

import django


def main(count, now):
    from django.db import transaction

    from accounts.models import User

    with transaction.atomic():
        for number in range(count):
            user = User.objects.create(email=f"seeker{number}@seekers.example", date_joined=now)
            wait_for_digest(user, now)
            reply(user, "Ingrid Solberg", now)
            if count == 1:
                first_touch(user, "Jonas Weber", now)


def wait_for_digest(user, now):
    preferences = user.preferences
    preferences.time_zone, preferences.digest_minute = "America/New_York", 7 * 60 + 30
    preferences.last_active_on, preferences.next_digest_at = None, None
    preferences.schedule_digest(now - timedelta(seconds=1))
    preferences.save()


def reply(user, name, now):
    from tests.cast import by
    from tests.factories import make_relationship

    make_relationship(user, name).log_interaction(by(user, now), direction="in", channel="email")


def first_touch(user, name, now):
    from tests.cast import by
    from tests.factories import make_relationship

    a_week_ago = user.today(now) - timedelta(days=7)
    written = {"direction": "out", "channel": "email", "purpose": "first_touch", "occurred_on": a_week_ago}
    make_relationship(user, name).log_interaction(by(user, now), **written)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recruitpath.settings")
    django.setup()
    main(int(sys.argv[1]), datetime.fromisoformat(sys.argv[2]))
