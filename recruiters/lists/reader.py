"""A list's bytes to rows of cells: encoding and separator guessed, or said by the caller."""

import codecs
import csv
import io
from dataclasses import dataclass

SEPARATORS = ",;\t|"
MOST_BYTES = 50_000_000
LONGEST_CELL = 131_072  # characters; Python's csv stops there


class Unreadable(Exception):
    """The file as a whole can't be read; the text says why, in a sentence."""


@dataclass
class Row:
    """One row below the header: the line it starts on (1 is the first line of the file) and its cells."""

    line: int
    cells: list


def read_list(data, encoding="", separator=""):
    """(header cells, rows) of a CSV file's bytes. Raises Unreadable."""
    text = decode(data, encoding)
    if not text.strip():
        raise Unreadable("The file is empty.")
    if "\x00" in text:
        raise Unreadable("The file holds null bytes: it is no text list, or has another encoding.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or guess_separator(text), strict=True)
    rows, line = [], 1
    try:
        for cells in reader:
            rows.append(Row(line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(f"Line {line} can't be read: {error}.") from error
    rows = [row for row in rows if any(cell.strip() for cell in row.cells)]
    return rows[0].cells, rows[1:]


def decode(data, encoding=""):
    """Text from bytes: by mark UTF-8 or UTF-16, else UTF-8, else cp1252 (never guessed by frequency)."""
    if len(data) > MOST_BYTES:
        raise Unreadable(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    if encoding:
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except LookupError as error:
            raise Unreadable(f"There is no encoding named {encoding}.") from error
        except UnicodeError as error:
            raise Unreadable(f"The file is not written in {encoding}.") from error
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        candidates = ["utf-16"]
    else:
        candidates = ["utf-8-sig", "cp1252"]
    for candidate in candidates:
        try:
            return data.decode(candidate)
        except UnicodeError:
            continue
    raise Unreadable("The encoding of the file could not be told. Name it with --encoding.")


def guess_separator(text):
    """The separator that stands most often in the header outside of quotes; a comma where there is none."""
    quoted, counts = False, dict.fromkeys(SEPARATORS, 0)
    for letter in text.lstrip():
        if letter == '"':
            quoted = not quoted
        elif letter in "\r\n" and not quoted:
            break
        elif letter in counts and not quoted:
            counts[letter] += 1
    return max(SEPARATORS, key=counts.get)
