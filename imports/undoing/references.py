"""Who else needs a firm or a recruiter that an import made."""

from django.db.models import Q

from imports.models import ImportRow
from imports.written import MODELS
from outreach.models import Relationship

# What goes with the record itself.
PARTS = {"Affiliation", "ContactPoint", "FirmProfile", "FirmWord", "RecruiterWord", "ImportRow", "FirmFit",
         "Firm_specialties", "Recruiter_specialties"}  # fmt: skip


def references(name, ids):
    """{id: code} of records that somebody works with or that others were merged into.

    "laid_away": only relationships that an undo took back refer to it. Looks at every relation to the model, so that
    a table which is added later keeps its records too.
    """
    found = {}
    for relation in MODELS[name]._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        other, column = relation.related_model, relation.field.attname
        if other.__name__ in PARTS:
            continue
        rows = other._base_manager.filter(**{f"{column}__in": ids})
        if other is Relationship:
            away = Q(hidden_at__isnull=False) | Q(merged_into__isnull=False)
            _note(found, rows.filter(away), column, "laid_away")
            rows = rows.exclude(away)
        _note(found, rows, column, "merged_since" if relation.field.name == "merged_into" else "in_use")
    return found


def written_by_others(batch, ids, rows):
    """{name: ids} of records on which live rows of other batches wrote; `rows` are being undone too."""
    others = ImportRow.objects.filter(kept_at__isnull=False, undone_at__isnull=True).exclude(batch=batch)
    others = others.exclude(pk__in=[row.pk for row in rows]).exclude(done={})
    return {
        name: set(others.filter(**{f"{name}__among": ids[name]}).values_list(f"{name}_id", flat=True))
        for name in ("firm", "recruiter")
    }


def _note(found, rows, column, code):
    for pk in rows.values_list(column, flat=True).distinct():
        if found.get(pk) in (None, "laid_away"):
            found[pk] = code
