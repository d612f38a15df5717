"""Batches with plans made by hand, carried out and taken back, and a picture of all the tables that they may touch."""

from accounts.by import By
from accounts.models import DatedSetting
from imports.keeping import keep_chunk
from imports.models import ImportBatch, ImportRow
from imports.undoing import undo_chunk
from outreach.models import HistoryRow, Joining, Relationship, Reminder, SeekerFirm, Told
from recruiters.models import (
    Affiliation,
    ContactPoint,
    Firm,
    FirmProfile,
    FirmWord,
    Recruiter,
    RecruiterWord,
    Specialty,
)
from tests.cast import MORNING

TABLES = [
    Firm, FirmProfile, FirmWord, Recruiter, RecruiterWord, Affiliation, ContactPoint, Specialty,
    Firm.specialties.through, Recruiter.specialties.through,
    Relationship, HistoryRow, Reminder, SeekerFirm, Joining, Told, DatedSetting,
]  # fmt: skip


def make_batch(owner=None, **extra):
    kind = "my-recruiters" if owner else "recruiters"
    fields = {"file_name": "list.csv", "sha256": "0" * 64, "state": "committing", "made_at": MORNING, "kind": kind}
    return ImportBatch.objects.create(owner=owner, **fields | extra)


def add_rows(batch, *plans, verdict="new"):
    """One row for each plan; a plan may name another verdict under "verdict"."""
    made = []
    for number, plan in enumerate(plans, batch.rows.count() + 1):
        plan = dict(plan)
        said = plan.pop("verdict", verdict)
        made.append(ImportRow(batch=batch, number=number, line=number + 1, verdict=said, plan=plan))
    return ImportRow.objects.bulk_create(made)


def hand(at=MORNING, actor=None):
    return By(actor, at, via="import")


def keep(batch, at=MORNING, size=3):
    """All rows that are still to be kept, in chunks. Returns how many were."""
    last = batch.rows.count()
    return sum(keep_chunk(batch, hand(at), range(start, start + size)) for start in range(1, last + 1, size))


def undo(batch, at=MORNING, size=3):
    """All kept rows, newest first. Returns how many were undone."""
    batch.refresh_from_db()
    rows = list(batch.rows.order_by("-number"))
    chunks = [rows[start : start + size] for start in range(0, len(rows), size)]
    return sum(undo_chunk(batch, hand(at), chunk) for chunk in chunks)


def reasons(batch):
    """{row number: [codes]} of what was left out or stays."""
    return {row.number: [code for code, _ in row.done["kept"]] for row in batch.rows.all() if row.done.get("kept")}


def picture():
    """Every column of every table; what a replay leaves behind in reminders and instants of writing aside."""
    return {model._meta.db_table: _rows(model) for model in TABLES}


def _rows(model):
    rows = model._base_manager.order_by("pk")
    if model is Reminder:
        rows = rows.filter(closed_at__isnull=True)
    names = [field.attname for field in model._meta.concrete_fields]
    if model in (Reminder, FirmWord, RecruiterWord, SeekerFirm):  # written anew where they came back
        names = [name for name in names if name not in ("id", "public_id", "made_at")]
    if model is Relationship:
        names.remove("replayed_on")
    return sorted(str(row) for row in rows.values(*names))


def firm(name, **values):
    return {"new": {"name": name, **values}}


def person(name, **values):
    return {"new": {"name": name, **values}}
