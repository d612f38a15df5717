"""An import walked through in one process, for commands and checks: the same acts and steps as on the pages."""

import time

from django.db import transaction

from imports.models import ImportBatch, Source
from imports.planning import suggest_mapping
from imports.refusals import ImportRefused
from imports.steps import work
from imports.together import decide_unsure


def bring_in(
    by, clock, *, mapping=None, keep=True, accept_unsure="skip", country="", policy="fill", gone=False, source=None,
    **given,
):  # fmt: skip
    """Reads, plans and (with `keep`) keeps a file. Returns the batch: done, preview, mapping or refused.

    `mapping` {header or column number: field}, None = as suggested; `accept_unsure`: same (as the best candidate),
    new or skip; `gone`: mark who is gone from a full edition, however many; `source`: a Source or the name of one,
    which is made where it is new. What else is given goes to ImportBatch.start. Raises ImportRefused; its `batch` is
    the one whose columns could not be matched, None where nothing began.
    """
    with transaction.atomic():  # a source that is made for a list goes with it where that is refused
        if isinstance(source, str):
            source = Source.objects.named(given["owner"], source) if source.strip() else None
        batch = ImportBatch.start(by, soon=False, country=country, source=source, **given)
    batch = _go_on(batch, clock)
    if batch.state != "mapping":
        return batch
    try:
        columns = _columns(batch, mapping) if mapping else suggest_mapping(batch).mapping
        batch.match(by, columns, country=country or batch.country, date_order=batch.date_order, policy=policy)
    except ImportRefused as refused:
        refused.batch = batch
        raise
    batch = _go_on(batch, clock)
    if batch.state != "preview":
        return batch
    if accept_unsure != "skip":
        decide_unsure(by, batch, accept_unsure)
    if keep and batch.rows.to_keep().exists():
        batch.keep(by, gone=gone)
        batch = _go_on(batch, clock)
    return batch


def take_back(by, clock, batch):
    """Undoes a batch and waits for the end of it. Raises ImportRefused."""
    batch.undo(by)
    return _go_on(batch, clock)


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
