"""Sweep of consents: a week before a coaching ends its client is told, and once its last day is over that is noted."""

from django.db import transaction

from common.sweep import Sweep
from mail.outbox import compose

from .models import Coaching

MAIL = "coaching_ends"


def _due(now):
    return list(Coaching.objects.filter(due_at__lte=now).order_by("due_at").values_list("pk", flat=True))


def _come_due(coaching_id, now):
    with transaction.atomic():
        coaching = Coaching.objects.with_people().get(pk=coaching_id)
        if coaching.come_due(now):
            key = f"coaching_ends:{coaching.public_id}:{coaching.ends_on}"
            compose(coaching.client, key, kind=MAIL, now=now, context={"coaching": coaching.public_id})
    return 1


coaching_dates = Sweep(_due, _come_due)
