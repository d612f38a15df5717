"""What a line was understood as."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True)
class Parsed:
    """In the codes of the log form; what the line does not say is empty. `name` is as typed, `people` who it may be.

    `understood`: the line says a way, a result or a purpose. `next_on` is a working day, or None; `next_meant` the day
    that the line names, where that is none.
    """

    line: str
    occurred_on: date
    name: str = ""
    people: tuple = ()
    direction: str = "out"
    channel: str = ""
    purpose: str = ""
    outcome: str = ""
    occurred_time: time | None = None
    next_on: date | None = None
    next_meant: date | None = None
    next_text: str = ""
    note: str = ""
    understood: bool = False
