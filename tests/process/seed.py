"""Run inside a house of real processes: `python -m tests.process.seed COUNT INSTANT` adds seekers who are owed a mail.

Each has one reply to answer and one nudge due on the day of INSTANT, and a digest that is due at INSTANT (half past
seven in Boston).
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
            add_seeker(User.objects.create(email=f"seeker{number}@seekers.example", date_joined=now), now)


def add_seeker(user, now):
    from tests.cast import by

    preferences = user.preferences
    preferences.time_zone, preferences.digest_minute = "America/New_York", 7 * 60 + 30
    preferences.last_active_on, preferences.next_digest_at = None, None
    preferences.schedule_digest(now - timedelta(seconds=1))
    preferences.save()
    today = user.today(now)
    reply(user, "Ingrid Solberg", by(user, now), today)
    first_touch(user, "Jonas Weber", by(user, now), today - timedelta(days=7))


def reply(user, name, hand, day):
    from tests.factories import make_relationship

    make_relationship(user, name).log_interaction(hand, direction="in", channel="email", occurred_on=day)


def first_touch(user, name, hand, day):
    from tests.factories import make_relationship

    written = {"direction": "out", "channel": "email", "purpose": "first_touch", "occurred_on": day}
    make_relationship(user, name).log_interaction(hand, **written)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recruitpath.settings")
    django.setup()
    main(int(sys.argv[1]), datetime.fromisoformat(sys.argv[2]))
