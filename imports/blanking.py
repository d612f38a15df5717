"""Lists follow when someone asked not to be kept: rows are blanked in place, files and samples that hold them go."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from recruiters.suppression import suppressed

from .models import ImportBatch, ImportRow
from .planning import plan_again
from .planning.facts import known_by

CHUNK = 250  # rows looked at, and written, at once
OF_FIRM = ("firm", "firm_set", "firm_specialties", "desk", "moves")  # parts of a plan that undo of the firm reads
WRITTEN = (
    "verdict", "decision", "cells", "errors", "reasons", "candidates", "edits", "values", "decided_on", "plan", "done",
)  # fmt: skip
UNDECIDED = ("preview", "done")  # states in which nobody works on a batch and its rows are asked about
READ_NO_MORE = ("committing", "stopped", "done", "undoing", "undone")  # the file has served


def blank_rows(recruiter_ids, at):
    """Blank the rows of these recruiters, who are unavailable, and those not kept (or taken back) that mean them.

    Who else is meant is known by the hashes, as planning knows it. A row that only might be theirs is compared anew,
    without them. Returns how many rows were blanked.
    """
    ids, blanked = set(recruiter_ids), 0
    not_blank = ImportRow.objects.exclude(verdict=ImportRow.Verdict.SUPPRESSED).filter(batch=OuterRef("pk"))
    unlinked = ImportBatch.objects.exclude(kind="firms").filter(Exists(not_blank.filter(recruiter__isnull=True)))
    linked = ImportBatch.objects.filter(Exists(not_blank.filter(recruiter__in=ids)))
    for batch in (linked | unlinked).order_by("pk"):
        rows = _theirs(batch, ids)
        _blank(rows)
        might = _might_be_theirs(batch, ids)
        for row in might:
            _compare_anew(batch, row, ids, at)
        if rows:
            _forget(batch, rows)
            blanked += len(rows)
        if (rows or might) and batch.state in UNDECIDED:
            batch.recount()
    return blanked


def _theirs(batch, ids):
    not_blank = batch.rows.exclude(verdict=ImportRow.Verdict.SUPPRESSED)
    found = list(not_blank.filter(recruiter__in=ids).only("batch", "line"))
    for rows in _in_chunks(not_blank.filter(recruiter__isnull=True), "line", "values", "plan", "decided_on"):
        people = [row for row in rows if row.values.get("person")]
        known = suppressed([known_by(row.values) for row in people], batch.owner)
        found += [row for place, row in enumerate(people) if place in known or _names(row, ids)]
    return found


def _names(row, ids):
    return (row.plan.get("person") or {}).get("id") in ids or row.decided_on.get("person") in ids


def _might_be_theirs(batch, ids):
    unsure = batch.rows.filter(verdict=ImportRow.Verdict.UNSURE, kept_at__isnull=True)
    return [row for rows in _in_chunks(unsure, "candidates") for row in rows if _is_candidate(row.candidates, ids)]


def _is_candidate(candidates, ids):
    return any(one["what"] == "person" and one["id"] in ids for one in candidates)


def _in_chunks(rows, *columns):
    last = 0
    while chunk := list(rows.filter(number__gt=last).only("batch", "number", *columns).order_by("number")[:CHUNK]):
        yield chunk
        last = chunk[-1].number


def _blank(rows):
    for start in range(0, len(rows), CHUNK):
        with transaction.atomic():
            ids = [row.pk for row in rows[start : start + CHUNK]]
            chunk = list(ImportRow.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))
            for row in chunk:
                _empty(row)
            ImportRow.objects.bulk_update(chunk, WRITTEN)


def _empty(row):
    row.verdict, row.decision = ImportRow.Verdict.SUPPRESSED, ""
    row.cells, row.errors, row.reasons, row.candidates = [], [], [], []
    row.edits, row.values, row.decided_on = {}, {}, {}
    row.plan = {name: row.plan[name] for name in OF_FIRM if name in row.plan} if row.kept_at else {}
    for done in (row.done, row.done.get("left", {})):
        if "set" in done:
            done["set"] = [entry for entry in done["set"] if entry[0] != "recruiter"]


def _compare_anew(batch, row, ids, at):
    with transaction.atomic():
        batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
        row = ImportRow.objects.select_for_update(of=("self",)).get(pk=row.pk)
        if batch.state in UNDECIDED:
            plan_again(batch, [row], at)
        else:
            row.candidates = [one for one in row.candidates if not _is_candidate([one], ids)]
            row.save(update_fields=["candidates"])


def _forget(batch, rows):
    """The file, where it is read no more; else what the page of columns shows of these rows."""
    if batch.state in READ_NO_MORE:
        batch.erase_file()
    else:
        batch.forget_lines({row.line for row in rows})
