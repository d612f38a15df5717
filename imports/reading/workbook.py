"""Workbooks (XLSX, XLSM, XLSB, XLS, ODS) to rows of text: one sheet, the one a person chose or the first with rows."""

import zipfile
import zlib
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from .outline import Unreadable

COUNTED = 20_000_000  # bytes unpacked, up to which the rows of every sheet are counted
BLOCK = 1_000_000  # bytes
# What a zip is, by a file in it.
PARTS = {
    "xl/workbook.xml": "xlsx",
    "xl/workbook.bin": "xlsb",
    "word/document.xml": "document",
    "ppt/presentation.xml": "presentation",
    "index/document.iwa": "numbers",
    "connections.csv": "zip_linkedin",
}
TYPES = {
    b"spreadsheetml": "xlsx",
    b"ms-excel.sheet.binary": "xlsb",
    b"wordprocessingml": "document",
    b"presentationml": "presentation",
}
WORKBOOKS = ("xlsx", "xlsb", "ods")


def open_rows(path, kind, how, outline, limits):
    """(row of the sheet, cells) of every row; `kind` is zip or ole. Fills in the outline's format and sheets."""
    outline.format, unpacked = _unpack(path, limits) if kind == "zip" else ("xls", path.stat().st_size)
    with _told_apart():
        book = CalamineWorkbook.from_path(str(path))
    outline.sheets, first = _sheets(book, how.sheet, unpacked <= COUNTED)
    outline.sheet = _choose(outline.sheets, first, how.sheet)
    with _told_apart():
        sheet = first if first and first.name == outline.sheet else book.get_sheet_by_name(outline.sheet)
    if not sheet.height:
        raise Unreadable("empty_sheet", sheet=outline.sheet)
    if sheet.width > limits.columns:
        raise Unreadable("too_many_columns", most=limits.columns, line=1)
    return _rows(sheet)


def _unpack(path, limits):
    """(format, bytes unpacked). The bytes are counted, since the directory of an archive may lie about them."""
    try:
        with zipfile.ZipFile(path) as archive:
            kind = _kind(archive)
            if kind not in WORKBOOKS:
                raise Unreadable(kind)
            return kind, _measure(archive, limits.unpacked)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise Unreadable("broken_workbook") from error


def _kind(archive):
    names = {name.replace("\\", "/").casefold() for name in archive.namelist()}
    for part, kind in PARTS.items():
        if any(name == part or name.endswith(f"/{part}") for name in names):
            return kind
    if "[content_types].xml" in names:  # programs other than Excel name the parts as they like
        with archive.open("[Content_Types].xml") as part:
            types = part.read(BLOCK)
        return next((kind for words, kind in TYPES.items() if words in types), "zip")
    if "mimetype" in names:
        mimetype = archive.open("mimetype").read(100)
        return "ods" if b"opendocument.spreadsheet" in mimetype else "document"
    return "zip"


def _measure(archive, most):
    if sum(info.file_size for info in archive.infolist()) > most:
        raise Unreadable("unpacks_too_large", megabytes=most // 1_000_000)
    total = 0
    for info in archive.infolist():
        if info.flag_bits & 1:
            raise Unreadable("encrypted")
        info.file_size = most + 1  # read to the true end, whatever the directory says
        try:
            with archive.open(info) as part:
                while block := part.read(BLOCK):
                    total += len(block)
                    if total > most:
                        raise Unreadable("unpacks_too_large", megabytes=most // 1_000_000)
        except (zipfile.BadZipFile, zlib.error, EOFError):
            continue  # a wrong checksum; the reader of the workbook decides
    return total


@contextmanager
def _told_apart():
    """What calamine raises, as refusals; it panics on some damaged files, which is no Exception."""
    try:
        yield
    except PasswordError as error:
        raise Unreadable("encrypted") from error
    except (CalamineError, OSError) as error:
        raise Unreadable("broken_workbook") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable("broken_workbook") from error


def _sheets(book, wanted, counted):
    """([{"name", "hidden", "rows"}], hidden ones last; the first sheet that has rows, or None). Charts left out.

    Rows are None where counting them would mean to read all of a large workbook.
    """
    sheets, first, broken = [], None, None
    found = [meta for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
    for meta in sorted(found, key=lambda meta: meta.visible != SheetVisibleEnum.Visible):
        rows = None
        if counted or not (first or wanted):
            try:
                with _told_apart():
                    sheet = book.get_sheet_by_name(meta.name)
            except Unreadable as refusal:
                broken = refusal  # some charts pass for sheets
                continue
            rows = sheet.height
            first = first or (sheet if rows else None)
        sheets.append({"name": meta.name, "hidden": meta.visible != SheetVisibleEnum.Visible, "rows": rows})
    if not sheets:
        raise broken or Unreadable("no_sheet")
    return sheets, first


def _choose(sheets, first, wanted):
    if not wanted:
        return first.name if first else sheets[0]["name"]
    if wanted not in [sheet["name"] for sheet in sheets]:
        raise Unreadable("no_such_sheet", sheet=wanted)
    return wanted


def _rows(sheet):
    for line, values in enumerate(sheet.iter_rows(), start=1):
        yield line, [value if type(value) is str else _text(value) for value in values]


def _text(value):
    """A cell as text: days as ISO, whole numbers without a point, true and false, durations in hours."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        short = f"{value:.15g}"  # what a spreadsheet shows of it
        return f"{value:.0f}" if "e+" in short else short
    if isinstance(value, datetime):
        if value.time() == time.min:
            return value.date().isoformat()
        return value.isoformat(" ", "seconds" if value.second else "minutes")
    if isinstance(value, time):
        return value.isoformat("seconds" if value.second else "minutes")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return value.isoformat() if isinstance(value, date) else str(value)
