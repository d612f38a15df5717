"""The child process and its limits: whatever a file does, the worker gets an outline or a refusal."""

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest
import xlsxwriter
from django.conf import settings

from imports.reading import LIMITS, How, Unreadable, read_in_child

pytestmark = pytest.mark.once


@pytest.fixture
def child(tmp_path):
    def run(data, name="list.csv", how=None, **limits):
        path, spool = tmp_path / "file", tmp_path / "spool"
        path.write_bytes(data)
        try:
            outline = read_in_child(path, spool, how or How(name=name), replace(LIMITS, **limits))
        except Unreadable as refusal:
            assert not spool.exists()
            return refusal.code, refusal.params
        return outline, spool.read_text(encoding="utf-8")

    return run


def workbook(sheet_data):
    data, out = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        book.add_worksheet().write(0, 0, "Name")
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                start = part.index(b"<sheetData>") + len(b"<sheetData>")
                part = part[:start] + sheet_data + part[part.index(b"</sheetData>") :]
            new.writestr(name, part)
    return out.getvalue()


def cell(place, text):
    return b'<row r="%d"><c r="%s" t="inlineStr"><is><t>%s</t></is></c></row>' % (
        int("".join(filter(str.isdigit, place))),
        place.encode(),
        text,
    )


def test_the_child_answers_with_the_outline(child):
    outline, spool = child("Name;City\nZoë;Köln\n".encode("cp1252"), how=How(name="x.csv", header_line=1))
    assert (outline.header, outline.encoding, outline.sample) == (["Name", "City"], "cp1252", [[2, ["Zoë", "Köln"]]])
    assert spool == '[2,["Zoë","Köln"]]\n'


def test_the_child_knows_neither_django_nor_our_environment():
    code = "import sys, imports.reading; print('django' in sys.modules, 'python_calamine' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=settings.BASE_DIR, capture_output=True, text=True)
    assert done.stdout == "False False\n"


def test_refusals_come_through(child):
    assert child(b"%PDF-1.7") == ("pdf", {})
    assert child(b"a,b\n" * 9, rows=5) == ("too_many_rows", {"most": 5})
    assert child(b"Name\n" + b"x" * 50, uploaded=40) == ("too_large", {"megabytes": 0})


def test_columns_cells_and_lines_have_their_limits(child):
    assert child(b"Name,a,b,c\nx,1,2,3\n", columns=3) == ("too_many_columns", {"most": 3, "line": 1})
    assert child(b"Name,Note\nx," + b"y" * 200_000 + b"\n") == ("cell_too_long", {"most": 32_768, "line": 2})
    assert child(b"Name,Note\nx," + b"y" * 2_000_000 + b"\n") == ("line_too_long", {"line": 2})
    assert child(b",".join([b"a"] * 400_000) + b"\n1\n")[0] == "too_many_columns"


def test_a_zip_that_inflates_is_refused_whatever_its_directory_says(child):
    bomb = workbook(b" " * 3_000_000)
    with zipfile.ZipFile(io.BytesIO(bomb)) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    assert child(bomb, "x.xlsx", unpacked=1_000_000) == ("unpacks_too_large", {"megabytes": 1})
    liar = bomb.replace(size.to_bytes(4, "little"), (900).to_bytes(4, "little"))
    assert liar != bomb
    assert child(liar, "x.xlsx", unpacked=1_000_000) == ("unpacks_too_large", {"megabytes": 1})


def test_a_sheet_that_claims_too_many_cells_ends_within_the_limits(child):
    corners = workbook(cell("A1", b"Name") + cell("XFD1048576", b"x"))
    assert child(corners, "x.xlsx") == ("too_large", {})


def test_entities_are_not_expanded(child):
    bomb = workbook(cell("A1", b"Name") + cell("A2", b"&lol;"))
    found = child(bomb, "x.xlsx")
    assert found[0] == "broken_workbook" or "lol" not in found[1]


def test_a_child_that_takes_too_long_is_ended(child, tmp_path):
    pipe = tmp_path / "file"
    os.mkfifo(pipe)  # opening it waits for a writer that never comes
    with pytest.raises(Unreadable) as refusal:
        read_in_child(pipe, tmp_path / "spool", How(name="x.csv"), replace(LIMITS, seconds=1))
    assert (refusal.value.code, refusal.value.params) == ("too_slow", {"seconds": 1})
