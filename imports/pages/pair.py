"""An unsure row beside the records it may be: what agrees, what differs, and why we ask."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from common.text import fold
from recruiters.models import Affiliation, Firm, Recruiter

from .rows import domain_or, full_name, shown, text_of
from .words import why_alike

MOST = 5  # candidates shown


@dataclass
class Candidate:
    """What the row may be. `lines`: [(label, in this row, there, whether they differ)]; `adds`: what it would gain."""

    what: str
    on: str
    name: str
    where: str
    lines: list
    why: str
    adds: str

    @property
    def same_words(self):
        if self.what == "firm":
            return _("Same firm: add %(what)s") % {"what": self.adds} if self.adds else _("Same firm")
        return _("Same person: add %(what)s") % {"what": self.adds} if self.adds else _("Same person")


def candidates_of(batch, row):
    """Candidates of the first kind asked about, the likest first; at most four queries."""
    what = next((one["what"] for one in row.candidates), "")
    asked = [one for one in row.candidates if one["what"] == what][:MOST]
    records = _records(batch, what, [one["id"] for one in asked if isinstance(one["id"], int)])
    others = _rows(batch, [one["id"] for one in asked if not isinstance(one["id"], int)])
    found = []
    for one in asked:
        record, other = records.get(one["id"]), others.get(one["id"])
        if record or other:
            facts = _facts_of_record(what, record) if record else _facts_of_row(what, other.values)
            where = _("On record") if record else _("Line %(n)s of your list") % {"n": other.line}
            lines = _compared(_facts_of_row(what, row.values), facts)
            adds = ", ".join(label.lower() for label, mine, theirs, _differs in lines if mine and not theirs)
            why = why_alike(one["reasons"])
            found.append(Candidate(what, f"{what}:{one['id']}", facts[0][1], where, lines, why, adds))
    return found


def _records(batch, what, ids):
    """{id: record} of those whom the import may touch: shared ones, and the seeker's own in a seeker's list."""
    if not ids:
        return {}
    model = Recruiter if what == "person" else Firm
    records = model.objects.visible_to(batch.owner) if batch.owner_id else model.objects.filter(owner=None)
    if what == "person":
        firms = Prefetch("affiliations", Affiliation.objects.select_related("firm"))
        records = records.prefetch_related("contact_points", firms)
    return records.in_bulk(ids)


def _rows(batch, names):
    """{"row:7": row} of other rows of the same list."""
    numbers = [int(name.removeprefix("row:")) for name in names]
    return {f"row:{row.number}": row for row in batch.rows.filter(number__in=numbers)} if numbers else {}


def _facts_of_row(what, values):
    person, firm = values.get("person") or {}, values.get("firm") or {}
    if what == "person":
        return [
            (_("Name"), text_of(person, "name") or full_name(person)),
            (_("Firm"), domain_or(firm)),
            (_("Email"), text_of(person, "emails")),
            (_("Phone"), text_of(person, "phones")),
            (_("Profile"), text_of(person, "profiles")),
            (_("Title"), text_of(person, "title")),
            (_("Place"), text_of(person, "place")),
        ]
    return [
        (_("Name"), domain_or(firm)),
        (_("Website"), text_of(firm, "domain") or text_of(firm, "website")),
        (_("Email"), text_of(firm, "emails")),
        (_("Phone"), text_of(firm, "phones")),
        (_("Places"), text_of(firm, "places")),
        (_("Also"), text_of(firm, "trading_names")),
    ]


def _facts_of_record(what, record):
    if what == "person":
        points = {}
        for point in record.contact_points.all():
            points.setdefault(point.kind, []).append(point.value)
        return [
            (_("Name"), record.name),
            (_("Firm"), record.firm.name if record.firm else ""),
            (_("Email"), shown(points.get("email"))),
            (_("Phone"), shown(points.get("phone"))),
            (_("Profile"), shown(points.get("profile"))),
            (_("Title"), record.title),
            (_("Place"), record.place),
        ]
    return [
        (_("Name"), record.name),
        (_("Website"), record.domain or record.website),
        (_("Email"), record.email),
        (_("Phone"), record.phone),
        (_("Places"), record.places),
        (_("Also"), shown(record.trading_names)),
    ]


def _compared(mine, theirs):
    """Lines that say something on either side."""
    lines = []
    for (label, one), (_label, other) in zip(mine, theirs, strict=True):
        differs = bool(one and other) and fold(one) != fold(other)
        if differs:
            one, other = _marked(one, other), _marked(other, one)
        if one or other:
            lines.append((label, one, other, differs))
    return lines


def _marked(text, other):
    """A text with the words that the other one lacks made strong."""
    known = {fold(word) for word in other.split()}
    words = ((format_html("{}" if fold(word) in known else "<strong>{}</strong>", word),) for word in text.split())
    return format_html_join(" ", "{}", words)
