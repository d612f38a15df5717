"""Who is gone: records that earlier editions of a source named, and that a full edition does not."""

from collections import namedtuple

from django.db.models import Max

from common.text import sort_key

PART = {"firms": "firm", "recruiters": "person"}  # of the rows: whom a list of a kind is about
COLUMN = {"firms": "firm", "recruiters": "recruiter"}
Known = namedtuple("Known", "pk name_key since source day")  # `day`: of the last edition that names the record


def gone_from(batch, named):
    """The Known of a source whom a full edition would mark as gone; `named` are those whom it names."""
    return [
        one
        for one in known_to(batch.source, batch.kind)
        if one.since is None and one.day < batch.edition_on and not named.has(one)
    ]


def known_to(source, kind):
    """The Known of a source: what kept rows of its editions of a kind brought or confirmed. One query."""
    column = COLUMN[kind]
    rows = source.batches.filter(kind=kind, rows__kept_at__isnull=False, rows__undone_at__isnull=True)
    at = f"rows__{column}"
    rows = rows.filter(**{f"{at}__owner": source.owner_id, f"{at}__archived_at__isnull": True}).order_by()
    columns = (at, f"{at}__name_key", f"{at}__missing_since", f"{at}__missing_from")
    return [Known(*row) for row in rows.values_list(*columns).annotate(day=Max("edition_on"))]


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
