"""Keeps the summaries true: those marked by an act, or whose day is over, are counted anew and stored."""

from collections import defaultdict
from datetime import timedelta

from django.db import transaction

from accounts.models import Coached, Coaching, User
from common.dates import instant_of

from .counting import counts_of
from .models import Summary
from .models.summary import COUNTED


def refresh(client_ids, at):
    """Reckon these clients anew as of their local day at an instant. Returns how many; nobody coaches the others.

    The marks are locked first: an act that is under way is waited for, one that begins later marks again.
    """
    with transaction.atomic():
        marked = Coached.objects.select_for_update().filter(pk__in=client_ids).order_by("pk")
        ids = list(marked.values_list("pk", flat=True))
        coached = set(Coaching.objects.not_ended().filter(client__in=ids).values_list("client", flat=True))
        Coached.objects.filter(pk__in=set(ids) - coached).delete()
        clients = _clients(coached)
        rows, marks = [], []
        for day, of_day in _by_day(clients, at).items():
            counts = counts_of(of_day, day)
            Summary.objects.filter(client__in=of_day, day__gt=day).delete()  # of a zone that they left
            for client in of_day:
                rows.append(Summary(client=client, day=day, reckoned_at=at, **counts[client.pk]))
                marks.append(Coached(client=client, due_at=_midnight(client, day)))
        Summary.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["client", "day"],
            update_fields=["reckoned_at", *COUNTED],
        )
        Coached.objects.bulk_update(marks, ["due_at"])
    return len(rows)


def differences(client_id, at):
    """What the latest summary of a client says otherwise than a count does now, as sentences; for the check.

    One that is marked is nobody's promise: it is counted before anyone reads it.
    """
    with transaction.atomic():
        if not Coached.objects.filter(pk=client_id, due_at__gt=at).exists():
            return []
        kept = Summary.objects.filter(client=client_id).order_by("day").last()
        counted = counts_of(_clients([client_id]), kept.day)[client_id]
    return [
        f"{name} is {getattr(kept, name)}, a count says {counted[name]}"
        for name in COUNTED
        if getattr(kept, name) != counted[name]
    ]


def _clients(ids):
    return list(User.objects.filter(pk__in=ids).select_related("preferences").order_by("pk"))


def _by_day(clients, at):
    """{local day: clients}: three at most, all over the earth."""
    found = defaultdict(list)
    for client in clients:
        found[client.today(at)].append(client)
    return found


def _midnight(client, day):
    return instant_of(day + timedelta(days=1), client.preferences.time_zone)
