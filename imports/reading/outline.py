"""What a person chooses about a file, what was found in it, and the refusal of a file that can't be read."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class How:
    """What a person said of the file; blank or None is guessed. `header_line` 0: there is no header.

    `name` is the file's name (its ending is one hint among others), `pasted` says it came from the box.
    """

    name: str = ""
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    header_line: int | None = None
    pasted: bool = False


@dataclass
class Outline:
    """What was found. `shape`: linkedin, google, outlook, thunderbird, vcard, names … or '' for any other table.

    `sheets`: [{"name", "hidden", "rows"}], hidden ones last; rows None = not counted.
    `notes`: [[code, params]] worth saying: letters_unknown, null_letters, rows_too_long, cards_unreadable,
    links_left_out.
    `sample`: the first rows of the spool, [[line, cells], …], up to 200.
    """

    format: str = ""  # csv, xlsx (or XLSM), xlsb, xls, ods, html, vcard, names
    shape: str = ""
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: list = field(default_factory=list)
    header_line: int = 0
    header: list = field(default_factory=list)
    rows: int = 0
    sample: list = field(default_factory=list)
    notes: list = field(default_factory=list)


class Unreadable(Exception):
    """The file as a whole is refused; `code` and `params` make the sentence where it is read (imports/words)."""

    def __init__(self, code, **params):
        super().__init__(code)
        self.code, self.params = code, params
