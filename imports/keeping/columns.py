"""Values set on firms and people that are there: only where the column still holds what the plan found in it."""

from common.bulk import update
from imports.written import FIRM, PERSON
from outreach.acts.names import follow_firm, follow_recruiter
from recruiters.models import DirectoryChange, Firm, FirmProfile, Recruiter
from recruiters.models.firm import ALWAYS, IDENTITY, PROFILE_AXES
from recruiters.models.words import index_words

KEYS = {"firm": ["name_key", "domain"], "recruiter": ["name_key"]}
COLUMNS = {"firm": ["name", *FIRM], "recruiter": ["name", *PERSON]}
MODELS = {"firm": Firm, "recruiter": Recruiter}


def write(work):
    firms = _set(work, "firm", "firm", "firm_set")
    _profiles(work, firms)
    _set(work, "recruiter", "person", "person_set")


def store(name, records, known_otherwise=()):
    """Write changed records with their keys. `known_otherwise`: ids of those with another name or website, who may now
    be whom a confidential search is kept from.
    """
    for record in records:
        record.fold_keys()
    columns = [*COLUMNS[name], *KEYS[name], "provenance"]
    rows = [(record.pk, *(getattr(record, column) for column in columns)) for record in records]
    update(MODELS[name], columns, rows)
    DirectoryChange.note(name, known_otherwise)


def store_names(name, records):
    """After a change of names."""
    index_words(records)
    for record in records:
        (follow_firm if name == "firm" else follow_recruiter)(record)


def taken_keys(owner_id, firms):
    """{(name_key, domain): id} of the owner's firms that are called like one of these."""
    same = Firm.objects.filter(owner=owner_id, name_key__among={firm.name_key for firm in firms})
    return {(name_key, domain): pk for name_key, domain, pk in same.values_list("name_key", "domain", "id")}


def _set(work, name, attribute, part):
    """Returns {id: (record, its former values of the profile's axes, the notes that set one)} of changed firms."""
    notes = [note for note in work.going(part) if getattr(note, attribute)]
    ours = [note for note in notes if work.may_write(name, getattr(note, attribute))]
    for note in set(notes) - set(ours):
        note.leave("shared", what=name)
    ids = {getattr(note, attribute) for note in ours}
    there = MODELS[name].objects.filter(pk__among=ids).select_for_update(of=("self",))
    records = {record.pk: record for record in there}
    taken = _Taken(work, ours, records) if name == "firm" else None
    changed, renamed, axes, known_otherwise = {}, {}, {}, set()
    for note in ours:
        record = records[getattr(note, attribute)]
        for column, (before, after) in note.plan[part].items():
            if column not in COLUMNS[name]:
                raise ValueError(f"a plan of row {note.row.pk} sets an unknown column: {column}")
            if getattr(record, column) != before:
                note.leave("changed_meanwhile", what=name, column=column)
                continue
            if taken and not taken.free(record, column, after):
                note.leave("there_already", what="firm", column=column)
                continue
            if column in PROFILE_AXES and after != before:
                former = {axis: getattr(record, axis) for axis in PROFILE_AXES}
                axes.setdefault(record.pk, (record, former, note))
            setattr(record, column, after)
            note.set.append([name, record.pk, column, before, after, record.provenance.get(column)])
            record.provenance[column] = work.entry(after)
            changed[record.pk] = record
            if column in ("name", "trading_names"):
                renamed[record.pk] = record
            if column in IDENTITY:
                known_otherwise.add(record.pk)
    store(name, list(changed.values()), known_otherwise)
    store_names(name, list(renamed.values()))
    return axes


class _Taken:
    """Which pairs of name and domain other firms have: the database allows each once."""

    def __init__(self, work, notes, records):
        named = [Firm(name=note.plan["firm_set"]["name"][1]) for note in notes if "name" in note.plan["firm_set"]]
        for firm in named:
            firm.fold_keys()
        keyed = any({"name", "website"} & note.plan["firm_set"].keys() for note in notes)
        self.by_key = taken_keys(work.owner_id, [*records.values(), *named]) if keyed else {}

    def free(self, record, column, after):
        if column not in ("name", "website"):
            return True
        wanted = Firm(name=record.name, website=record.website)
        setattr(wanted, column, after)
        wanted.fold_keys()
        key = (wanted.name_key, wanted.domain)
        if self.by_key.get(key, record.pk) != record.pk:
            return False
        self.by_key[key] = record.pk
        return True


def _profiles(work, axes):
    """As Firm.change_profile: a change of pay model, setting or engagement is dated, and what held before is listed."""
    listed = set(FirmProfile.objects.filter(firm__in=axes).values_list("firm_id", flat=True))
    rows = []
    for pk, (firm, former, note) in axes.items():
        if pk not in listed:
            rows.append((note, pk, ALWAYS, *former.values(), True))
        rows.append((note, pk, work.day, *(getattr(firm, axis) for axis in PROFILE_AXES), False))
    work.insert("profile", ["firm_id", "made_on", *PROFILE_AXES, "applied"], rows)
