"""What hangs on firms and people: where they work, their addresses, what they cover."""

from collections import defaultdict
from datetime import date

from common.bulk import update
from imports.written import MODELS
from recruiters.models import Affiliation, ContactPoint, DirectoryChange, Specialty

CONTACT = ["recruiter_id", "kind", "value", "key"]


def write(work):
    people = [(note, note.person, note.contacts) for note in work.going("contacts") if _own_person(work, note)]
    work.insert_all(
        ("affiliation", ["recruiter_id", "firm_id", "started_on"], _affiliations(work)),
        ("contact", CONTACT, _contacts(work, people)),
        _specialties(work, "firm", _planned(work, "firm", "firm_specialties") + _places(work)),
        _specialties(work, "recruiter", _planned(work, "person", "person_specialties")),
    )


def add_contacts(work, wanted):
    """wanted: (note, recruiter id, [(kind, value, key)]); an address that is there already stays as it is."""
    work.insert("contact", CONTACT, _contacts(work, wanted))


def _contacts(work, wanted):
    known = {pk for _, pk, _ in wanted} - work.new_people
    there = defaultdict(set)
    for pk, kind, key in ContactPoint.objects.filter(recruiter__among=known).values_list("recruiter_id", "kind", "key"):
        there[pk].add((kind, key))
    rows = []
    for note, pk, contacts in wanted:
        had = there[pk]
        for kind, value, key in contacts:
            if (kind, key) not in had:
                had.add((kind, key))
                rows.append((note, pk, kind, value, key))
    DirectoryChange.note("recruiter", {pk for _, pk, kind, *_rest in rows if kind == "email"} & known)
    return rows


def _affiliations(work):
    """A new person works at the row's firm. One who is there already is added to a firm only where none is known, the
    list itself says both, or the plan says that they moved.
    """
    notes = [
        note for note in work.going("person") if note.row.verdict != "same" and note.firm and _own_person(work, note)
    ]
    current = defaultdict(dict)
    known = {note.person for note in notes} - work.new_people
    at_work = Affiliation.objects.filter(recruiter__among=known, ended_on__isnull=True)
    for pk, person, firm in at_work.values_list("id", "recruiter_id", "firm_id"):
        current[person][firm] = pk
    rows, ended = [], []
    for note in notes:
        firms, moves = current[note.person], note.plan.get("moves")
        if note.firm in firms:
            continue
        started_on = None
        if moves:
            if firms.get(next((firm for firm, pk in firms.items() if pk == moves["from"]), None)) is None:
                note.leave("moved_meanwhile")
                continue
            started_on = date.fromisoformat(moves["on"])
            ended.append((moves["from"], started_on))
            note.set.append(["affiliation", moves["from"], "ended_on", None, moves["on"], None])
            firms.pop(next(firm for firm, pk in firms.items() if pk == moves["from"]))
        elif firms and "ref" not in note.plan["person"]:
            note.leave("works_elsewhere")
            continue
        firms[note.firm] = 0
        rows.append((note, note.person, note.firm, started_on))
    update(Affiliation, ["ended_on"], ended)
    DirectoryChange.note("recruiter", {note.person for note, *_rest in rows} & known)
    return rows


def _own_person(work, note):
    """A seeker's list leaves shared people as they are; mine.py keeps what it knows of them."""
    return work.may_write("recruiter", note.person)


def _planned(work, attribute, part):
    return [(note, getattr(note, attribute), pk) for note in work.going(part) for pk in note.plan[part]]


def _places(work):
    """(note, firm id, specialty id) for each place of a firm that the rows write: it is found by them."""
    said = [
        (note, note.plan["firm"]["new"]["places"])
        for note in work.going("firm")
        if "firm" in note.made and note.plan["firm"].get("new", {}).get("places")
    ]
    for note in work.going("firm_set"):
        if "places" in note.plan["firm_set"]:
            said.append((note, note.plan["firm_set"]["places"][1]))
    known = work.batch.places_known
    for text in {text for _, text in said} - set(known):
        known[text] = [place.pk for place in Specialty.objects.places_in(text)]
    return [(note, note.firm, pk) for note, text in said for pk in known[text]]


def _specialties(work, name, wanted):
    """The table, columns and rows of (note, id of the record, id of the specialty)."""
    model = MODELS[f"{name}_specialty"]
    wanted = [(note, record, pk) for note, record, pk in wanted if record and work.may_write(name, record)]
    column = f"{name}_id"
    known = {record for _, record, _ in wanted} - (work.new_people if name == "recruiter" else set())
    there = model.objects.filter(**{f"{column[:-3]}__among": known})
    there = set(there.values_list(column, "specialty_id"))
    rows = []
    for note, record, pk in wanted:
        if (record, pk) not in there:
            there.add((record, pk))
            rows.append((note, record, pk))
    return f"{name}_specialty", [column, "specialty_id"], rows
