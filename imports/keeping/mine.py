"""A seeker's own list: relationships with opening rows, and what a later version of the list adds to them."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from common.bulk import update
from common.ids import new_public_ids
from imports.planning.mine import text_of
from outreach.day_order import STEP
from outreach.models import HistoryRow, Relationship
from outreach.models.book import Book
from recruiters.models import Affiliation, Firm, Recruiter

from .first_dates import spread

RELATIONSHIP = [
    "seeker_id", "recruiter_id", "firm_id", "public_id", "act_id", "name_key", "firm_key", "tags", "met", "made_at",
]  # fmt: skip
HISTORY = [
    "relationship_id", "kind", "occurred_on", "day_seq", "data", "note",
    "public_id", "seeker_id", "zone", "act_id", "created_at",
]  # fmt: skip
BESIDE = {"new", "notes", "tags", "met"}  # the rest of `mine` is data of the opening row


def write(work):
    """Locks the seeker; a fixed number of writes of the book whatever the number of rows."""
    notes = [note for note in work.notes if not note.skipped and note.person and note.row.verdict != "same"]
    if not notes:
        return
    seeker = work.batch.owner
    book = Book(seeker, [], work.by.at)
    people = {note.person for note in notes}
    there = {one.recruiter_id: one for one in Relationship.objects.visible_to(seeker).filter(recruiter__in=people)}
    first = {}
    for note in notes:
        if note.person not in there:
            first.setdefault(note.person, note)
    ids = _begin(work, list(first.values()))
    later = _Later(work, book, there)
    openings = {note: _opening(work, book, note, ids[note.person]) for note in first.values()}
    spread(work, openings.values())
    rows = []
    for note in notes:
        if note in openings:
            rows.append(openings[note])
            later.begun(note, ids[note.person], openings[note])
        else:
            rows += later.rows(note)
        rows += _addresses(work, note, later.id_of(note.person), later)
    public_ids = new_public_ids(len(rows))
    fixed = (seeker.pk, book.zone, work.act_id, work.by.at)
    work.insert(
        "history", HISTORY, [(*row, public_id, *fixed) for row, public_id in zip(rows, public_ids, strict=True)]
    )
    later.store()
    touched = {row[1] for row in rows}
    replayed = Relationship.objects.filter(pk__in=touched).select_related("firm").order_by("pk")  # as they were spread
    Book(seeker, replayed, work.by.at).store()
    _moved(work, notes, there)


def _begin(work, notes):
    """{recruiter id: id of the new relationship}; one that an undo took back returns with its own address."""
    people = dict(Recruiter.objects.filter(pk__in=[note.person for note in notes]).values_list("id", "name_key"))
    firms = {note.person: note.firm for note in notes}
    at_work = Affiliation.objects.filter(recruiter__in=[pk for pk in firms if not firms[pk]], ended_on__isnull=True)
    firms |= dict(at_work.order_by("pk").values_list("recruiter_id", "firm_id"))
    keys = dict(Firm.objects.filter(pk__in=set(firms.values()) - {None}).values_list("id", "name_key"))
    back = _back(work, notes, firms, keys)
    new = [note for note in notes if note.person not in back]
    rows = [
        (note, work.owner_id, note.person, firms[note.person], public_id, work.act_id, people[note.person],
         keys.get(firms[note.person], ""), note.plan.get("mine", {}).get("tags", []),
         note.plan.get("mine", {}).get("met", ""), work.by.at)
        for note, public_id in zip(new, new_public_ids(len(new)), strict=True)
    ]  # fmt: skip
    ids = work.insert("relationship", RELATIONSHIP, rows)
    return back | {note.person: pk for note, pk in zip(new, ids, strict=True)}


def _back(work, notes, firms, keys):
    hidden = Relationship.objects.filter(seeker=work.owner_id, merged_into__isnull=True, hidden_at__isnull=False)
    hidden = hidden.filter(recruiter__in=[note.person for note in notes]).select_for_update().order_by("pk")
    latest = {one.recruiter_id: one for one in hidden}
    rows = []
    for note in notes:
        one = latest.get(note.person)
        if one is None:
            continue
        more = [tag for tag in note.plan.get("mine", {}).get("tags", []) if tag not in one.tags]
        after = {"act_id": work.act_id, "firm_id": firms[note.person], "firm_key": keys.get(firms[note.person], "")}
        after |= {"tags": [*one.tags, *more], "hidden_at": None}
        for column, value in after.items():
            before = getattr(one, column)
            before = before.isoformat() if column == "hidden_at" else before
            note.set.append(["relationship", one.pk, column, before, value, None])
        rows.append((one.pk, *after.values()))
    update(Relationship, ["act_id", "firm_id", "firm_key", "tags", "hidden_at"], rows)
    return {person: one.pk for person, one in latest.items()}


def _opening(work, book, note, relationship):
    """Dated today at its start (clock.md section 3)."""
    mine = note.plan.get("mine", {})
    data = {key: value for key, value in mine.items() if value and key not in BESIDE}
    for key in ("last_contact", "filed_on"):
        if data.get(key, "") > work.day.isoformat():
            note.leave("future", column=key)
            del data[key]
    stage = data.get("stage", "listed")
    data["stage"] = "planned" if stage == "listed" and data.get("next_step") else stage  # listed ones have no date
    today = [row.day_seq for row in book.search_rows if row.occurred_on == work.day]
    if stage == "paused" and data.get("next_step", "") > work.day.isoformat():
        data.setdefault("until", data["next_step"])
    return note, relationship, "opening", work.day, min(today, default=0) - 1, data, text_of(mine)


def _addresses(work, note, relationship, later):
    """Addresses of a shared person are the seeker's own knowledge: they stay beside the record."""
    if work.may_write("recruiter", note.person):
        return []
    return [
        (note, relationship, "address_found", work.day, later.end_of(relationship, work.day),
         {"kind": kind, "value": value}, "")
        for kind, value, _ in note.contacts
    ]  # fmt: skip


def _moved(work, notes, there):
    """A person whom the seeker knows to work elsewhere now."""
    by = replace(work.by, act=work.batch.act)
    moved = {note.firm for note in notes if note.plan.get("moves") and note.person in there}
    firms = {firm.pk: firm for firm in Firm.objects.filter(pk__in=moved)}
    for note in notes:
        relationship = there.get(note.person)
        if relationship and note.plan.get("moves") and relationship.firm_id != note.firm:
            note.add("history", relationship.move_to(by, firms[note.firm]).pk)


class _Later:
    """Relationships that were there before: a newer contact, a changed note, further tags. A stage never moves them."""

    def __init__(self, work, book, there):
        self.work, self.relationships = work, dict(there)
        self.ids = {person: one.pk for person, one in there.items()}
        self.ends = defaultdict(int)
        self.last = {one.pk: one.last_contact_on or date.min for one in there.values()}
        self.texts, self.contacts = set(), set()
        self.changed = {}
        self.search_ends = defaultdict(int)
        for row in book.search_rows:
            self.search_ends[row.occurred_on] = max(self.search_ends[row.occurred_on], row.day_seq)
        history = HistoryRow.objects.live().filter(relationship__in=self.ids.values())
        for row in history.values("relationship_id", "kind", "occurred_on", "day_seq", "data", "note"):
            pk, day = row["relationship_id"], row["occurred_on"]
            self.ends[pk, day] = max(self.ends[pk, day], row["day_seq"])
            self.texts.add((pk, row["note"]))
            self.contacts.add((pk, day, row["data"].get("source")))

    def id_of(self, person):
        return self.ids[person]

    def begun(self, note, pk, opening):
        """A relationship that this chunk opened; the list may say more of it further down."""
        _, _, _, _, _, data, text = opening
        self.ids[note.person] = pk
        self.texts.add((pk, text))
        self.last[pk] = date.fromisoformat(data["last_contact"]) if data.get("last_contact") else date.min

    def rows(self, note):
        pk, mine, day = self.ids[note.person], note.plan.get("mine", {}), self.work.day
        text, rows = text_of(mine), []
        text = "" if (pk, text) in self.texts else text
        last = date.fromisoformat(mine["last_contact"]) if mine.get("last_contact") else date.min
        if last > day:
            note.leave("future", column="last_contact")
        elif last > self.last[pk] and (pk, last, self.work.source) not in self.contacts:
            data = {"direction": "unknown", "channel": "other", "purpose": "", "source": self.work.source}
            rows.append((note, pk, "interaction", last, self.end_of(pk, last), data, ""))
            self.last[pk] = last
            self.contacts.add((pk, last, self.work.source))
        if text:
            rows.append((note, pk, "note", day, self.end_of(pk, day), {"source": self.work.source}, text))
            self.texts.add((pk, text))
        self._beside(note, mine)
        return rows

    def end_of(self, pk, day):
        """The place of a further row at the end of a day."""
        self.ends[pk, day] = max(self.ends[pk, day], self.search_ends.get(day, 0)) + STEP
        return self.ends[pk, day]

    def store(self):
        update(Relationship, ["tags", "met"], [(one.pk, one.tags, one.met) for one in self.changed.values()])

    def _beside(self, note, mine):
        one = self.relationships.get(note.person)
        if one is None:
            one = self.relationships[note.person] = Relationship.objects.get(pk=self.ids[note.person])
        more = [tag for tag in mine.get("tags", []) if tag not in one.tags]
        met = "" if one.met else mine.get("met", "")
        for column, after in (("tags", [*one.tags, *more] if more else None), ("met", met)):
            if after:
                note.set.append(["relationship", one.pk, column, getattr(one, column), after, None])
                setattr(one, column, after)
                self.changed[one.pk] = one
