"""Rows that wait for a person in earlier imports: the same list once more does not bring them in by the back door."""

from common.text import sort_key
from imports.models import ImportRow

from .facts import firm_key, is_named, name_of


def waiting_before(batch):
    """What rows say (waiting_key) that earlier imports of this kind into the same place have kept back as unsure."""
    earlier = type(batch).objects.filter(owner=batch.owner_id, kind=batch.kind, state="done", pk__lt=batch.pk)
    rows = ImportRow.objects.filter(
        batch__in=earlier, verdict="unsure", excluded=False, kept_at__isnull=True
    ).values_list("values", flat=True)
    return {waiting_key(values) for values in rows.iterator()}


def waiting_key(values):
    """Whom a row speaks of: a person by name and firm, else the firm."""
    person, firm = values.get("person"), values.get("firm", {})
    if not person:
        return firm_key(firm)
    who = sort_key(person["name"]) if person.get("name") else (*person.get("emails", ()), *person.get("profiles", ()))
    return "person", who, sort_key(name_of(firm)) if is_named(firm) else ""
