"""Item by item: what a row wrote goes where it still is as written, else it stays and the row says why."""

from django.utils.dateparse import parse_date, parse_datetime

from imports.written import FIRM, PERSON
from recruiters.models.firm import ALWAYS, IDENTITY, PROFILE_AXES

from .loaded import PARTS

OF_FIRM = ("firm", "firm_specialty", "profile")
WRITTEN = {"firm": {"name": "", **FIRM}, "recruiter": {"name": "", **PERSON}}


class Taking:
    """One row's items: `made` and `set` as in ImportRow.done, and what of them stays."""

    def __init__(self, row):
        items = row.done.get("left", {} if row.undone_at else row.done)
        self.row, self.made, self.set = row, items.get("made", {}), items.get("set", [])
        self.left_set, self.kept = [], []

    def leave(self, code, **params):
        if [code, params] not in self.kept:
            self.kept.append([code, params])

    def keep_person(self):
        """They were blanked in place: nothing is written on them any more, nor do they go."""
        self.made = {name: ids for name, ids in self.made.items() if name in OF_FIRM}
        self.set = [entry for entry in self.set if entry[0] in OF_FIRM]
        self.leave("suppressed", what="recruiter")

    def done(self, gone):
        """As ImportRow.done holds it after undoing."""
        done = {name: value for name, value in self.row.done.items() if name not in ("left", "kept")}
        left = {name: [pk for pk in ids if (name, pk) not in gone] for name, ids in self.made.items()}
        left = {"made": {name: ids for name, ids in left.items() if ids}, "set": self.left_set[::-1]}
        left = {name: items for name, items in left.items() if items}
        return done | ({"kept": self.kept} if self.kept else {}) | ({"left": left} if left and self.kept else {})

    def new(self, name):
        """What the plan wrote into a record that it made: {column: value}, or None where it was no plan's (a desk)."""
        plan = self.row.plan
        spec = plan.get("person") if name == "recruiter" else (plan.get("moves") or {}).get("to") or plan.get("firm")
        return (spec or {}).get("new")


class TakeBack:
    """Takes rows back in memory, newest first; `gone` and `changed` say what is to be written then."""

    def __init__(self, batch, by, loaded):
        self.batch, self.by, self.loaded = batch, by, loaded
        self.gone = set()  # (name, id)
        self.changed = {"firm": {}, "recruiter": {}, "affiliation": {}}
        self.renamed = {"firm": {}, "recruiter": {}}
        self.known_otherwise = {"firm": set(), "recruiter": set()}
        self.profiled, self.away = set(), {"firm": {}, "recruiter": {}}

    def take(self, taking):
        if taking.row.recruiter_id in self.loaded.unavailable:
            taking.keep_person()
        for entry in reversed(taking.set):
            if entry[0] in ("firm", "recruiter", "affiliation") and not self._set_back(taking, *entry):
                taking.left_set.append(entry)
        for pk in taking.made.get("recruiter", []):
            self._record(taking, "recruiter", pk)
        for name in PARTS:
            for pk in taking.made.get(name, []):
                self._part(taking, name, pk)
        for pk in taking.made.get("firm", []):
            self._record(taking, "firm", pk)

    def _set_back(self, taking, name, pk, column, before, after, former):
        if name == "affiliation":
            return self._begin_again(taking, pk, after)
        record = self.loaded.records[name].get(pk)
        if record is None or (name, pk) in self.gone:
            return True
        if column == "archived_at":
            return self._archive_again(taking, record, before)
        code = self._merged(name, record) or (
            self._since(taking, record, column) if getattr(record, column) != after else ""
        )
        if code:
            taking.leave(code, what=name, column=column)
            return False
        setattr(record, column, before)
        if former is None:
            record.provenance.pop(column, None)
        else:
            record.provenance[column] = former
        self.changed[name][pk] = record
        if column in ("name", "trading_names"):
            self.renamed[name][pk] = record
        if column in IDENTITY:
            self.known_otherwise[name].add(pk)
        if column in PROFILE_AXES:
            self.profiled.add(pk)
        return True

    def _begin_again(self, taking, pk, after):
        """The affiliation that a move had ended."""
        part = self.loaded.parts["affiliation"].get(pk)
        if part is None or ("affiliation", pk) in self.gone:
            return True
        again = self.loaded.at_work.get((part["recruiter_id"], part["firm_id"]))  # they came back meanwhile
        if part["ended_on"] != parse_date(after) or (again and ("affiliation", again) not in self.gone):
            taking.leave("changed_since", what="affiliation")
            return False
        part["ended_on"] = None
        self.changed["affiliation"][pk] = part
        return True

    def _archive_again(self, taking, record, before):
        if self.loaded.needed["firm"].get(record.pk) == "in_use":
            taking.leave("in_use", what="firm")
            return False
        self.away["firm"][record.pk] = parse_datetime(before)
        return True

    def _record(self, taking, name, pk):
        record = self.loaded.records[name].get(pk)
        if record is None:
            self.gone.add((name, pk))
            return
        own = {(part, part_id) for part, ids in taking.made.items() for part_id in ids}
        code = self._why_kept(taking, name, record, own)
        if code == "laid_away":
            self.away[name][pk] = record.archived_at or self.by.at
        elif code:
            taking.leave(code, what=name)
        else:
            self.gone |= {(name, pk), *self.loaded.hanging[name, pk]}

    def _why_kept(self, taking, name, record, own):
        """A code, or '' where the record goes with all that hangs on it."""
        if self._merged(name, record):
            return "merged_since"
        hanging = self.loaded.hanging[name, record.pk] - self.gone
        needed = self.loaded.needed[name].get(record.pk, "")
        if needed not in ("", "laid_away"):
            return needed
        if record.pk in self.loaded.others[name]:
            return "written_since"
        people = {pk for part, pk in hanging if part == "affiliation"} if name == "firm" else set()
        if any(not self._laid_away(pk) for pk in people):
            return "in_use"
        if any(not self._says_nothing(name, *part) for part in hanging - own):
            return "changed_since"
        if name == "recruiter" and any(self._ended(*part) for part in hanging):
            return "changed_since"
        return self._rewritten(taking, name, record) or ("laid_away" if people else needed)

    def _says_nothing(self, name, part, pk):
        """People at a firm were asked for before; its first profile only says what it was all along."""
        if part == "profile":
            return self.loaded.parts[part][pk]["made_on"] == ALWAYS
        return name == "firm" and part == "affiliation"

    def _rewritten(self, taking, name, record):
        new = taking.new(name)
        if new is None or (name == "recruiter" and record.is_desk):
            return ""
        columns = WRITTEN[name].items()
        other = next((column for column, value in columns if getattr(record, column) != new.get(column, value)), None)
        return self._since(taking, record, other) if other else ""

    def _part(self, taking, name, pk):
        part = self.loaded.parts[name].get(pk)
        if part is None or (name, pk) in self.gone:
            self.gone.add((name, pk))
            return
        owner = PARTS[name][0]
        own = part[f"{owner}_id"]
        if own in taking.made.get(owner, []):
            return  # it stays or goes with the record that the row made
        if self._ended(name, pk):
            taking.leave("changed_since", what="affiliation")
        elif self._merged(owner, self.loaded.records[owner].get(own)):
            taking.leave("merged_since", what=owner)
        elif name != "profile" or (own in self.profiled and not self._holds_profile(taking, own)):
            self.gone.add((name, pk))

    def _holds_profile(self, taking, firm_id):
        """One of the axes that the row set could not be put back."""
        return any(entry[:2] == ["firm", firm_id] and entry[2] in PROFILE_AXES for entry in taking.left_set)

    def _laid_away(self, affiliation):
        part = self.loaded.parts["affiliation"][affiliation]
        return part["recruiter_id"] in self.away["recruiter"] or part["recruiter__archived_at"] is not None

    def _ended(self, name, pk):
        return name == "affiliation" and self.loaded.parts[name][pk]["ended_on"] is not None

    def _merged(self, name, record):
        into = record is not None and getattr(record, "merged_into_id", None)
        needed = record is not None and self.loaded.needed[name].get(record.pk)
        return "merged_since" if into or needed == "merged_since" else ""

    def _since(self, taking, record, column):
        """Whether a later import or somebody by hand wrote the column last."""
        entry = record.provenance.get(column) or {}
        by_import = entry.get("batch") not in (None, taking.row.batch.public_id) and entry["value"] == getattr(
            record, column
        )
        return "written_since" if by_import else "changed_since"
