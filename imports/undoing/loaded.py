"""What a chunk of undoing looks at, read at once: the records that rows made or set, and what hangs on them."""

from collections import defaultdict

from imports.written import MODELS

from .references import references, written_by_others

RECORDS = ("firm", "recruiter")
# Of each part, the records it hangs on.
PARTS = {
    "contact": ("recruiter",),
    "affiliation": ("recruiter", "firm"),
    "recruiter_specialty": ("recruiter",),
    "firm_specialty": ("firm",),
    "profile": ("firm",),
}


class Loaded:
    """`records`: {name: {id: record}}, locked; `parts`: {name: {id: {column: value}}}; `hanging`: parts of a record.

    `unavailable`: people of the rows who asked not to be kept.
    """

    def __init__(self, batch, takings):
        made, written = defaultdict(set), defaultdict(set)
        for taking in takings:
            for name, ids in taking.made.items():
                made[name] |= set(ids)
            for name, pk, *_ in taking.set:
                written[name].add(pk)
        people = {taking.row.recruiter_id for taking in takings}
        unavailable = MODELS["recruiter"]._base_manager.filter(pk__among=people - {None}, unavailable_at__isnull=False)
        self.unavailable = set(unavailable.values_list("pk", flat=True))
        self.records = {name: self._records(name, made[name] | written[name]) for name in RECORDS}
        self.parts, self.hanging = {}, defaultdict(set)
        for name, owners in PARTS.items():
            self.parts[name] = self._parts(name, owners, made, made[name] | written[name])
        at_work = self.parts["affiliation"].values()
        people = {part["recruiter_id"] for part in at_work if part["id"] in written["affiliation"]}
        current = MODELS["affiliation"].objects.filter(recruiter__among=people, ended_on__isnull=True)
        self.at_work = {(person, firm): pk for person, firm, pk in current.values_list("recruiter_id", "firm_id", "pk")}
        self.needed = {name: references(name, self.records[name].keys()) for name in RECORDS}
        self.others = written_by_others(batch, self.records, [taking.row for taking in takings])

    def _records(self, name, ids):
        return {
            record.pk: record
            for record in MODELS[name]._base_manager.filter(pk__among=ids).select_for_update(of=("self",))
        }

    def _parts(self, name, owners, made, ids):
        model = MODELS[name]
        columns = ["id", *(f"{owner}_id" for owner in owners)]
        columns += {"affiliation": ["ended_on", "recruiter__archived_at"], "profile": ["made_on"]}.get(name, [])
        found = {}
        # One query each: with OR between them no index serves.
        for condition in ({"pk__among": ids}, *({f"{owner}__among": made[owner]} for owner in owners)):
            for part in model._base_manager.filter(**condition).values(*columns):
                found[part["id"]] = part
        for pk, part in found.items():
            for owner in owners:
                self.hanging[owner, part[f"{owner}_id"]].add((name, pk))
        return found
