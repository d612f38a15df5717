"""Who is gone: records that earlier editions of a source named, and that a full edition does not."""

from collections import namedtuple

from django.db.models import Max

from common.text import sort_key
from imports.models import ImportRow
from imports.written import MODELS

PART = {"firms": "firm", "recruiters": "person"}  # of the rows: whom a list of a kind is about
COLUMN = {"firms": "firm", "recruiters": "recruiter"}
AT_ONCE = 10_000  # ids of one query
Known = namedtuple("Known", "pk name_key since source day")  # `day`: of the last edition that names the record


def gone_from(batch, named):
    """The Known of a source whom a full edition would mark as gone; `named` are those whom it names."""
    return [
        one
        for one in known_to(batch.source, batch.kind)
        if one.since is None and one.day < batch.edition_on and not named.has(one)
    ]


def known_to(source, kind):
    """The Known of a source: what kept rows of its editions of a kind brought or confirmed.

    Never joined to the directory: right after a large import neither database knows its tables' sizes, and goes through
    all rows for each record.
    """
    column = COLUMN[kind]
    batches = list(source.batches.filter(kind=kind).values_list("pk", flat=True))
    rows = ImportRow.objects.filter(batch__in=batches, kept_at__isnull=False, undone_at__isnull=True)
    rows = rows.filter(**{f"{column}__isnull": False}).order_by()
    days = dict(rows.values_list(column).annotate(day=Max("batch__edition_on")))
    records = MODELS[column].objects.filter(owner=source.owner_id, archived_at__isnull=True)
    records = records.values_list("pk", "name_key", "missing_since", "missing_from")
    ids = list(days)
    slices = (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
    return [Known(pk, *more, days[pk]) for some in slices for pk, *more in records.filter(pk__in=some)]


class Named:
    """Whom the rows of a list speak of, surely or perhaps. A row that could not be read names all of its name."""

    def __init__(self, kind):
        self.part, self.ids, self.names = PART.get(kind), set(), set()

    def add(self, rows):
        """Lines of planning, or ImportRows that wait."""
        if not self.part:
            return
        for row in rows:
            self.ids |= {one["id"] for one in row.candidates if one["what"] == self.part}
            spec = row.plan.get(self.part)
            if spec:
                self.ids.add(spec.get("id"))
            elif self.part in row.values:
                self.names.add(sort_key(row.values[self.part].get("name", "")))

    def has(self, known):
        return known.pk in self.ids or known.name_key in self.names
