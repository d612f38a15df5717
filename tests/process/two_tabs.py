"""Run inside a house of real processes: `python -m tests.process.two_tabs` gives consent in two tabs at once.

One seeker, one role, two recruiters who asked for it. Prints, sorted, where the two posts led and how both stand.
"""

import os
import threading

import django


def main():
    from accounts.models import User
    from outreach.models import Submission
    from recruiters.models import Firm
    from tests.cast import by
    from tests.factories import make_relationship

    seeker = User.objects.create(email="nora@seeker.example")
    preferences = seeker.preferences
    preferences.time_zone, preferences.zone_confirmed, preferences.welcomed_at = "UTC", True, seeker.date_joined
    preferences.save()
    asked = {"state": "consent_requested", "employer": "Meridian Devices", "role": "VP Finance"}
    people = [make_relationship(seeker, name) for name in ("Dana Reyes", "Tomás Herrera")]
    for key, person in zip("ab", people, strict=True):
        person.record_submission(by(seeker, seeker.date_joined), key=key, **asked)
    assert Firm.objects.count() == 2
    gate, led = threading.Barrier(2), []
    asks = zip("ab", people, strict=True)
    tabs = [threading.Thread(target=agree, args=(seeker, person, key, gate, led)) for key, person in asks]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    print(*sorted(led), *sorted(Submission.objects.values_list("state", flat=True)))


def agree(seeker, person, key, gate, led):
    from datetime import timedelta

    from django.db import connection
    from django.test import Client

    from common.dates import now

    client, today = Client(SERVER_NAME="localhost"), seeker.today(now())
    client.force_login(seeker, backend="accounts.backends.Backend")
    said = {
        "role": "VP Finance", "employer": "Meridian Devices", "state": "consented", "occurred_on": today.isoformat(),
        "expires_on": (today + timedelta(days=30)).isoformat(), "covers": "role", "key": key,
    }  # fmt: skip
    gate.wait(30)
    answer = client.post(f"/r/{person.public_id}/submission/", said)
    led.append(f"{answer.status_code}:{answer.headers.get('Location', '').split('/')[1]}")
    connection.close()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recruitpath.settings")
    django.setup()
    main()
