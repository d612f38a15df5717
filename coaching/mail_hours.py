"""Sweep of the mails that coaches and clients asked for: whose hour has come is asked for, once a local day."""

from collections import defaultdict

from django.db import transaction

from common.sweep import Sweep
from mail.outbox import compose_each

from .models import MailHour

TOGETHER = 200  # people asked for in one transaction


def _due(now):
    return list(MailHour.objects.filter(next_at__lte=now).order_by("next_at").values_list("pk", flat=True))


def ask(hour_ids, now):
    """Ask for the mails of these MailHours that are due, each for the person's local day. Returns how many were made.

    The next instant is moved on in the same transaction, under a lock, so that of two workers one asks. Where the
    address was stopped (accounts.Preferences) nothing is written, and the next day is waited for. A fixed number of
    queries, however many there are.
    """
    with transaction.atomic():
        due = MailHour.objects.select_for_update(of=("self",)).select_related("user__preferences")
        due = list(due.filter(pk__in=hour_ids, next_at__lte=now).order_by("pk"))
        wanted = defaultdict(list)
        for hour in due:
            day = hour.day_of(now)
            hour.next_at = hour.due_after(now)
            if day and hour.user.is_active and not hour.user.preferences.digest_paused:
                wanted[hour.kind].append((hour.user, f"{hour.kind}:{day.isoformat()}"))
        MailHour.objects.bulk_update(due, ["next_at"])
        return sum(compose_each(mails, kind=kind, now=now, series=kind) for kind, mails in wanted.items())


mail_hours = Sweep(_due, ask, batch=TOGETHER)
