"""One clause of a line: its words, and the phrases and days that were found in them."""

from dataclasses import dataclass

from .days import FUTURE, clock_at
from .tokens import starts

PHRASES = ("ways", "results", "purposes")


@dataclass(frozen=True)
class Phrase:
    """Codes that the words from `at` on stand for."""

    at: int
    length: int
    section: str
    codes: tuple


class Clause:
    """`used`: places of words that said something the form has a field for; the rest is the note."""

    def __init__(self, line, tokens, words, days):
        self.line, self.tokens, self.words = line, tokens, words
        self.phrases, self.days, self.clock, self.used = [], [], None, set()
        at = 0
        while at < len(tokens):
            at += self._read(at, days)

    def _read(self, at, days):
        """Notes what begins at a word; how many words it takes."""
        if day := days.at(self.tokens, at):
            self.days.append((at, day))
            return day.length
        length, clock = clock_at(self.tokens, at)
        if clock:
            self.clock = clock
            self.used |= set(range(at - (at > 0 and self.tokens[at - 1].word == "at"), at + length))
            return length
        found = max(((*starts(self.tokens, at, self.words[name]), name) for name in PHRASES), key=lambda one: one[0])
        if found[0]:
            self.phrases.append(Phrase(at, found[0], found[2], found[1]))
        return found[0] or 1

    @property
    def asks_next(self):
        """Whether it says what comes next: by its first word ("try again"), or by a day that lies ahead."""
        return self.cue is not None or any(day.tense == FUTURE for _at, day in self.days)

    @property
    def cue(self):
        """Where what comes next begins, if its first word that matters says so."""
        at = 0
        while at < len(self.tokens):
            if starts(self.tokens, at, self.words["next"])[0]:
                return at
            if not self._is_small(at):
                return None
            at += 1
        return None

    def split_at_next(self):
        """Where a later part of it says what comes next and when: "left voicemail | try again Thursday", or None."""
        for at in range(1, len(self.tokens)):
            length = starts(self.tokens, at, self.words["next"])[0]
            if length > 1 and any(place >= at + length for place, _day in self.days):
                return at
        return None

    def use(self, at, length):
        self.used |= set(range(at, at + length))

    def says(self):
        """Whether a word is left that means something by itself."""
        return any(at not in self.used and not self._is_small(at) for at in range(len(self.tokens)))

    def left(self):
        """The text of what is left: from the first word that means something to the last that was not used."""
        if not self.used:
            return self.text()
        places = [at for at in range(len(self.tokens)) if at not in self.used]
        while places and self._is_small(places[0]):
            places.pop(0)
        runs, last = [], None
        for at in places:
            if last is not None and at == last + 1:
                runs[-1][1] = self.tokens[at].end
            else:
                runs.append([self.tokens[at].start, self.tokens[at].end])
            last = at
        return " ".join(self.line[start:end] for start, end in runs)

    def text(self, without=()):
        """The clause as typed, less some places at its end or beginning."""
        kept = [token for at, token in enumerate(self.tokens) if at not in without]
        return self.line[kept[0].start : kept[-1].end] if kept else ""

    def _is_small(self, at):
        return (self.tokens[at].word,) in self.words["small"]
