"""Which firm and which person a row speaks of: of an earlier row, of the directory, or new."""

from functools import cached_property

from imports.models.row_acts import NEW, WAITS
from recruiters.likeness.known import Known

from .facts import firm_facts, firm_key, person_facts
from .line import as_ident, as_text
from .waiting import waiting_before, waiting_key


class Finding:
    """Holds what earlier rows of the list brought. `known` is what its reader may match against."""

    def __init__(self, batch):
        self.batch, self.known = batch, Known(batch.owner)
        self.firms = {}  # firm_key → identity
        # ("row", n) → the identity that row n turned out to speak of
        self.became = {"firm": {}, "person": {}}
        self.undecided = set()  # ("row", n) whose firm waits for a person to say which it is
        self.open_people = set()  # the same of their person
        self.lines = _Lines()  # of rows that bring something

    def find(self, lines):
        """Sets firm, person and candidates of lines, in order of their numbers."""
        self._find_firms([line for line in lines if line.planned and line.values.get("firm")])
        self._find_people([line for line in lines if line.planned and line.values.get("person")])

    def _find_firms(self, lines):
        first = {}
        for line in lines:
            key = firm_key(line.values["firm"])
            if key not in self.firms:
                first.setdefault(key, line)
        facts = [firm_facts(line.values["firm"], line.own) for line in first.values()]
        self.known.learn_firms(facts)
        for (key, line), matches in zip(first.items(), self.known.firms(facts), strict=True):
            self.firms[key] = self._settle(line, "firm", matches)
        for line in lines:
            line.firm = self.firms[firm_key(line.values["firm"])]
            waits_for = line.firm[1] if line.firm in self.undecided else line.number
            if waits_for != line.number:
                line.unsure("firm_of_line", number=waits_for, line=self.lines[waits_for])

    def _find_people(self, lines):
        facts = [
            person_facts(line.values["person"], line.own, line.firm, line.values.get("firm", {}).get("name", ""))
            for line in lines
        ]
        self.known.learn_people(facts)
        for line, matches in zip(lines, self.known.people(facts), strict=True):
            line.person = self._settle(line, "person", matches)
            if line.person in self.open_people and line.person != line.own and line.verdict != "unsure":
                line.unsure("person_of_line", number=line.person[1], line=self.lines[line.person[1]])

    def _settle(self, line, what, matches):
        """The identity that a line's firm or person has; an open question where only a person can tell."""
        matches = [match for match in matches if self._comes_before(match.id, line)]
        decided = line.decided_on.get(what)
        if decided and decided != NEW:
            return self._became(line, what, as_ident(decided))
        became = self.became[what]
        same = {became.get(match.id, match.id) for match in matches if match.likeness.verdict == "same"}
        if len(same) == 1 and decided != NEW:
            return self._became(line, what, same.pop())
        if matches and decided != NEW:
            line.verdict = "unsure"
            line.candidates += [_candidate(what, match, became) for match in matches]
            (self.undecided if what == "firm" else self.open_people).add(line.own)
        elif not matches and decided != NEW and self._waits_already(line, what):
            line.unsure(WAITS, what=what)
            (self.undecided if what == "firm" else self.open_people).add(line.own)
        self.lines[line.number] = line.line
        return line.own

    @cached_property
    def _waiting(self):
        return waiting_before(self.batch)

    def _waits_already(self, line, what):
        """Whether an earlier import keeps back what the row is about, and asks there."""
        about = "person" if line.values.get("person") else "firm"
        return what == about and waiting_key(line.values) in self._waiting

    def _became(self, line, what, ident):
        self.became[what][line.own] = ident
        return ident

    @staticmethod
    def _comes_before(ident, line):
        return not isinstance(ident, tuple) or ident[1] < line.number


class _Lines:
    """{number of a row: its line in the file}. They run side by side in nearly all lists: only what differs is kept."""

    def __init__(self):
        self.ahead, self.others = None, {}

    def __setitem__(self, number, line):
        if self.ahead is None:
            self.ahead = line - number
        if line - number != self.ahead:
            self.others[number] = line

    def __getitem__(self, number):
        return self.others.get(number, number + self.ahead)


def _candidate(what, match, became):
    ident = became.get(match.id, match.id)
    return {
        "what": what,
        "id": as_text(ident),
        "score": round(match.likeness.score),
        "reasons": [[code, params] for code, params in match.likeness.reasons],
    }
