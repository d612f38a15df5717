"""Carrying an act for many out, and taking it back, chunk by chunk under a lease, so a killed one leaves no part."""

import gc
from contextlib import contextmanager

from django.db import connection, transaction

from accounts.by import By
from accounts.models import Coached
from outreach.acts.undo_parts import finish
from outreach.models import BulkAct

from .kinds import KINDS, Chunk
from .undoing import undo_chunk, undo_rest

# Relationships of one transaction. SQLite has one writer: there a chunk must let web requests through within 200 ms.
CHUNK = {"postgresql": 1000, "sqlite": 100}


def work(bulk_id, clock):
    """Carry on what an act for many stands at, reading `clock` as it goes. Returns how many were worked on: 0 or 1."""
    bulk = BulkAct.take(bulk_id, clock())
    if bulk is None:
        return 0
    step, end = (_carry_out, _done) if bulk.state == "running" else (_take_back, _undone)
    with _collector_at_rest():
        whole = _in_chunks(bulk, step, clock)
    if whole:
        end(bulk, clock())
    return int(whole)


def _in_chunks(bulk, step, clock):
    """Whether it came to the end, and no other worker has it."""
    while bulk.progress < len(bulk.chosen):
        ids = bulk.chosen[bulk.progress : bulk.progress + CHUNK[connection.vendor]]
        with transaction.atomic():
            step(bulk, By(bulk.act.actor, clock(), bulk.act.via, bulk.act), ids)
            bulk.progress += len(ids)
            if not bulk.still_mine(clock()):
                # Another worker has it: what this chunk wrote is not kept.
                transaction.set_rollback(True)
                return False
    return True


@contextmanager
def _collector_at_rest():
    """A chunk holds a hundred thousand objects and makes no rings: looking through them again and again takes time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _carry_out(bulk, by, ids):
    chunk = Chunk(bulk, by, ids)
    if chunk.people:
        KINDS[bulk.kind](chunk)
        chunk.book.active(by)
    bulk.done += len(ids) - len(chunk.left_out)
    bulk.left_out += chunk.left_out


def _done(bulk, at):
    """An act that did nothing leaves none behind."""
    with transaction.atomic():
        if not bulk.done:
            act, bulk.act = bulk.act, None
            bulk.save(update_fields=["act"])
            act.delete()
            Coached.mark([bulk.seeker_id], at)
        bulk.settle("done")


def _take_back(bulk, by, ids):
    undo_chunk(bulk, by, ids)


def _undone(bulk, at):
    with transaction.atomic():
        by = By(bulk.act.undone_by, at)
        undo_rest(bulk, by)
        finish(bulk.act, by)
        bulk.settle("undone")
