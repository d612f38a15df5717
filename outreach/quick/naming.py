"""Whose contact a clause tells of: the run of words that is a name, and who answers to it."""

from .tokens import starts

MOST_WORDS = 6  # of a name with a firm


class Naming:
    """`typed` is the name, `people` who it may be; `before`: it stands before the way ("Dana called")."""

    typed, people, before, preposition = "", (), False, ""

    def __init__(self, clause, people, first_phrase):
        self.clause, self.words = clause, clause.words
        for run in self._runs():
            places = self._trimmed(run)
            if places:
                self._settle(places, people)
                self.before = first_phrase is not None and places[0] < first_phrase
                return

    def _settle(self, places, people):
        """The longest beginning of the run to which somebody answers, else all of it."""
        said = [at for at in places if not self._in(at, "firm")]
        for length in range(len(said), 0, -1):
            if found := tuple(people(self._text(said[:length]))):
                self.people, said = found, said[:length]
                break
        self.typed = self._text(said)
        self.clause.used |= {at for at in places if at <= said[-1]}

    def _runs(self):
        """Stretches of words that are neither phrase nor day."""
        taken = {at for phrase in self.clause.phrases for at in range(phrase.at, phrase.at + phrase.length)}
        taken |= {at for start, day in self.clause.days for at in range(start, start + day.length)}
        run = []
        for at in range(len(self.clause.tokens) + 1):
            if at < len(self.clause.tokens) and at not in taken | self.clause.used:
                run.append(at)
            elif run:
                yield run
                run = []

    def _trimmed(self, run):
        """Without the small words before it, and up to where the note begins ("about", "that", "my")."""
        run = list(run)
        while run and (self._in(run[0], "small") or any(self._in(run[0], name) for name in ("to", "from", "with"))):
            at = run.pop(0)
            for name in ("from", "with", "to"):
                if self._in(at, name):
                    self.preposition = name
        kept = []
        for at in run[:MOST_WORDS]:
            if not self._in(at, "firm") and (self._in(at, "note") or self._in(at, "small")):
                break
            kept.append(at)
        while kept and self._in(kept[-1], "firm"):
            kept.pop()
        return kept

    def _in(self, at, section):
        return starts(self.clause.tokens, at, self.words[section], most=1)[0] > 0

    def _text(self, places):
        return " ".join(self.clause.line[self.clause.tokens[at].start : self.clause.tokens[at].end] for at in places)
