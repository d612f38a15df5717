"""Sweeps of the outbox: what waits is sent, what was left in sending is unknown, old bodies are blanked."""

from common.sweep import Sweep

from .models import OutgoingMail
from .outbox import give_back, send

State = OutgoingMail.State


def _waiting(now):
    return list(OutgoingMail.objects.due(now).values_list("pk", flat=True))


def _send(mail_id, now):
    return int(send(mail_id, lambda: now) in (State.SENT, State.EMPTY))


def _abandoned(now):
    left = OutgoingMail.objects.filter(state=State.SENDING, lease_until__lte=now)
    return list(left.order_by("lease_until").values_list("pk", flat=True))


def _with_old_bodies(now):
    old = OutgoingMail.objects.filter(body_until__lte=now)
    return list(old.order_by("body_until").values_list("pk", flat=True))


def _blank(mail_ids, now):
    """What they said is private and no longer needed."""
    return OutgoingMail.objects.filter(pk__in=mail_ids, body_until__lte=now).blank()


queued_mail = Sweep(_waiting, _send)
leases_over = Sweep(_abandoned, give_back)
old_bodies = Sweep(_with_old_bodies, _blank, batch=500)
