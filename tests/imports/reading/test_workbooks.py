"""Workbooks: sheets, dates of both calendars, numbers as people see them, and what their makers get wrong."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
import xlsxwriter

pytestmark = pytest.mark.once


def workbook(fill, **options):
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, options) as book:
        fill(book)
    return data.getvalue()


def rewritten(data, change):
    """The workbook with every part passed through change(name, bytes)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def ods(rows):
    data = io.BytesIO()
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name='People'>"
            f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return data.getvalue()


def text_cell(text, more=""):
    return f"<table:table-cell office:value-type='string' {more}><text:p>{text}</text:p></table:table-cell>"


def people(book, name="People", row=0):
    sheet = book.add_worksheet(name)
    sheet.write_row(row, 0, ["Name", "Email"])
    sheet.write_row(row + 1, 0, ["Ada", "ada@one.example"])
    return sheet


def test_the_first_visible_sheet_with_rows_is_read_and_hidden_ones_come_last(given, refused):
    def fill(book):
        people(book, "Old").hide()
        book.add_worksheet("Cover").activate()
        people(book, "Now", row=3)

    data = workbook(fill)
    found = given(data, "list.xlsx")
    assert (found.outline.format, found.outline.sheet) == ("xlsx", "Now")
    assert found.outline.sheets == [
        {"name": "Cover", "hidden": False, "rows": 0},
        {"name": "Now", "hidden": False, "rows": 2},
        {"name": "Old", "hidden": True, "rows": 2},
    ]
    assert (found.outline.header_line, found.lines, found.rows) == (4, [5], [["Ada", "ada@one.example"]])
    assert given(data, "list.xlsx", sheet="Old").lines == [2]
    assert refused(data, sheet="Cover") == ("empty_sheet", {"sheet": "Cover"})
    assert refused(data, sheet="Gone") == ("no_such_sheet", {"sheet": "Gone"})


@pytest.mark.parametrize("first_year", [1900, 1904])
def test_cells_are_what_people_see(given, first_year):
    def fill(book):
        sheet = book.add_worksheet()
        day, both = (book.add_format({"num_format": form}) for form in ("dd/mm/yyyy", "yyyy-mm-dd hh:mm"))
        clock, hours = (book.add_format({"num_format": form}) for form in ("hh:mm", "[h]:mm"))
        sheet.write_row(0, 0, ["Name", "Value"])
        cells = [(date(2024, 2, 29), day), (datetime(2024, 2, 29, 13, 5), both), (datetime(2024, 2, 29), both)]
        for row, (value, form) in enumerate([*cells, (time(9, 30), clock), (timedelta(hours=36), hours)], start=1):
            sheet.write_datetime(row, 1, value, form)
        for row, value in enumerate([353871234567, 1.5, 0.1 + 0.2, 1e20, True, False, " Zoë "], start=6):
            sheet.write(row, 1, value)
        sheet.write_formula(13, 1, "=1/0", value="#DIV/0!")
        for row in range(1, 14):
            sheet.write(row, 0, "x")

    found = given(workbook(fill, date_1904=first_year == 1904), "list.xlsx")
    dates = ["2024-02-29", "2024-02-29 13:05", "2024-02-29", "09:30", "36:00"]
    numbers = ["353871234567", "1.5", "0.3", "100000000000000000000", "true", "false", " Zoë ", ""]
    assert [cells[1] for cells in found.rows] == dates + numbers


def test_a_wrong_dimension_is_not_believed(given):
    def claim(name, part):
        return part.replace(b'<dimension ref="A1:B2"/>', b'<dimension ref="A1:XFD1048576"/>')

    data = workbook(people)
    assert rewritten(data, claim) != data
    assert given(rewritten(data, claim), "list.xlsx").rows == [["Ada", "ada@one.example"]]


def test_the_parts_may_stand_in_any_folder(given):
    moved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(people))) as old, zipfile.ZipFile(moved, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("xl/", "parts/"), old.read(name).replace(b"xl/", b"parts/"))
    found = given(moved.getvalue(), "list.xlsx")
    assert (found.outline.format, found.rows) == ("xlsx", [["Ada", "ada@one.example"]])


def test_ods_is_read_with_its_repeated_blank_rows(given):
    blank = "<table:table-row table:number-rows-repeated='1048000'><table:table-cell/></table:table-row>"
    row = "<table:table-row>{}</table:table-row>"
    rows = row.format(text_cell("Name") + text_cell("City")) + row.format(text_cell("Ada", "") + text_cell("London"))
    found = given(ods(rows + blank), "list.ods")
    assert (found.outline.format, found.outline.sheet, found.rows) == ("ods", "People", [["Ada", "London"]])


def test_more_than_a_list_holds_is_refused(refused):
    wide = "<table:table-row>" + text_cell("x", "table:number-columns-repeated='1000000000'") + "</table:table-row>"
    assert refused(ods(wide), "list.ods")[0] == "too_many_columns"
    long = f"<table:table-row table:number-rows-repeated='400000'>{text_cell('x')}</table:table-row>"
    assert refused(ods(long), "list.ods")[0] == "too_many_rows"


def test_a_workbook_without_rows_is_refused(refused):
    assert refused(workbook(lambda book: book.add_worksheet("A")), "list.xlsx") == ("empty_sheet", {"sheet": "A"})
    assert refused(workbook(lambda book: book.add_worksheet().write(0, 0, "Name")), "x.xlsx")[0] == "only_header"


def test_a_damaged_workbook_is_refused(refused):
    data = workbook(people)
    assert refused(data[: len(data) // 2], "list.xlsx")[0] == "broken_workbook"
    broken = rewritten(data, lambda name, part: part.replace(b"<row", b"(row"))
    assert refused(broken, "list.xlsx")[0] == "broken_workbook"
