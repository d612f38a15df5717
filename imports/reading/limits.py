"""How much of a file is read before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """`seconds` of wall clock and of CPU; sizes in bytes; `cell` and `line` in characters."""

    seconds: int = 60
    memory: int = 1_000_000_000
    uploaded: int = 100_000_000
    unpacked: int = 500_000_000
    rows: int = 300_000
    columns: int = 500
    cell: int = 32_768  # what a cell of a workbook can hold
    line: int = 1_000_000


LIMITS = Limits()
