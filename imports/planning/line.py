"""One row on its way through planning."""

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Line:
    """`firm` and `person`: a directory id, ("row", number) of the row that brings it, or None where none is named.

    `own`: as which it would bring its own.
    """

    number: int
    line: int
    cells: list
    edits: dict = field(default_factory=dict)
    decision: str = ""
    decided_on: dict = field(default_factory=dict)
    excluded: bool = False
    values: dict = field(default_factory=dict)
    errors: list = field(default_factory=list)
    verdict: str = ""
    reasons: list = field(default_factory=list)
    candidates: list = field(default_factory=list)
    firm: int | tuple | None = None
    person: int | tuple | None = None
    plan: dict = field(default_factory=dict)
    own: tuple = field(init=False)

    def __post_init__(self):
        self.own = ("row", self.number)

    @property
    def planned(self):
        """Whether it takes part: neither wrong nor suppressed. An excluded one is compared too, should it be let in."""
        return self.verdict not in ("error", "suppressed")

    def read_cells(self):
        """The cells with what was written over them by hand."""
        if not self.edits:
            return self.cells
        cells = list(self.cells)
        for column, text in self.edits.items():
            column = int(column)
            cells += [""] * (column + 1 - len(cells))
            cells[column] = text
        return cells

    def unsure(self, code, **params):
        self.verdict = "unsure"
        self.reasons.append([code, params])


def as_text(ident):
    """An identity as it is stored among candidates and decisions: an id stays, another row is "row:7"."""
    return f"row:{ident[1]}" if isinstance(ident, tuple) else ident


def as_ident(stored):
    return ("row", int(stored[4:])) if isinstance(stored, str) and stored.startswith("row:") else stored
