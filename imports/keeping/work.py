"""What the steps of a chunk share: whose import it is, what is noted for each row, where a value came from."""

import json
from collections import defaultdict
from functools import cached_property
from json.encoder import encode_basestring_ascii

import orjson

from common.bulk import Json, insert, reserve
from common.dates import local_day
from imports.models import ImportBatch, ImportRow
from imports.written import MODELS
from recruiters.models import ContactPoint
from recruiters.models.words import index_new_words


class Note:
    """What becomes of one row. `firm` and `person`: ids once they are known; `skipped`: nothing is written for it."""

    __slots__ = ("contacts", "firm", "kept", "made", "person", "plan", "row", "set", "skipped")

    def __init__(self, row):
        self.row, self.firm, self.person, self.skipped = row, None, None, False
        self.made, self.set, self.kept = {}, [], []
        plan = row.plan
        if row.verdict == "same":
            plan = {name: spec for name, spec in plan.items() if name in ("firm", "person") and "new" not in spec}
        self.plan, self.contacts = plan, keyed(plan.get("contacts", ()))

    def add(self, name, pk):
        there = self.made.get(name)
        if there is None:
            self.made[name] = [pk]
        else:
            there.append(pk)

    def leave(self, code, **params):
        """Part of the plan is not carried out."""
        self.kept.append([code, params])

    def skip(self, code, **params):
        """None of it is."""
        self.leave(code, **params)
        self.skipped = True

    def done(self, act_id):
        """As ImportRow.done holds it."""
        done = {"made": self.made, "set": self.set, "kept": self.kept, "act": act_id}
        return Json(orjson.dumps({name: value for name, value in done.items() if value}).decode())


class Work:
    """One chunk. `owners`: {"firm" or "recruiter": {id: owner id}} of the records it knows; its own ones included."""

    def __init__(self, batch, by, rows):
        self.batch, self.by, self.owner_id = batch, by, batch.owner_id
        self.act_id = _act_of(batch, by)
        self.notes = [Note(row) for row in rows]
        self.day = local_day(by.at, batch.owner.preferences.time_zone if batch.owner_id else "UTC")
        self.source = batch.source.name if batch.source_id else batch.file_name
        self.source_on = batch.edition_on or self.day
        self.owners = {"firm": {}, "recruiter": {}}
        self.new_people = set()
        self.new_names = defaultdict(list)
        self.new_records = []  # (model, columns, rows) still to be written
        self._stamp = {"from": self.source, "on": self.source_on.isoformat(), "batch": batch.public_id}
        self._stamped = "," + json.dumps(self._stamp)[1:]

    @cached_property
    def values(self):
        """{row id: what the row says}; read only where somebody may have to be left out."""
        return dict(ImportRow.objects.filter(pk__in=[note.row.pk for note in self.notes]).values_list("pk", "values"))

    def going(self, part):
        """The notes of rows that are carried out, whose plan has this part."""
        return [note for note in self.notes if not note.skipped and note.plan.get(part)]

    def may_write(self, name, pk):
        """Shared records are the shared imports', private ones their seeker's."""
        return self.owners[name][pk] == self.owner_id

    def entry(self, value):
        """What provenance says of a value that is written now."""
        return {"value": value, **self._stamp}

    def provenance(self, values):
        """The same for all columns of a new record, as JSON."""
        stamped = self._stamped
        entries = [f'"{column}":{{"value":{_json(value)}{stamped}' for column, value in values.items()]
        return Json("{" + ",".join(entries) + "}")

    def insert(self, name, columns, rows):
        """Insert (note, values…) rows under fresh ids, each noted as made for its row. Returns the ids."""
        return self.insert_all((name, columns, rows))[0]

    def insert_all(self, *tables):
        """The same for several (name, columns, rows): all ids are asked for before the first is written."""
        fresh = [reserve(MODELS[name], len(rows)) for name, _, rows in tables]
        for ids, (name, columns, rows) in zip(fresh, tables, strict=True):
            for pk, row in zip(ids, rows, strict=True):
                row[0].add(name, pk)
            insert(MODELS[name], ["id", *columns], [(pk, *row[1:]) for pk, row in zip(ids, rows, strict=True)])
        return fresh

    def index_names(self):
        """The search finds new records by their words from now on."""
        names, self.new_names = self.new_names, defaultdict(list)
        index_new_words(names["firm"], names["recruiter"])


def _json(value):
    return encode_basestring_ascii(value) if type(value) is str else json.dumps(value)


def keyed(contacts):
    """Addresses of a plan as (kind, value, key), each key once; a plan may bring the key along, which saves folding."""
    found = {}
    for kind, value, *key in contacts:
        key = key[0] if key else ContactPoint.key_of(kind, value)
        found.setdefault((kind, key), (kind, value, key))
    return list(found.values())


def _act_of(batch, by):
    """A private list is one act of its seeker, whatever the number of chunks."""
    if batch.owner_id and batch.act_id is None:
        batch.act = by.act_for(batch.owner, "import")
        ImportBatch.objects.filter(pk=batch.pk).update(act=batch.act)
    return batch.act_id
