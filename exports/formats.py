"""Tables as CSV and XLSX, people as vCards."""

import csv
import tempfile

import vobject
import xlsxwriter
from django.http import StreamingHttpResponse

from common.spreadsheet import defused

CSV, XLSX, VCARD = "csv", "xlsx", "vcf"
TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    VCARD: "text/vcard; charset=utf-8",
}
LONGEST = 32_000  # characters of a cell; a workbook holds 32,767
_MARK = "\ufeff"  # so that spreadsheets read it as UTF-8


class _Echo:
    def write(self, text):
        return text


def csv_lines(table):
    """The lines of a CSV file, one after another."""
    writer = csv.writer(_Echo())
    yield _MARK + writer.writerow(table.header)
    for row in table.rows:
        yield writer.writerow([defused(cell) for cell in row])


def csv_file(table, name):
    """The answer with a CSV file, written while it is sent; name: without its ending."""
    answer = StreamingHttpResponse(csv_lines(table), content_type=TYPES[CSV])
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    answer["Cache-Control"] = "no-store"
    return answer


def xlsx_file(tables):
    """An open temporary file of a workbook, a sheet for each table; rows are written as they come."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 – the response closes it
    # Texts stay texts: nothing in them is run, nothing becomes a link.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        bold = book.add_format({"bold": True})
        for table in tables:
            sheet = book.add_worksheet(table.name)
            sheet.freeze_panes(1, 0)
            for column, cell in enumerate(table.header):
                sheet.write_string(0, column, cell, bold)
                sheet.set_column(column, column, max(12, len(cell) + 4))
            for number, row in enumerate(table.rows, 1):
                for column, cell in enumerate(row):
                    if cell:
                        sheet.write_string(number, column, cell[:LONGEST])
    file.seek(0)
    return file


def vcards(people):
    """One vCard 3.0 after another, of (recruiter, firm or None)."""
    for person, firm in people:
        card = vobject.vCard()
        card.add("fn").value = person.name
        card.add("n").value = vobject.vcard.Name(family=person.last_name, given=person.first_name)
        if firm:
            card.add("org").value = [firm.name]
            if firm.website:
                card.add("url").value = firm.website
        if person.title:
            card.add("title").value = person.title
        for point in person.contact_points.all():
            card.add({"email": "email", "phone": "tel", "profile": "x-socialprofile"}[point.kind]).value = point.value
        yield card.serialize()
