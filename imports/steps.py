"""The steps that a worker does on a batch: read, plan, keep, undo. Each holds a lease; another may take it up."""

import gc
import logging
import tempfile
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from time import perf_counter

from django.db import connection, transaction
from django.db.models import Max, Min

from accounts.by import By
from accounts.models import Act
from common.bulk import durable_later, refresh_statistics
from outreach.acts.firm_fitting import reckon_soon
from recruiters.models import FirmWord, RecruiterWord

from .keeping import keep_chunk, mark_gone
from .models import ImportBatch, Mapping
from .planning import plan_batch, suggest_mapping
from .reading import read_in_child
from .reading.outline import How, Unreadable
from .spool import local_copy
from .undoing import undo_chunk
from .written import MODELS

log = logging.getLogger("recruitpath.imports")
# Rows of one transaction. SQLite has one writer: there a chunk must let web requests through within 200 ms.
CHUNK = {"postgresql": 2000, "sqlite": 250}


def work(batch_id, clock):
    """Do the step that a batch stands at, reading `clock` as it goes on. Returns how many steps were done: 0 or 1."""
    batch = ImportBatch.take(batch_id, clock())
    if batch is None:
        return 0
    began, state = perf_counter(), batch.state
    with _collector_at_rest():
        STEPS[state](batch, clock)
    if state != ImportBatch.State.UNDOING:
        spent = batch.seconds + perf_counter() - began
        ImportBatch.objects.filter(pk=batch.pk).update(seconds=round(spent, 3))
    log.info("import %s: %s took %.1f s, now %s", batch.pk, state, perf_counter() - began, batch.state)
    return 1


def _read(batch, clock):
    """The file's outline, in a child process under limits; its rows are spooled anew when they are planned."""
    try:
        with local_copy(batch) as path, tempfile.TemporaryDirectory() as folder:
            outline = read_in_child(path, Path(folder) / "rows", How(**batch.how))
    except Unreadable as refused:
        batch.settle("refused", refusal={"code": refused.code, **refused.params})
        return
    batch.outline = asdict(outline)
    guess = suggest_mapping(batch)
    batch.settle(
        "mapping", outline=batch.outline, counts={"rows": outline.rows}, mapping=guess.mapping,
        country=batch.country or guess.country, date_order=batch.date_order or guess.date_order,
        words=guess.words | batch.words,
    )  # fmt: skip


def _plan(batch, clock):
    try:
        with local_copy(batch) as path, tempfile.TemporaryDirectory() as folder:
            spool = Path(folder) / "rows"
            read_in_child(path, spool, How(**batch.how))
            found = plan_batch(batch, spool, clock, CHUNK[connection.vendor])
    except Unreadable as refused:
        batch.settle("refused", refusal={"code": refused.code, **refused.params})
        return
    if found is not None:
        counts, unknown = found
        if counts["suppressed"]:
            batch.forget_lines(set(batch.rows.filter(verdict="suppressed").values_list("line", flat=True)))
        batch.settle("preview", counts=counts, unknown=unknown)
        _remember_mapping(batch)


def _keep(batch, clock):
    by, size = _by(batch, clock()), CHUNK[connection.vendor]
    # Chunk after chunk by number: asking for the next rows to keep went through all kept ones again each time.
    bounds = batch.rows.to_keep().aggregate(first=Min("number"), last=Max("number"))
    for start in range(bounds["first"] or 0, (bounds["last"] or -1) + 1, size):
        if not batch.rows.to_keep().filter(number__gte=start, number__lt=start + size).exists():
            continue
        with transaction.atomic():
            durable_later()
            batch.progress += keep_chunk(batch, by, range(start, start + size))
            gc.collect(0)
            if not batch.still_mine(clock(), progress=batch.progress):
                # Stopped, or taken by another worker: what this chunk wrote is not kept.
                transaction.set_rollback(True)
                return
    refresh_statistics([*MODELS.values(), RecruiterWord, FirmWord], batch.progress)
    mark_gone(batch)
    batch.settle("done", kept_at=clock())
    if batch.owner_id:
        reckon_soon(batch.owner_id)
        batch.forget_the_rest()
    elif batch.counts.get("suppressed"):
        batch.erase_file()


def _undo(batch, clock):
    by, size = _by(batch, clock()), CHUNK[connection.vendor]
    bounds = batch.rows.to_undo().aggregate(first=Min("number"), last=Max("number"))
    for last in range(bounds["last"] or 0, (bounds["first"] or 1) - 1, -size):
        with transaction.atomic():
            durable_later()
            rows = batch.rows.to_undo().filter(number__gt=last - size, number__lte=last)
            rows = list(rows.only("batch").order_by("-number"))
            if rows:
                undo_chunk(batch, by, rows)
            batch.progress += len(rows)
            if not batch.still_mine(clock(), progress=batch.progress):
                transaction.set_rollback(True)
                return
    mark_gone(batch)
    batch.settle("undone", undone_at=clock())


@contextmanager
def _collector_at_rest():
    """A step holds a few million objects and makes no rings: looking through them time and again cost a third of it."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


STEPS = {"reading": _read, "planning": _plan, "committing": _keep, "undoing": _undo}


def _by(batch, at):
    return By(batch.made_by, at, via=Act.Via.IMPORT, act=batch.act)


def _remember_mapping(batch):
    """The next list with this header finds its columns matched, any next list its words."""
    if batch.made_by_id and batch.outline.get("header"):
        columns, how = batch.mapping_by_header()
        Mapping.objects.update_or_create(
            user_id=batch.made_by_id, kind=batch.kind, name="", header_key=batch.header_key,
            defaults={"columns": columns, "how": how},
        )  # fmt: skip
