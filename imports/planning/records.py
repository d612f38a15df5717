"""The directory's records that a chunk of rows speaks of, with what earlier rows would have changed on them."""

from collections import defaultdict
from types import MappingProxyType, SimpleNamespace

from django.db.models import F

from imports.written import FIRM, PERSON
from outreach.models import HistoryRow, Relationship
from recruiters.models import Affiliation, ContactPoint, Firm, Recruiter

UNTOLD = MappingProxyType({})  # the provenance of what the list brings: one for all, of which there are many thousands


class Records:
    """Firms are kept for the whole list (rows repeat them), people for a chunk. Also those that the list brings."""

    def __init__(self, batch):
        self.owner, self.rows = batch.owner, batch.rows
        self.firms = {}  # identity → record
        self.people = {}
        self.found = {}  # recruiter id → (kind, key) of addresses that the list's owner knows beside the shared ones
        self.relationships = {}  # recruiter id → relationship of the list's owner, with the texts of its notes
        self.desks = {}  # firm id → the same, with the firm's desk

    def load(self, lines):
        """A fixed number of queries for the records that lines speak of."""
        self.people = {pk: person for pk, person in self.people.items() if person.changed and isinstance(pk, int)}
        twins = {line.person for line in lines if isinstance(line.person, tuple) and line.person != line.own}
        self._load_brought({ident for ident in twins if ident[1] < lines[0].number})
        self._load_firms({line.firm for line in lines if isinstance(line.firm, int)} - set(self.firms))
        self._load_people({line.person for line in lines if isinstance(line.person, int)} - set(self.people))
        if self.owner:
            self._load_found({line.person for line in lines if isinstance(line.person, int)} - set(self.found))

    def bring(self, kind, ident, columns, contacts, specialties):
        """A record that the list itself brings: later rows change it as they would one that is there."""
        unsaid = FIRM if kind == "firm" else PERSON
        record = SimpleNamespace(
            **unsaid | columns, owner_id=self.owner and self.owner.pk, provenance=UNTOLD, contacts=frozenset(contacts),
            covers=frozenset(specialties), changed=True, at=None, since=None, heir=None, agrees=None,
        )  # fmt: skip
        if kind == "person":
            record.at = {}
        (self.firms if kind == "firm" else self.people)[ident] = record

    def relationship_of(self, line):
        """The owner's with the row's person; of a row that names none, with the firm's desk. None: not there yet."""
        if line.person is None:
            return self.desks.get(line.firm)
        return self.relationships.get(line.person)

    def may_write(self, record):
        """An import into the shared directory writes shared records, a seeker's own list the seeker's own."""
        return record.owner_id == (self.owner.pk if self.owner else None)

    def _load_brought(self, idents):
        """People of earlier chunks, as their rows bring them: kept in memory, a long list would take 3 KB for each."""
        if not idents:
            return
        rows = self.rows.filter(number__in=[number for _, number in idents])
        for number, plan in rows.values_list("number", "plan"):
            if "new" in plan.get("person", {}):
                ident, firm = ("row", number), plan.get("firm", {})
                contacts = {(kind, key) for kind, _, key in plan.get("contacts", ())}
                self.bring("person", ident, plan["person"]["new"], contacts, plan.get("person_specialties", ()))
                works_at = ("row", firm["ref"]) if "ref" in firm else firm.get("id", ident if firm else None)
                self.people[ident].at = {works_at: None}

    def _load_found(self, ids):
        """Addresses that the owner knows beside shared people: found, or those of an own record joined to them."""
        if not ids:
            return
        own_twins = {"recruiter__merged_into__in": ids, "recruiter__owner": self.owner}
        joined = _contacts(own_twins, "recruiter__merged_into")
        self.found.update((pk, joined[pk]) for pk in ids)
        rows = HistoryRow.objects.live().filter(
            relationship__seeker=self.owner, relationship__recruiter__in=ids, kind="address_found"
        )
        for pk, data in rows.values_list("relationship__recruiter", "data"):
            self.found[pk].add((data["kind"], ContactPoint.key_of(data["kind"], data["value"])))

    def _load_firms(self, ids):
        if not ids:
            return
        covers = _specialties(Firm, "firm", ids)
        at = "recruiter__affiliations__firm"
        desks = _contacts({"recruiter__is_desk": True, f"{at}__among": ids}, at)
        firms = Firm.objects.filter(pk__among=ids).annotate(heir=F("succeeded_by__name"))
        for firm in firms.defer("source", "source_on", "act"):
            firm.covers, firm.contacts, firm.changed = covers[firm.pk], desks[firm.pk], False
            firm.agrees = None  # what rows said of it last that changes nothing on it
            self.firms[firm.pk] = firm
        if self.owner:
            mine = self._relationships({"recruiter__is_desk": True, "firm__in": ids})
            self.desks.update((one.firm_id, one) for one in mine)

    def _load_people(self, ids):
        if not ids:
            return
        covers = _specialties(Recruiter, "recruiter", ids)
        contacts = _contacts({"recruiter__among": ids}, "recruiter")
        at, since = defaultdict(dict), {}
        here = Affiliation.objects.filter(recruiter__among=ids, ended_on__isnull=True).order_by("pk")
        for pk, recruiter, firm, started_on in here.values_list("pk", "recruiter", "firm", "started_on"):
            at[recruiter][firm], since[recruiter] = pk, started_on
        for person in Recruiter.objects.filter(pk__among=ids).defer("source", "source_on", "act"):
            person.covers, person.contacts = covers[person.pk], contacts[person.pk]
            person.at, person.since, person.changed = at[person.pk], since.get(person.pk), False
            self.people[person.pk] = person
        if self.owner:
            self.relationships.update((one.recruiter_id, one) for one in self._relationships({"recruiter__in": ids}))

    def _relationships(self, where):
        mine = list(Relationship.objects.visible_to(self.owner).filter(**where))
        texts = defaultdict(set)
        rows = HistoryRow.objects.live().filter(relationship__in=[one.pk for one in mine]).exclude(note="")
        for pk, text in rows.values_list("relationship", "note"):
            texts[pk].add(text)
        for one in mine:
            one.texts = texts[one.pk]
        return mine


def _specialties(model, side, ids):
    covers = defaultdict(set)
    through = model.specialties.through.objects.filter(**{f"{side}__among": ids})
    for pk, specialty in through.values_list(side, "specialty"):
        covers[pk].add(specialty)
    return covers


def _contacts(where, path):
    """{id: {(kind, key)}}."""
    contacts = defaultdict(set)
    for pk, kind, key in ContactPoint.objects.filter(**where).values_list(path, "kind", "key"):
        contacts[pk].add((kind, key))
    return contacts
