"""Any table of text that is written in any usual dialect and encoding reads back equal."""

import csv
import io
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imports.reading import How, read

pytestmark = pytest.mark.once

LETTERS = st.characters(codec="utf-8", exclude_characters="\x00\ufeff", exclude_categories=["Cs", "Cc"])
WESTERN = st.sampled_from("abcXYZ 019äöüßéñ€œ,;|\t\n.-@/&")


@st.composite
def tables(draw):
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    cell = st.text(WESTERN if encoding == "cp1252" else LETTERS | st.sampled_from(',;|\t\n"'), max_size=12)
    width = draw(st.integers(2, 6))
    rows = draw(st.lists(st.lists(cell, min_size=width, max_size=width), min_size=1, max_size=8))
    return encoding, [["Name", "E-mail", "Phone", "City", "Notes", "Tags"][:width], *rows]


@settings(max_examples=200, deadline=None)
@given(
    table=tables(),
    separator=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_a_table_reads_back_equal(table, separator, end, quoting):
    encoding, rows = table
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=end, quoting=quoting).writerows(rows)
    filled = [cells for cells in rows[1:] if any(cell.strip() for cell in cells)]
    if not filled:
        return
    with tempfile.TemporaryDirectory() as folder:
        path, spool = Path(folder) / "list.csv", Path(folder) / "spool"
        path.write_bytes(text.getvalue().encode(encoding))
        outline = read(path, spool, How(name="list.csv", separator=separator))
        found = [json.loads(line) for line in spool.read_text(encoding="utf-8").splitlines()]
    assert outline.header == rows[0]
    assert [cells for _, cells in found] == filled
    assert [line for line, _ in found] == sorted({line for line, _ in found})
