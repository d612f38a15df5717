"""Carrying an act for many out, and taking it back, chunk by chunk under a lease; a killed worker leaves whole chunks."""

from django.db import connection, transaction

from accounts.by import By
from outreach.acts.undo_parts import finish
from outreach.models import BulkAct, Relationship
from outreach.models.book import Book

from .kinds import KINDS, Chunk
from .undoing import undo_chunk

# Relationships of one transaction. SQLite has one writer: there a chunk must let web requests through within 200 ms.
CHUNK = {"postgresql": 500, "sqlite": 100}


def work(bulk_id, clock):
    """Carry on what an act for many stands at, reading `clock` as it goes. Returns how many were worked on: 0 or 1."""
    bulk = BulkAct.take(bulk_id, clock())
    if bulk is None:
        return 0
    step, end = (_carry_out, _done) if bulk.state == "running" else (_take_back, _undone)
    while bulk.progress < len(bulk.chosen):
        ids = bulk.chosen[bulk.progress : bulk.progress + CHUNK[connection.vendor]]
        with transaction.atomic():
            step(bulk, By(bulk.act.actor, clock(), bulk.act.via, bulk.act), ids)
            bulk.progress += len(ids)
            if not bulk.still_mine(clock()):
                # Another worker has it: what this chunk wrote is not kept.
                transaction.set_rollback(True)
                return 0
    end(bulk, clock())
    return 1


def _carry_out(bulk, by, ids):
    mine = Relationship.objects.visible_to(bulk.seeker).filter(pk__in=ids).select_related("firm").order_by("pk")
    chunk = Chunk(by, Book(bulk.seeker, mine, by.at), bulk.data)
    here = {one.pk for one in chunk.book.relationships}
    bulk.left_out += [[pk, "gone", {}] for pk in ids if pk not in here]
    if here:
        KINDS[bulk.kind](chunk)
        chunk.book.active(by)
    bulk.done += len(here) - len(chunk.left_out)
    bulk.left_out += chunk.left_out
    bulk.changed += chunk.changed


def _done(bulk, at):
    """An act that did nothing leaves none behind."""
    with transaction.atomic():
        if not bulk.done:
            act, bulk.act = bulk.act, None
            bulk.save(update_fields=["act"])
            act.delete()
        bulk.settle("done")


def _take_back(bulk, by, ids):
    undo_chunk(bulk, by, ids)


def _undone(bulk, at):
    with transaction.atomic():
        finish(bulk.act, By(bulk.act.undone_by, at))
        bulk.settle("undone")
