"""The mapping that a person finds filled in: from headers, contents, and what they chose for this header before."""

from dataclasses import dataclass, field

from imports.columns import date_order, guess_mapping, header_key
from imports.models import Mapping
from recruiters.models import Specialty

DATES = ("mine.last_contact", "mine.next_step", "mine.connected_on")
ASKED = 200  # rows that are looked at


@dataclass(frozen=True)
class Suggestion:
    """`mapping` {column number as text: field}; `sure` those of its columns that need no second look; `words` as
    ImportBatch.words: what this person said of unknown ones, in whatever list."""

    mapping: dict
    sure: set
    country: str = ""
    date_order: str = ""
    words: dict = field(default_factory=dict)


def suggest_mapping(batch, mappings=None):
    """For a batch that was read. `mappings`: those of its maker where they are at hand; then its columns alone."""
    header = batch.outline["header"]
    sample = [cells for _, cells in batch.outline["sample"][:ASKED]]
    key = header_key(header)
    before = Mapping.objects.filter(user_id=batch.made_by_id, kind=batch.kind).order_by("pk")
    before = list(before if mappings is None else mappings)
    last = next((one for one in before if one.name == "" and one.header_key == key), None)
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
        _words([*before, *([last] if last else [])]) if mappings is None else {},
    )


def _words(mappings):
    """What was said of words in them, later ones winning; a specialty that is gone is asked about again."""
    words = {}
    for mapping in mappings:
        for name, meant in mapping.how.get("words", {}).items():
            words.setdefault(name, {}).update(meant)
    meant = words.get("specialties")
    if meant:
        there = set(Specialty.objects.values_list("pk", flat=True))
        words["specialties"] = {word: ids for word, ids in meant.items() if _ids(ids) <= there}
    return words


def _ids(meant):
    return {int(one) for one in (meant if isinstance(meant, list) else [meant]) if one}
