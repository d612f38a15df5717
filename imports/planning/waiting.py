"""Rows that wait for a person in earlier imports: the same list once more does not bring them in by the back door."""

from common.text import sort_key
from imports.models import ImportRow

from .facts import firm_key, is_named, name_of

LOOKED_AT = 50  # rows of one name, until one is found that says the same


def waiting_before(batch):
    """What rows say (waiting_key) that earlier imports of this kind into the same place have kept back as unsure."""
    return {waiting_key(values) for values in _kept_back(batch).values_list("values", flat=True).iterator()}


def waits_for(batch, values):
    """The row of an earlier import that keeps back what these values say, with its batch; None where it is answered."""
    what = "person" if values.get("person") else "firm"
    name = values.get(what, {}).get("name")
    rows = _kept_back(batch).filter(**{f"values__{what}__name": name}) if name else _kept_back(batch)
    rows = rows.select_related("batch").order_by("-batch", "number")
    return next((row for row in rows[:LOOKED_AT] if waiting_key(row.values) == waiting_key(values)), None)


def _kept_back(batch):
    earlier = type(batch).objects.filter(owner=batch.owner_id, kind=batch.kind, state="done", pk__lt=batch.pk)
    return ImportRow.objects.filter(batch__in=earlier, verdict="unsure", excluded=False, kept_at__isnull=True)


def waiting_key(values):
    """Whom a row speaks of: a person by name and firm, else the firm."""
    person, firm = values.get("person"), values.get("firm", {})
    if not person:
        return firm_key(firm)
    who = sort_key(person["name"]) if person.get("name") else (*person.get("emails", ()), *person.get("profiles", ()))
    return "person", who, sort_key(name_of(firm)) if is_named(firm) else ""
