"""Imports as they stand at a step, written straight into the tables, for pages."""

from imports.models import ImportBatch, ImportRow
from tests.cast import MORNING

HEADER = ["Recruiter", "Agency", "E-Mail", "Phone", "Xmas card"]
MAPPING = {"0": "person.name", "1": "firm.name", "2": "person.email", "3": "person.phone"}
CELLS = ["Priya Raman", "Kestrel Search", "priya@kestrel.example", "", "y"]


def make_batch(user, state="preview", *, shared=False, file_name="list.csv", cells=(CELLS,), **extra):
    """A batch of the user's, or of theirs into the shared directory; `cells` are its sample rows."""
    known = state not in ("reading", "refused")
    outline = {
        "format": "csv", "shape": "", "encoding": "utf-8", "separator": ";", "sheet": "", "sheets": [],
        "header_line": 2, "header": HEADER, "rows": len(cells), "notes": [],
        "sample": [[line, row] for line, row in enumerate(cells, 3)],
    }  # fmt: skip
    fields = {
        "owner": None if shared else user, "made_by": user, "state": state, "file_name": file_name, "sha256": "0" * 64,
        "kind": "recruiters" if shared else "my-recruiters", "outline": outline if known else {},
        "mapping": MAPPING if known else {}, "made_at": MORNING, "counts": {"rows": len(cells)},
    }  # fmt: skip
    return ImportBatch.objects.create(**(fields | extra))


def make_row(batch, verdict="new", number=None, cells=CELLS, **extra):
    """A row of a batch, counted."""
    number = number or batch.rows.count() + 1
    values = {"person": {"name": cells[0], "emails": [cells[2]]}, "firm": {"name": cells[1]}}
    row = ImportRow.objects.create(
        **{"batch": batch, "number": number, "line": number + 2, "cells": list(cells), "verdict": verdict,
           "values": values} | extra
    )  # fmt: skip
    batch.recount()
    return row
