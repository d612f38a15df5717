"""The rows with mistakes as a file to be mended and sent again: the list's own columns, and what is wrong."""

import csv
from io import StringIO

from django.utils.translation import gettext as _

from common.spreadsheet import defused

from .columns import width
from .rows import mistakes_of
from .words import column_name

CHUNK = 500


def errors_csv(batch):
    """Text of a CSV file, piece by piece; formula cells are defused."""
    header = batch.outline.get("header") or []
    columns = width(batch)
    yield "\ufeff" + _line([*(column_name(header, number) for number in range(columns)), _("What is wrong")])
    rows = batch.rows.filter(verdict="error", excluded=False).order_by("number")
    for row in rows.iterator(CHUNK):
        cells = [row.edits.get(str(number), text) for number, text in enumerate(row.cells)]
        cells += [""] * (columns - len(cells))
        yield _line([*cells, " ".join(mistakes_of(batch, row))])


def _line(cells):
    text = StringIO()
    csv.writer(text).writerow(map(defused, cells))
    return text.getvalue()
