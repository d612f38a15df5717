"""An import walked through in one process, for commands and checks: the same acts and steps as on the pages."""

import time

from imports.models import ImportBatch
from imports.planning import suggest_mapping
from imports.refusals import ImportRefused
from imports.steps import work

ASKED_MOST = 3  # times that one row can be asked about: its firm, its person, values that differ


def bring_in(
    by, clock, *, mapping=None, keep=True, accept_unsure="skip", country="", policy="fill", gone=False, **given
):
    """Reads, plans and (with `keep`) keeps a file. Returns the batch: done, preview, mapping or refused.

    `mapping` {header or column number: field}, None = as suggested; `accept_unsure`: same (as the best candidate),
    new or skip; `gone`: mark who is gone from a full edition, however many; what else is given goes to
    ImportBatch.start. Raises ImportRefused.
    """
    batch = ImportBatch.start(by, soon=False, country=country, **given)
    batch = _go_on(batch, clock)
    if batch.state != "mapping":
        return batch
    columns = _columns(batch, mapping) if mapping else suggest_mapping(batch).mapping
    batch.match(by, columns, country=country or batch.country, date_order=batch.date_order, policy=policy)
    batch = _go_on(batch, clock)
    if batch.state != "preview":
        return batch
    decide_unsure(by, batch, accept_unsure)
    if keep and batch.rows.to_keep().exists():
        batch.keep(by, gone=gone)
        batch = _go_on(batch, clock)
    return batch


def take_back(by, clock, batch):
    """Undoes a batch and waits for the end of it. Raises ImportRefused."""
    batch.undo(by)
    return _go_on(batch, clock)


def decide_unsure(by, batch, accept):
    """The same answer to every open question: same, new or skip."""
    if accept == "skip":
        return
    for _ in range(ASKED_MOST):
        for row in batch.rows.filter(verdict="unsure").order_by("number"):
            row.refresh_from_db()
            if row.verdict != "unsure" or not row.asked:
                continue
            if accept == "new":
                row.decide(by, "different")
            elif row.candidates:
                best = max(row.candidates, key=lambda one: one["score"])
                row.decide(by, "same", {best["what"]: best["id"]})
    batch.refresh_from_db()


def _go_on(batch, clock):
    """Work on the batch until a person is needed, or wait for the worker that has taken it."""
    while True:
        batch.refresh_from_db()
        if batch.state not in ImportBatch.WORKED_ON:
            return batch
        if not work(batch.pk, clock):
            time.sleep(0.2)


def _columns(batch, mapping):
    header = batch.outline["header"]
    columns = {}
    for name, field in mapping.items():
        if name in header:
            columns[str(header.index(name))] = field
        elif name.isdigit():
            columns[name] = field
        else:
            raise ImportRefused("unknown_column", column=name)
    return columns
