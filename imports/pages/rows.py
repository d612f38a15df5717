"""Rows of an import as lines of a table: who, what would change or has changed, why."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from imports.models import ImportRow
from recruiters.models import Firm, Specialty

from .words import cell_sentence, column_name, field_label, why_verdict

TONES = {
    "new": "accent", "update": "good", "same": "calm", "moved": "reply", "unsure": "due", "error": "bad",
    "suppressed": "calm",
}  # fmt: skip


@dataclass
class Line:
    row: ImportRow
    name: str
    firm: str
    verdict: str
    tone: str
    changes: list = field(default_factory=list)  # [(label, before, after)]
    why: str = ""
    mistakes: list = field(default_factory=list)  # sentences
    edited: bool = False


def lines_of(batch, rows):
    """A line for each row; two queries for what plans name by id."""
    named = Named(rows)
    return [line_of(batch, row, named) for row in rows]


def line_of(batch, row, named):
    person, firm = row.values.get("person") or {}, row.values.get("firm") or {}
    name, firm_name = text_of(person, "name") or full_name(person), domain_or(firm)
    first = next((cell for cell in row.cells if cell.strip()), "")
    return Line(
        row=row,
        name=name or firm_name or first or _("Line %(n)s") % {"n": row.line},
        firm=firm_name if name else "",
        verdict=row.get_verdict_display(),
        tone=TONES.get(row.verdict, ""),
        changes=changes_of(row.plan, named) if row.verdict in ("update", "moved") else [],
        why=why_verdict(row.reasons),
        mistakes=mistakes_of(batch, row),
        edited=bool(row.edits),
    )


def mistakes_of(batch, row):
    """The sentences of a row's mistakes."""
    header = batch.outline.get("header") or []
    return [
        cell_sentence(code, params, row.line, "" if column is None else column_name(header, column), text)
        for column, text, code, params in row.errors
    ]


def wrong_columns(row):
    """Numbers of the columns with a mistake; a row that lacks everything has a mistake in none."""
    return {column for column, *_rest in row.errors if column is not None}


def changes_of(plan, named):
    """[(label, before, after)] of what keeping a row would change on what is there."""
    found = []
    for part in ("person", "firm"):
        for column, (before, after) in (plan.get(f"{part}_set") or {}).items():
            found.append((field_label(f"{part}.{column}"), shown(before), shown(after)))
    if plan.get("moves"):
        found.append((field_label("firm.name"), "", named.firm(plan["moves"]["to"])))
    for kind, value, _key in [*(plan.get("contacts") or []), *(plan.get("desk") or [])]:
        found.append((field_label(f"person.{kind}"), "", value))
    if plan.get("joins") and plan.get("firm"):
        found.append((field_label("firm.name"), "", named.firm(plan["firm"])))
    added = {*(plan.get("person_specialties") or []), *(plan.get("firm_specialties") or [])}
    if added:
        found.append((field_label("specialties"), "", ", ".join(named.specialties[pk] for pk in sorted(added))))
    for column, value in (plan.get("mine") or {}).items():
        if value and column != "new":
            found.append((field_label(f"mine.{column}"), "", shown(value)))
    return found


class Named:
    """What the plans of some rows name by id: firms that people move to, specialties. Two queries at most."""

    def __init__(self, rows):
        plans = [row.plan for row in rows]
        places = [plan["moves"]["to"] for plan in plans if plan.get("moves")]
        places += [plan.get("firm") or {} for plan in plans if plan.get("joins")]
        firms = {place.get("id") for place in places} - {None}
        wanted = {pk for plan in plans for part in ("person", "firm") for pk in plan.get(f"{part}_specialties") or []}
        self.firms = dict(Firm.objects.filter(pk__in=firms).values_list("pk", "name")) if firms else {}
        known = dict(Specialty.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}
        self.specialties = dict.fromkeys(wanted, "") | known

    def firm(self, where):
        return self.firms.get(where.get("id")) or (where.get("new") or {}).get("name") or _("a firm of this list")


def text_of(values, name):
    """A value in words: several are joined."""
    return shown(values.get(name))


def shown(value):
    if isinstance(value, (list, tuple)):
        return ", ".join(shown(one) for one in value if one)
    return "" if value is None else str(value)


def domain_or(firm):
    """The firm's name, or the domain by which alone it is known."""
    return text_of(firm, "name") or text_of(firm, "domain")


def full_name(person):
    return " ".join(filter(None, [text_of(person, "first_name"), text_of(person, "last_name")]))
