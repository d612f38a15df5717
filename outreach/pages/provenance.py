"""Where the values of a directory record come from: what imports wrote and nobody changed since."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext as _


@dataclass
class Origin:
    """A source, the day of an import, the fields it wrote. `batch`: its public id, where the reader may see it."""

    source: str
    day: date | None
    fields: list
    batch: str


def origins_of(record, user):
    """Origins of a firm's or recruiter's fields, the latest first; no query. What was changed since is not told."""
    found = {}
    for column, written in record.provenance.items():
        if getattr(record, column, None) != written["value"]:
            continue
        key = (written.get("from", ""), written.get("on") or "", written.get("batch", ""))
        found.setdefault(key, []).append(_label(record, column))
    may_see = record.owner_id == user.pk or (record.owner_id is None and user.is_staff)
    latest_first = sorted(found.items(), key=lambda one: one[0][1], reverse=True)
    return [
        Origin(source or _("An import"), _day(on), sorted(fields), batch if may_see else "")
        for (source, on, batch), fields in latest_first
    ]


def _day(text):
    return date.fromisoformat(text) if text else None


def _label(record, column):
    try:
        return str(capfirst(record._meta.get_field(column).verbose_name))
    except FieldDoesNotExist:
        return capfirst(column.replace("_", " "))
