"""One chunk of rows, from their plans to what was written."""

from typing import NamedTuple

import orjson
from django.db import transaction
from django.db.models import TextField
from django.db.models.functions import Cast

from common.behind import writing_behind
from common.bulk import update
from imports.models import ImportRow
from imports.planning.facts import known_by
from imports.planning.protecting import Protecting
from imports.written import lock_directory
from recruiters.suppression import suppressed

from . import columns, desks, mine, parts, records
from .work import Work


class Row(NamedTuple):
    """What keeping reads of an ImportRow."""

    pk: int
    number: int
    verdict: str
    plan: dict


def keep_chunk(batch, by, numbers):
    """Carry out the plans of the batch's rows with these numbers (a range). They are read here, under a lock.

    Returns how many were kept; those that are already, or that wait for a person, are not.

    One transaction, so that a process that dies leaves a chunk whole or not at all. A plan that no longer fits is
    left out, wholly or in part, and `done["kept"]` says why: [[code, {params}]].
    """
    with transaction.atomic(), writing_behind():
        lock_directory(batch)
        rows = _still_to_keep(batch, numbers)
        if not rows:
            return 0
        work = Work(batch, by, rows)
        _leave_out_suppressed(work)
        _leave_out_protected(work)
        records.bring_firms(work)
        records.bring_people(work)
        work.index_names()
        records.write(work)
        parts.write(work)
        desks.write(work)
        work.index_names()
        columns.write(work)
        if batch.kind == batch.Kind.MY_RECRUITERS:
            mine.write(work)
        update(
            ImportRow,
            ["done", "kept_at", "firm_id", "recruiter_id"],
            [(note.row.pk, note.done(work.act_id), by.at, note.firm, note.person) for note in work.notes],
        )
        return len(rows)


def _leave_out_suppressed(work):
    """Who objected after the list was planned."""
    people = [note for note in work.notes if note.row.plan.get("person")]
    known = (known_by(work.values[note.row.pk]) for note in people)  # asked only where anyone has objected
    for place in suppressed(known, work.batch.owner):
        people[place].skip("suppressed", what="recruiter")


def _leave_out_protected(work):
    """Whom a confidential search is kept from since the list was planned."""
    protecting = Protecting(work.batch.owner)
    if not protecting.protected:
        return
    asked = [
        (note.plan.get("person", {}).get("id"), note.plan.get("firm", {}).get("id"), work.values[note.row.pk])
        for note in work.notes
    ]
    for note, answer in zip(work.notes, protecting.blocks(asked), strict=True):
        if answer and not note.skipped:
            note.skip("protected", what="recruiter")


def _still_to_keep(batch, numbers):
    """[Row], in order. Locked, so that of two workers the second finds them kept."""
    to_keep = batch.rows.to_keep().filter(number__gte=numbers.start, number__lt=numbers.stop)
    to_keep = to_keep.select_for_update().order_by("number")
    found = to_keep.values_list("pk", "number", "verdict", Cast("plan", TextField()))
    return [Row(*more, orjson.loads(plan)) for *more, plan in found]
