"""What a row would write, and its verdict, once it is known which firm and person it speaks of."""

from recruiters.models import ContactPoint

from .changes import changes_on
from .edition import Edition
from .facts import contacts_of, firm_columns, person_columns
from .mine import plan_mine
from .moving import proves_move


class Deciding:
    """`finding` and `records` of this list; what it may replace follows from its policy and its edition."""

    def __init__(self, batch, finding, records, today):
        self.batch, self.finding, self.records, self.today = batch, finding, records, today
        self.edition = Edition(batch)
        # {identity: {column: values}} that rows say, of people for a chunk; whoever fills gaps alone replaces nothing.
        self.replaces = batch.policy != "fill" or batch.source_id is not None
        self.heard = {"firm": {}, "person": {}}

    def decide(self, lines):
        """Sets plan and verdict of lines, in order of their numbers."""
        self.records.load(lines)
        if self.replaces:
            self._hear(lines)
        for line in lines:
            if not line.planned:
                continue
            new = self._firm(line) if line.values.get("firm") else False
            if line.values.get("person"):
                new = self._person(line)
            if self.batch.owner_id and self.batch.kind == "my-recruiters":
                new = plan_mine(line, self.records, self.today)
            self._verdict(line, new)

    def _hear(self, lines):
        self.heard["person"] = {}
        for line in lines:
            for what, columns_of in (("firm", firm_columns), ("person", person_columns)):
                if line.planned and line.values.get(what):
                    heard = self.heard[what].setdefault(getattr(line, what), {})
                    for column, value in columns_of(line.values[what]).items():
                        values = heard.setdefault(column, [])
                        if value not in values:
                            values.append(value)

    def _firm(self, line):
        """The firm's part of the plan. Returns whether the row brings it."""
        said = line.values["firm"]
        columns = firm_columns(said)
        record = None if line.firm == line.own else self.records.firms[line.firm]
        covers = line.values.get("specialties", []) if self.batch.kind == "firms" else []
        if record and record.agrees is said and not covers:
            line.plan["firm"] = _reference(line.firm, columns)
            return False
        addresses = contacts_of(said)
        first = {said[part][0] for part in ("emails", "phones") if said.get(part)}  # in the firm's own columns
        desk = [one for one in addresses if one[1] not in first]
        if record is None:
            line.plan["firm"] = {"new": columns}
            self.records.bring("firm", line.own, columns, _keys(addresses), covers)
            _put(line.plan, firm_specialties=covers, desk=desk)
            return True
        if record.heir:
            day = record.succeeded_on and record.succeeded_on.isoformat()
            line.reasons.append(["succeeded", {"firm": record.heir, "on": day or ""}])
        line.plan["firm"] = _reference(line.firm, columns)
        if self.records.may_write(record):
            before = len(line.reasons)
            changes = self._changes(line, "firm", record, columns)
            had = record.contacts | _own_addresses(record)
            desk = [one for one in addresses if (one[0], one[2]) not in had]
            new = [pk for pk in covers if pk not in record.covers]
            _put(line.plan, firm_set=changes, desk=desk, firm_specialties=new)
            record.contacts |= _keys(desk)
            record.covers |= set(new)
            quiet = not (changes or desk or new or record.heir or line.decision or len(line.reasons) > before)
            record.agrees = said if quiet else None
        return False

    def _person(self, line):
        said = line.values["person"]
        columns, contacts = person_columns(said), contacts_of(said)
        covers = line.values.get("specialties", [])
        if line.person == line.own:
            line.plan["person"] = {"new": columns}
            self.records.bring("person", line.own, columns, _keys(contacts), covers)
            self.records.people[line.own].at = {line.firm: None}
            _put(line.plan, contacts=contacts, person_specialties=covers)
            return True
        record = self.records.people.get(line.person)
        if record is None:  # a twin of a row in an earlier chunk
            line.plan["person"] = _reference(line.person, columns)
            _put(line.plan, contacts=contacts)
            return False
        line.plan["person"] = _reference(line.person, columns)
        self._move(line, record)
        if self.records.may_write(record):
            changes = self._changes(line, "person", record, columns)
            contacts = [one for one in contacts if (one[0], one[2]) not in record.contacts]
            new = [pk for pk in covers if pk not in record.covers]
            _put(line.plan, person_set=changes, contacts=contacts, person_specialties=new)
            record.contacts |= _keys(contacts)
            record.covers |= set(new)
            record.changed = record.changed or bool(changes or contacts or new)
        elif self.batch.owner_id:  # a shared person: what the seeker knows further stays beside the record
            known = record.contacts | self.records.found[line.person]
            contacts = [one for one in contacts if (one[0], one[2]) not in known]
            _put(line.plan, contacts=contacts)
            self.records.found[line.person] |= _keys(contacts)
        return False

    def _move(self, line, record):
        """Known at another firm: an address that outlives a change of firm proves a move; else a person decides.

        An older edition than what is known, or one of before the person came to the present firm, moves nobody back.
        """
        if line.firm is None or line.firm in record.at or not self.records.may_write(record):
            return
        on = self._moved_on()
        if not record.at or isinstance(line.person, tuple):  # the list itself says where
            line.plan["joins"] = True
            record.at[line.firm] = None
            record.changed = True
            return
        if self.edition.outdated or (record.since and on < record.since.isoformat()):
            line.reasons.append(["older_edition", {}])
            return
        affiliation = next(reversed(record.at.values()))
        if affiliation and ("person" in line.decided_on or proves_move(contacts_of(line.values["person"]), record)):
            line.plan["moves"] = {"from": affiliation, "to": line.plan["firm"], "on": on}
        else:
            line.unsure("other_firm")
            line.candidates.append({"what": "person", "id": line.person, "score": 90, "reasons": [["other_firm", {}]]})
            return
        record.at = {line.firm: None}
        record.changed = True

    def _moved_on(self):
        return (self.batch.edition_on or self.today).isoformat()

    def _changes(self, line, what, record, columns):
        ident = getattr(line, what)
        heard = self.heard[what].get(ident, {})
        changes, differing = changes_on(record, columns, self.batch.policy, self.edition, heard)
        if isinstance(ident, tuple):
            differing = {}  # the list's own: what came first stands
        if differing and line.decision == "same":
            changes |= differing
        elif differing and line.decision != "without":
            line.unsure("differs", what=what, columns=differing)
            line.candidates.append({"what": what, "id": record.pk, "score": 100, "reasons": []})
        for column, (_, after) in changes.items():
            setattr(record, column, after)
        return changes

    def _verdict(self, line, new):
        if line.verdict == "unsure":
            return
        plan = line.plan
        if new:
            line.verdict = "new"
        elif "moves" in plan:
            line.verdict = "moved"
        elif any(plan.get(name) for name in WRITES) or plan.get("mine"):
            line.verdict = "update"
        else:
            line.verdict = "same"
        for what in ("firm", "person"):
            ident = getattr(line, what)
            if line.verdict == "same" and isinstance(ident, tuple) and (what == "person" or not line.person):
                line.reasons.append(["twin_of_line", {"number": ident[1], "line": self.finding.lines[ident[1]]}])


WRITES = ("firm_set", "person_set", "contacts", "desk", "firm_specialties", "person_specialties", "joins")


def _reference(ident, columns):
    """Another row's record comes with what to make of it, should that row not be kept."""
    return {"ref": ident[1], "new": columns} if isinstance(ident, tuple) else {"id": ident}


def _put(plan, **parts):
    plan.update({name: part for name, part in parts.items() if part})


def _keys(contacts):
    return {(kind, key) for kind, _, key in contacts}


def _own_addresses(firm):
    """Of the firm's own columns, as the plan leaves them."""
    held = (("email", getattr(firm, "email", "")), ("phone", getattr(firm, "phone", "")))
    return {(kind, ContactPoint.key_of(kind, value)) for kind, value in held if value}
