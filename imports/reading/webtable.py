"""The largest table of a web page, which is what many programs export under the name .xls."""

from html.parser import HTMLParser

from .outline import Unreadable
from .texts import open_text

BLOCK = 65_536  # characters
CELL_ENDS = {"td", "th", "tr", "table"}
BREAKS = {"br", "p", "div", "li"}


def open_rows(path, outline, limits):
    """[(line, cells)] of the page's largest table. Raises Unreadable where none has two rows and two columns."""
    outline.format = "html"
    parser = _Tables(limits)
    with open_text(path, outline.encoding) as file:
        while block := file.read(BLOCK):
            parser.feed(block)
    parser.close()
    largest = max(parser.tables, key=lambda rows: sum(len(cells) for _, cells in rows), default=[])
    if len(largest) < 2 or all(len(cells) < 2 for _, cells in largest):
        raise Unreadable("html")
    return [(line, [" ".join(cell.split()) for cell in cells]) for line, cells in largest]


class _Tables(HTMLParser):
    def __init__(self, limits):
        super().__init__()
        self.limits = limits
        self.tables, self.open = [], []  # of rows, (line, cells); those that are open, the innermost last
        self.cell, self.rows, self.silent = None, 0, False

    def handle_starttag(self, tag, attrs):
        if tag in CELL_ENDS:
            self._end_cell()
        if tag == "table":
            self.open.append([])
            self.tables.append(self.open[-1])
        elif tag == "tr" and self.open:
            self.open[-1].append((self.getpos()[0], []))
            self.rows += 1
            if self.rows > self.limits.rows + 1:
                raise Unreadable("too_many_rows", most=self.limits.rows)
        elif tag in ("td", "th") and self.open and self.open[-1]:
            self.cell = []
        elif tag in BREAKS and self.cell:
            self.cell.append(" ")
        self.silent = tag in ("style", "script")

    def handle_endtag(self, tag):
        if tag in CELL_ENDS:
            self._end_cell()
        if tag == "table" and self.open:
            self.open.pop()
        self.silent = False

    def handle_data(self, data):
        if self.cell is not None and not self.silent:
            self.cell.append(data)

    def _end_cell(self):
        if self.cell is not None:
            line, cells = self.open[-1][-1]
            cells.append("".join(self.cell))
            if len(cells) > self.limits.columns:
                raise Unreadable("too_many_columns", most=self.limits.columns, line=line)
        self.cell = None
