"""Separated text: the separator and the quote are guessed from the first rows, then records stream by."""

import csv
import itertools
import re
from collections import Counter, deque
from dataclasses import dataclass

from .outline import Unreadable
from .texts import open_text

SEPARATORS = ",;\t|"
RARE_SEPARATORS = ":^"  # only where every row has them
ROWS_LOOKED_AT = 200
LEAST_SHARE = 0.25  # of rows that a separator must be in; a comma in few names of a column is none
MOST_LINES = 1_000  # of one record; a quote that stays open longer than that never meant to open
RULE = re.compile(r"^ *\|(?: *:?-+:? *\|)+ *\r?$", re.MULTILINE)  # of a Markdown table
FIRST_LINE = re.compile(r'"?sep=(.)"?\s*$', re.IGNORECASE)  # how Excel names the separator


@dataclass(frozen=True)
class Dialect:
    """`separator` '' = one column. `skip_space`: quotes open after a separator and a space. `lines_before` to skip.

    `framed`: a Markdown table, with a separator at both ends of a line and a rule below the header.
    """

    separator: str
    quote: str = '"'
    skip_space: bool = False
    lines_before: int = 0
    framed: bool = False

    def reader(self, lines, strict):
        return csv.reader(
            lines,
            delimiter=self.separator or "\x1f",  # a letter that stands in no list
            quotechar=self.quote,
            skipinitialspace=self.skip_space,
            strict=strict,
        )


def guess_dialect(head, separator=""):
    """The Dialect of a text by its first 64,000 characters; `separator` as a person chose it, one letter."""
    first, _, rest = head.partition("\n")
    named = FIRST_LINE.match(first)
    if named:
        head, separator = rest, separator or named[1]
    lines = head.splitlines(keepends=True)[: 2 * ROWS_LOOKED_AT]
    usable = len(separator) == 1 and separator not in "\r\n\"'"
    found = separator if usable else _guess_separator(lines)
    quote = _guess_quote(head, found)
    spaced = found.strip() != "" and head.count(f"{found} {quote}") > head.count(f"{found}{quote}")
    return Dialect(found, quote, spaced, 1 if named else 0, found == "|" and bool(RULE.search(head)))


def open_rows(path, dialect, outline, limits):
    """Yields (line, cells) of every record of the file; never more than a record is held in memory."""
    outline.format, outline.separator = "csv", dialect.separator
    with open_text(path, outline.encoding) as file:
        for _ in range(dialect.lines_before):
            file.readline()
        records = _records(_Feed(file, limits.line), dialect)
        yield from _unframed(records) if dialect.framed else records


def _guess_separator(lines):
    scores = {separator: _score(lines, separator) for separator in SEPARATORS}
    best = max(SEPARATORS, key=scores.get)
    if scores[best] > (0, 0):
        return best
    for separator in RARE_SEPARATORS:
        share, width = _score(lines, separator)
        if share == 1 and width > 1 and len(lines) > 2 and not any("://" in line for line in lines):
            return separator
    return ""


def _score(lines, separator):
    """(share of rows that have the usual number of cells, that number): the separator makes the rows alike."""
    rows = itertools.islice(Dialect(separator).reader(lines, strict=False), ROWS_LOOKED_AT)
    try:
        widths = [len(cells) for cells in rows if cells]
    except csv.Error:  # a cell beyond the limits: said when it is read
        return (0, 0)
    wide = [width for width in widths if width > 1]
    if len(wide) < len(widths) * LEAST_SHARE or not wide:
        return (0, 0)
    usual, count = Counter(wide).most_common(1)[0]
    return (count / len(widths), usual)


def _guess_quote(head, separator):
    def quoted(quote):
        between = re.escape(separator) if separator else "\n"
        return len(re.findall(rf"(?:^|{between} ?){quote}[^{quote}\n]*{quote}(?=\r?$|{between})", head, re.MULTILINE))

    return "'" if quoted("'") > max(1, quoted('"')) else '"'


class _Feed:
    """Hands lines to a csv reader, remembers those of the present record, and takes them back."""

    def __init__(self, file, longest):
        self.file, self.longest = file, longest
        self.taken, self.back, self.line = [], deque(), 1

    def __iter__(self):
        return self

    def __next__(self):
        if len(self.taken) >= MOST_LINES:
            raise csv.Error("a quote stays open")
        line = self.back.popleft() if self.back else self.file.readline(self.longest)
        if not line:
            raise StopIteration
        if len(line) == self.longest:
            raise Unreadable("line_too_long", line=self.line + len(self.taken))
        self.taken.append(line)
        return line

    def next_record(self, lines=None):
        """The line the record stands on; only its first `lines` belong to it, the others are read again."""
        if lines:
            self.back.extendleft(reversed(self.taken[lines:]))
            del self.taken[lines:]
        start = self.line
        self.line += len(self.taken)
        self.taken.clear()
        return start


def _records(feed, dialect):
    feed.line += dialect.lines_before
    while True:
        try:
            for cells in dialect.reader(feed, strict=True):
                yield feed.next_record(), cells
            return
        except csv.Error:
            # Quotes that do not fit together: the first line is read by itself, the rest as if it had not been there.
            first = feed.taken[0].rstrip("\r\n")
            yield feed.next_record(lines=1), _loosely(first, dialect)


def _unframed(records):
    for line, cells in records:
        inner = [cell.strip() for cell in cells[1:-1]]
        if not all(inner) or any(cell.strip("-:") for cell in inner):
            yield line, inner


def _loosely(line, dialect):
    """Cells of a line with stray quotes: one closes only where the cell ends, one that never closes is a letter."""
    separator, quote = dialect.separator or "\x1f", dialect.quote
    cells, at = [], 0
    while at <= len(line):
        if dialect.skip_space:
            at += len(line[at:]) - len(line[at:].lstrip(" "))
        end = -1
        if line.startswith(quote, at):
            end = line.find(quote + separator, at + 1)
            if end < 0 and line.endswith(quote) and len(line) > at + 1:
                end = len(line) - 1
        if end >= 0:
            cells.append(line[at + 1 : end].replace(quote * 2, quote))
            at = end + 2
        else:
            end = line.find(separator, at)
            end = len(line) if end < 0 else end
            cells.append(line[at:end])
            at = end + 1
    return cells
