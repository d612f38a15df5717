"""Which firm and which person each row means: one that is there, one that an earlier row brought, or a new one."""

from common.bulk import insert, reserve
from common.ids import new_public_ids
from common.text import domain_of, sort_key
from imports.models import ImportRow
from imports.written import FIRM, MODELS, PERSON, no_longer_there
from recruiters.models import ContactPoint, Firm, Recruiter

RECORD = ["id", "owner_id", "act_id", "public_id", "name", "name_key", "source", "source_on", "provenance"]


def bring_firms(work):
    """Set `firm` of every note; of a move, the firm moved to."""
    specs = [(note, (note.plan.get("moves") or {}).get("to") or note.plan.get("firm")) for note in work.notes]
    specs = [(note, spec) for note, spec in specs if spec and not note.skipped]
    firms = _Firms(work, specs)
    for note, spec in specs:
        note.firm = firms.of(note, spec)
    work.new_records.append((Firm, [*RECORD, "domain", *FIRM], firms.rows))


def bring_people(work):
    """Set `person` of every note that has one."""
    specs = [(note, note.plan["person"]) for note in work.going("person")]
    people = _People(work, specs)
    for note, spec in specs:
        note.person = people.of(note, spec)
    work.new_records.append((Recruiter, [*RECORD, *PERSON], people.rows))


def write(work):
    for model, columns, rows in work.new_records:
        insert(model, columns, rows)


class _Records:
    """Ids by plan: {"id"}, {"ref"} with or without {"new"}, {"new"}. `rows` are the new ones to insert."""

    name = column = ""

    def __init__(self, work, specs):
        self.work, self.specs, self.rows = work, specs, []
        self.model = MODELS[self.name]
        self.owners = work.owners[self.name]
        new = sum("new" in spec for _, spec in specs)
        self.fresh = iter(zip(reserve(self.model, new), new_public_ids(new), strict=True))
        self.by_number = self._earlier({spec["ref"] for _, spec in specs if "ref" in spec})
        self.by_ref = None
        ids = {spec["id"] for _, spec in specs if "id" in spec} | set(self.by_number.values())
        self.there = {}
        self._look_up(ids)
        self.by_number = {number: pk for number, pk in self.by_number.items() if pk in self.there}

    def of(self, note, spec):
        """The id, or None with the reason noted: the row is skipped then."""
        if "id" in spec:
            pk = self._usable(note, spec["id"])
        elif "ref" in spec:
            pk = self._referred(note, spec)
        else:
            pk = self._new(note, spec["new"])
        if pk:
            self.by_number.setdefault(note.row.number, pk)
        return pk

    def _earlier(self, numbers):
        """{number of an earlier row: id}."""
        brought = self.work.batch.firms_brought if self.name == "firm" else {}
        known = {number: brought[number] for number in numbers & brought.keys()}
        numbers -= known.keys()
        if numbers:
            kept = ImportRow.objects.filter(batch=self.work.batch, number__among=numbers, kept_at__isnull=False)
            known |= {number: pk for number, pk in kept.values_list("number", self.column) if pk}
        return known

    def _look_up(self, ids):
        """{id: (owner, merged into, code why it can't be used)}, following merges to their ends."""
        columns = {field.attname for field in self.model._meta.concrete_fields}
        codes = no_longer_there(self.model)
        merged = "merged_into_id" if "merged_into_id" in columns else None
        while ids:
            records = self.model._base_manager.filter(pk__among=ids).values(
                "id", "owner_id", *filter(None, [merged, *codes])
            )
            for record in records:
                code = next((code for column, code in codes.items() if record[column]), "")
                self.there[record["id"]] = (record["owner_id"], record.get(merged), code)
                self.owners[record["id"]] = record["owner_id"]
            ids = {into for _, into, _ in self.there.values() if into} - self.there.keys()

    def _usable(self, note, pk):
        if pk in self.there:
            owner_id, into, code = self.there[pk]
            while into:
                pk, (owner_id, into, code) = into, self.there[into]
        elif pk in self.owners:  # new in this chunk
            return pk
        else:
            code = "gone"
        if not code and owner_id not in (None, self.work.owner_id):
            code = "not_yours"
        if code:
            note.skip(code, what=self.name)
            return None
        return pk

    def _referred(self, note, spec):
        """By the row that brings it; where that one was left out, by the first kept row that refers to it too."""
        pk = self.by_number.get(spec["ref"])
        if pk:
            return self._usable(note, pk)
        if self.by_ref is None:
            self.by_ref = self._siblings()
        pk = self.by_ref.get(spec["ref"])
        if pk:
            return self._usable(note, pk)
        if "new" not in spec:
            note.skip("not_brought", what=self.name, number=spec["ref"])
            return None
        pk = self.by_ref[spec["ref"]] = self._new(note, spec["new"])
        return pk

    def _siblings(self):
        wanted = {spec["ref"] for _, spec in self.specs if "ref" in spec} - self.by_number.keys()
        part = {"firm": "plan__firm__ref", "recruiter": "plan__person__ref"}[self.name]
        kept = ImportRow.objects.filter(batch=self.work.batch, kept_at__isnull=False, **{f"{part}__in": list(wanted)})
        found = {ref: pk for ref, pk in kept.values_list(part, self.column) if pk}
        self._look_up(set(found.values()) - self.there.keys())
        return found

    def _record(self, note, new, more, defaults, names):
        """A new record: its id; the columns of RECORD, then `more`, then the given ones or their defaults."""
        work = self.work
        pk, public_id = next(self.fresh)
        known = sum(map(new.__contains__, defaults)) + ("name" in new)
        if known != len(new):
            unknown = new.keys() - defaults.keys() - {"name"}
            raise ValueError(f"a plan of row {note.row.pk} writes unknown columns: {sorted(unknown)}")
        self.rows.append(
            (pk, work.owner_id, work.act_id, public_id, new["name"], sort_key(new["name"]), work.source[:120],
             work.source_on, work.provenance(new), *more, *[new.get(name, value) for name, value in defaults.items()])
        )  # fmt: skip
        self.owners[pk] = work.owner_id
        work.new_names[self.name].append((pk, names))
        note.add(self.name, pk)
        return pk


class _Firms(_Records):
    name, column = "firm", "firm_id"

    def __init__(self, work, specs):
        super().__init__(work, specs)
        keys = {sort_key(spec["new"]["name"]) for _, spec in specs if "new" in spec}
        same = Firm.objects.filter(owner=work.owner_id, name_key__among=keys)
        self.by_key = {(name_key, domain): pk for pk, name_key, domain in same.values_list("id", "name_key", "domain")}
        self._look_up(set(self.by_key.values()) - self.there.keys())

    def _new(self, note, new):
        """One of the same name and domain may have come meanwhile: it is taken then."""
        domain = domain_of(new["website"]) if new.get("website") else ""
        key = (sort_key(new["name"]), domain)
        if key in self.by_key:
            return self._taken(note, self.by_key[key])
        pk = self._record(note, new, [domain], FIRM, [new["name"], *new.get("trading_names", ())])
        self.by_key[key] = self.work.batch.firms_brought[note.row.number] = pk
        return pk

    def _taken(self, note, pk):
        if self.work.owner_id and pk in self.there and self.there[pk][2] == "archived":
            self._take_out(note, pk)
        pk = self._usable(note, pk)
        if pk:
            note.leave("there_already", what="firm")
        return pk

    def _take_out(self, note, pk):
        """A private one that an undo had put away."""
        firm = Firm.objects.get(pk=pk)
        note.set.append(["firm", pk, "archived_at", firm.archived_at.isoformat(), None, None])
        Firm.objects.filter(pk=pk).update(archived_at=None)
        self.there[pk] = (self.work.owner_id, self.there[pk][1], "")


class _People(_Records):
    name, column = "recruiter", "recruiter_id"

    def __init__(self, work, specs):
        super().__init__(work, specs)
        keys = {key for note, spec in specs if "new" in spec for kind, _, key in note.contacts if kind == "email"}
        same = ContactPoint.objects.filter(kind="email", recruiter__owner=work.owner_id, key__among=keys)
        same = same.values_list("recruiter__name_key", "key", "recruiter_id")
        self.by_email = {(name_key, key): pk for name_key, key, pk in same}
        self._look_up(set(self.by_email.values()) - self.there.keys())

    def _new(self, note, new):
        """One of the same name and e-mail address may have come meanwhile: that one is meant then."""
        for kind, _, key in note.contacts if self.by_email else ():
            pk = self.by_email.get((sort_key(new["name"]), key)) if kind == "email" else None
            if pk and not self.there[pk][2]:
                note.leave("there_already", what="recruiter")
                return pk
        pk = self._record(note, new, [], PERSON, [new["name"]])
        self.work.new_people.add(pk)
        return pk
