"""Rows of a table to the spool: the header found, what stands above it and what is blank left out, limits kept."""

import itertools
import json

from .header import find_header
from .outline import Unreadable
from .shapes import shape_of

HEAD_ROWS = 60
SAMPLE_ROWS = 200
SAMPLE_LETTERS = 300_000  # the sample is kept in the database
LINES_NAMED = 10  # in a note
BLANK_ROWS = 10  # times the rows allowed, that are read in vain

encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write(rows, spool, how, outline, limits):
    """Writes `rows`, (line, cells) each, to the spool below their header; the outline, completed. Raises Unreadable."""
    outline.header_line, header, rows = _split(_filled(rows, limits), how.header_line)
    outline.header = [cell.replace("\x00", "").replace("\ufeff", "").strip() for cell in header]
    outline.shape = outline.shape or shape_of(outline.header)
    _within(outline.header_line, outline.header, limits)
    return write_rows(rows, spool, outline, limits)


def write_rows(rows, spool, outline, limits):
    """The same where the header is known already."""
    width, wide, nulls, letters = len(outline.header), [], False, 0
    with open(spool, "w", encoding="utf-8", errors="replace") as file:
        for line, cells in rows:
            if len(cells) > width > 0 and any(map(str.strip, cells[width:])):
                wide.append(line)
            _within(line, cells, limits)
            text = encode([line, cells])
            if "\\u0000" in text:  # PostgreSQL keeps no such letter
                nulls, cells = True, [cell.replace("\x00", "") for cell in cells]
                if not any(cells):
                    continue
                text = encode([line, cells])
            file.write(text + "\n")
            outline.rows += 1
            if outline.rows > limits.rows:
                raise Unreadable("too_many_rows", most=limits.rows)
            if outline.rows <= SAMPLE_ROWS and (letters := letters + len(text)) < SAMPLE_LETTERS:
                outline.sample.append([line, cells])
    if not outline.rows:
        raise Unreadable("only_header" if outline.header else "empty")
    if wide:
        outline.notes.append(["rows_too_long", {"count": len(wide), "lines": wide[:LINES_NAMED]}])
    if nulls:
        outline.notes.append(["null_letters", {}])
    return outline


def _filled(rows, limits):
    most = limits.rows * BLANK_ROWS
    for seen, row in enumerate(rows):
        if any(map(str.strip, row[1])):
            yield row
        elif seen > most:
            raise Unreadable("too_many_rows", most=limits.rows)


def _split(rows, header_line):
    """(line of the header or 0, header, rows below it), as a person said or as found in the first rows."""
    if header_line == 0:
        return 0, [], rows
    if header_line:
        for line, cells in rows:
            if line >= header_line:
                return line, cells, rows
        raise Unreadable("no_such_header", line=header_line)
    head = list(itertools.islice(rows, HEAD_ROWS))
    if not head:
        raise Unreadable("empty")
    at, missing = find_header(head)
    below = itertools.chain(head[at:], rows)
    if missing:
        return 0, [], below
    line, cells = next(below)
    return line, cells, below


def _within(line, cells, limits):
    if len(cells) > limits.columns and any(map(str.strip, cells[limits.columns :])):
        raise Unreadable("too_many_columns", most=limits.columns, line=line)
    if cells and len(max(cells, key=len)) > limits.cell:
        raise Unreadable("cell_too_long", line=line, most=limits.cell)
