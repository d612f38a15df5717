"""Rows of a list to shared firms. The same list a second time changes nothing; sister firms are never merged."""

from dataclasses import dataclass, field

from django.db import transaction

from common.text import domain_of, sort_key
from recruiters.models import Firm, Recruiter, Specialty

from .columns import BadCell, match_headers, tidy
from .reader import Unreadable

CHUNK = 200  # rows of one transaction
FILLED = ("trading_names", "website", "email", "phone", "places", "pay_model")
NOTHING = {"", None, "unknown"}
GENERALIST = {"general", "general recruitment", "generalist", "all sectors", "various", "other"}


@dataclass
class RowError:
    """What is wrong in one cell: line of the file, header of the column, the value as it stands there, why."""

    line: int
    column: str
    value: str
    why: str


@dataclass
class Outcome:
    """`unused`: headers that no column answers to; `unknown_sectors`: words that no specialty answers to."""

    new: int = 0
    same: int = 0
    filled: int = 0
    errors: list = field(default_factory=list)
    unused: list = field(default_factory=list)
    unknown_sectors: set = field(default_factory=set)


def load_firms(header, rows, source, today, region="US"):
    """Shared firms from the rows of a list. `region` (ISO 3166-1) reads phones without a country. Returns Outcome.

    A firm is the same when legal name and web domain are; one of the two missing on either side still fits when only
    one firm of that name is there. What a record says already is kept; only gaps are filled.
    """
    columns = match_headers(header)
    if "name" not in {column.field for column in columns.values()}:
        raise Unreadable(
            "No column of the file is headed name, company or agency: this looks like another kind of list."
        )
    outcome = Outcome(unused=[tidy(cell) for place, cell in enumerate(header) if place not in columns and tidy(cell)])
    answers = Specialty.objects.by_alias()
    for start in range(0, len(rows), CHUNK):
        with transaction.atomic():
            for row in rows[start : start + CHUNK]:
                values = _clean(row, header, columns, region, outcome)
                if values:
                    _load(values, answers, source, today, outcome)
    return outcome


def _clean(row, header, columns, region, outcome):
    """The row's values less wrong cells (noted in the outcome); None where the name is missing or wrong."""
    values = {}
    if len(row.cells) > len(header) and any(tidy(cell) for cell in row.cells[len(header) :]):
        extra = next(cell for cell in row.cells[len(header) :] if tidy(cell))
        outcome.errors.append(RowError(row.line, "", extra, "more cells than the header has; the row is left out"))
        return None
    for place, column in columns.items():
        text = tidy(row.cells[place]) if place < len(row.cells) else ""
        if not text:
            continue
        try:
            values[column.field], *more = column.values(text, region)
        except BadCell as wrong:
            outcome.errors.append(RowError(row.line, tidy(header[place]), row.cells[place], str(wrong)))
            continue
        if more and column.field == "website":
            outcome.errors.append(RowError(row.line, tidy(header[place]), row.cells[place], "only the first is kept"))
        elif more:
            values.setdefault("more", []).extend((column.field, value) for value in more)
    if "name" not in values or sort_key(values["name"]) == sort_key(""):
        if not any(error.line == row.line for error in outcome.errors):
            outcome.errors.append(RowError(row.line, "name", values.get("name", ""), "no name; the row is left out"))
        return None
    return values


def _load(values, answers, source, today, outcome):
    sectors, more = values.pop("specialties", []), values.pop("more", [])
    firm = _there(values)
    if firm is None:
        firm = Firm.objects.create(**values, source=source[:120], source_on=today)
        firm.specialties.add(*_specialties(values, sectors, answers, outcome))
        desk = Recruiter.objects.desk_of(firm) if more else None
        for kind, value in more:
            desk.add_contact(kind, value)
        outcome.new += 1
        return
    gaps = {name: values[name] for name in FILLED if values.get(name) and _is_gap(getattr(firm, name))}
    missing = set()
    if not firm.specialties.exists():
        missing = set(_specialties(values, sectors, answers, outcome))
    if not gaps and not missing:
        outcome.same += 1
        return
    _fill(firm, gaps, today)
    firm.specialties.add(*missing)
    outcome.filled += 1


def _there(values):
    """The shared firm of the row, or None: same legal name and domain, or the only one where one has none."""
    domain = domain_of(values.get("website", ""))
    named = list(Firm.objects.filter(owner__isnull=True, archived_at__isnull=True, name_key=sort_key(values["name"])))
    exact = [firm for firm in named if firm.domain == domain]
    if exact:
        return exact[0]
    if len(named) == 1 and (not domain or not named[0].domain):
        return named[0]
    return None


def _is_gap(value):
    return not value if isinstance(value, list) else value in NOTHING


def _fill(firm, gaps, today):
    pay_model = gaps.pop("pay_model", None)
    if pay_model:
        firm.change_profile(today, pay_model=pay_model)
    for name, value in gaps.items():
        setattr(firm, name, value)
    if gaps:
        firm.save()


def _specialties(values, sectors, answers, outcome):
    found = []
    for sector in sectors:
        key = sort_key(sector)
        found += answers.get(key, [])
        if key not in answers and key not in GENERALIST:
            outcome.unknown_sectors.add(sector)
    return found + Specialty.objects.places_in(values.get("places", ""))
