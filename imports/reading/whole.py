"""One file, from its bytes to its rows: tell what it is, have it read, write the spool."""

from pathlib import Path

from . import delimited, names, tables, vcards
from .kinds import kind_of_bytes, kind_of_text
from .limits import LIMITS
from .outline import Outline
from .texts import choose_encoding, head_of


def read(path, spool, how, limits=LIMITS):
    """The Outline of the file at `path`; its rows are written to `spool`. Raises Unreadable."""
    path, outline = Path(path), Outline()
    kind = kind_of_bytes(path, limits)
    if kind in ("zip", "ole"):
        from . import workbook  # here, since every other file would wait for it, too

        rows = workbook.open_rows(path, kind, how, outline, limits)
        return tables.write(rows, spool, how, outline, limits)
    choose_encoding(path, how, outline)
    head = head_of(path, outline.encoding)
    kind = kind_of_text(head)
    if kind == "vcard":
        return vcards.write(path, spool, outline, limits)
    if kind == "html":
        from . import webtable  # likewise

        return tables.write(webtable.open_rows(path, outline, limits), spool, how, outline, limits)
    dialect = delimited.guess_dialect(head, how.separator)
    if names.is_list(head, dialect, how):
        return names.write(path, spool, outline, limits)
    rows = delimited.open_rows(path, dialect, outline, limits)
    return tables.write(rows, spool, how, outline, limits)
