"""One line understood: "called Dana Reyes, left voicemail, try again Thursday". Pure: takes today and who there is.

The first clause with a way ("called", "email from") says who and how, on which day; the others what came of it, what
comes next and when. Whatever no field holds is the note.
"""

from .clause import Clause
from .days import FUTURE, PAST, Days
from .naming import Naming
from .parsed import Parsed
from .tokens import clauses_of, tokens_of

CHANNELS = {"email", "phone", "voicemail", "linkedin", "text", "meeting", "portal", "other"}
OUTCOMES = {"no_match", "declined", "auto_reply", "approach"}
MARKS = {"out", "in", "both", "keep", "weak"}


def parse(line, today, people, words, month_first=True, workday=None):
    """Parsed. people(name) gives who may be meant, best first; words: vocabulary.py; workday(day) the day itself or
    the next one that is worked.
    """
    days = Days(words, today, month_first)
    clauses = _clauses(line, words, days)
    head = next((clause for clause in clauses if clause.phrases), clauses[0] if clauses else None)
    if head is None:
        return Parsed(line, today)
    reading = _Reading(today, workday or (lambda day: day))
    reading.head(head, people)
    for clause in clauses:
        if clause is not head:
            reading.further(clause, people)
    return Parsed(line, **reading.result([clause for clause in clauses if clause not in reading.ahead]))


def _clauses(line, words, days):
    found = []
    for tokens in clauses_of(tokens_of(line), words["split"]):
        clause = Clause(line, tokens, words, days)
        at = clause.split_at_next()
        parts = [tokens] if at is None else [tokens[:at], tokens[at:]]
        found += [clause] if at is None else [Clause(line, part, words, days) for part in parts]
    return found


class _Reading:
    """What has been understood so far."""

    def __init__(self, today, workday):
        self.today, self.workday = today, workday
        self.direction = self.channel = self.purpose = self.outcome = self.next_text = self.name = ""
        self.day = self.clock = self.next_on = self.next_meant = None
        self.people, self.ahead, self.understood = (), [], False

    def head(self, clause, people):
        """Who, how and when."""
        for phrase in clause.phrases:
            self._take(phrase, clause, first=True)
        naming = Naming(clause, people, clause.phrases[0].at if clause.phrases else None)
        self.name, self.people = naming.typed, naming.people
        self._turn(clause, naming)
        if clause.days:
            at, day = clause.days[0]
            self.day = day.ahead if day.tense == FUTURE else day.back
            clause.use(at, day.length)
        self.clock = clause.clock

    def further(self, clause, people):
        """What came of it, or what comes next."""
        only_a_day = len(clause.days) == 1 and clause.days[0][1].length == len(clause.tokens)
        if clause.asks_next and clause.days and clause.days[0][1].tense != PAST and self.next_on is None:
            for phrase in clause.phrases:
                if phrase.section == "results" and clause.cue is None:
                    self._take(phrase, clause)
            self._take_ahead(clause)
        elif only_a_day and self.day is None and clause.days[0][1].tense != FUTURE:
            self.day = clause.days[0][1].back
            clause.use(0, len(clause.tokens))
        else:
            for phrase in clause.phrases:
                if phrase.section != "ways" or "voicemail" in phrase.codes:
                    self._take(phrase, clause)
            self.clock = self.clock or clause.clock
            if not self.name and not clause.phrases:
                naming = Naming(clause, people, None)
                self.name, self.people = naming.typed, naming.people

    def result(self, clauses):
        """The fields of Parsed; the clauses are those that did not say what comes next."""
        inward = self.direction == "in"
        notes = [left[:1].upper() + left[1:] for clause in clauses if clause.says() and (left := clause.left())]
        return {
            "occurred_on": self.day or self.today, "occurred_time": self.clock, "name": self.name,
            "people": self.people, "direction": "in" if inward else "out", "channel": self.channel,
            "purpose": "" if inward else self.purpose, "outcome": self.outcome if inward else "",
            "next_on": self.next_on, "next_meant": self.next_meant,
            "next_text": self.next_text, "note": ". ".join(notes),
            "understood": self.understood,
        }  # fmt: skip

    def _take(self, phrase, clause, first=False):
        codes = set(phrase.codes)
        ours = "out" in codes
        if ours and not first and self.direction == "in":
            return  # they spoke already: what we did beside it is the note
        self.understood = True
        if "keep" not in codes:
            clause.use(phrase.at, phrase.length)
        if "weak" in codes and (self.purpose or self.direction == "in"):
            return
        if codes & {"in", "both"}:
            self.direction = "in"
        elif ours and self.direction != "in":
            self.direction = "out"
        channel, outcome = codes & CHANNELS, codes & OUTCOMES
        if channel and (not self.channel or self._narrows(channel)):
            self.channel = channel.pop()
        if outcome:
            self.outcome = outcome.pop()
        purpose = codes - MARKS - CHANNELS - OUTCOMES
        self.purpose = self.purpose or (purpose.pop() if purpose else "")

    def _narrows(self, channel):
        """A message left says more than a call, "wrote on LinkedIn" more than "wrote"."""
        return not channel & {"phone", "email", "other"}

    def _turn(self, clause, naming):
        """Who made contact, where the way alone does not say: "Dana called", "email from", "call with"."""
        section = clause.phrases[0].section if clause.phrases else ""
        neutral = not any(set(phrase.codes) & {"out", "in", "both"} for phrase in clause.phrases)
        theirs = naming.before and section == "ways" and "out" in clause.phrases[0].codes
        answers = naming.preposition == "from" or (naming.preposition == "with" and neutral)
        if theirs or (neutral and answers):
            self.direction, self.purpose = "in", ""

    def _take_ahead(self, clause):
        at, day = clause.days[0]
        self.next_on = self.workday(day.ahead)
        self.next_meant = day.ahead if day.ahead != self.next_on else None
        spoken = clause.text(range(at, at + day.length)) if clause.cue is not None else clause.text()
        self.next_text = spoken[:1].upper() + spoken[1:]
        self.ahead.append(clause)
