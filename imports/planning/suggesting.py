"""The mapping that a person finds filled in: from headers, contents, and what they chose for this header before."""

from dataclasses import dataclass

from imports.columns import date_order, guess_mapping, header_key
from imports.models import Mapping

DATES = ("mine.last_contact", "mine.next_step", "mine.connected_on")
ASKED = 200  # rows that are looked at


@dataclass(frozen=True)
class Suggestion:
    """`mapping` {column number as text: field}; `sure` those of its columns that need no second look."""

    mapping: dict
    sure: set
    country: str = ""
    date_order: str = ""


def suggest_mapping(batch):
    """For a batch that was read."""
    header = batch.outline["header"]
    sample = [cells for _, cells in batch.outline["sample"][:ASKED]]
    last = Mapping.objects.filter(
        user_id=batch.made_by_id, kind=batch.kind, name="", header_key=header_key(header)
    ).first()
    guesses = guess_mapping(batch.kind, header, sample, remembered=last.columns if last else None)
    mapping = {str(column): guess.field for column, guess in guesses.items()}
    dates = [column for column, guess in guesses.items() if guess.field in DATES]
    orders = {date_order([cells[column] for cells in sample if column < len(cells)]) for column in dates} - {""}
    how = last.how if last else {}
    return Suggestion(
        mapping,
        {str(column) for column, guess in guesses.items() if guess.sure},
        how.get("country", ""),
        orders.pop() if len(orders) == 1 else how.get("date_order", ""),
    )
