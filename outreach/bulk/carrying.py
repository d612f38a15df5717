"""Beginning an act for many, and its undo: small ones run at once, large ones are handed to a worker."""

from django.db import transaction

from outreach.models import Relationship
from outreach.tasks import work_soon

from .steps import work


def carry_out(bulk, by, data, clock):
    """Begin and, where it is small, end. False where it was begun before."""
    begun = bulk.begin(by, data)
    if begun:
        _go_on(bulk, clock)
    bulk.refresh_from_db()
    return begun


def take_back(bulk, by, clock):
    """The same for its undo; Refused as BulkAct.undo says. Returns the relationships concerned, as a queryset."""
    bulk.undo(by)
    _go_on(bulk, clock)
    bulk.refresh_from_db()
    return Relationship.objects.filter(pk__in=bulk.relationships())


def _go_on(bulk, clock):
    if bulk.is_large:
        transaction.on_commit(lambda: work_soon(bulk.pk))
    else:
        work(bulk.pk, clock)
