"""A line as words with their places, and the phrases of the vocabulary in it."""

import re
from dataclasses import dataclass

from common.text import fold

_WORDS = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?(?![\d])|\d{1,2}:\d{2}|\w+(?:['’]\w+)*"
    r"|[,;:!\n–—]|\.(?=\s|$)"
)


@dataclass(frozen=True)
class Token:
    """One word: folded, and from where to where it stands in the line. A comma and the like has no word."""

    word: str
    start: int
    end: int


def tokens_of(line):
    """Days in figures and times stay one word, as typed."""
    found = []
    for match in _WORDS.finditer(line):
        text = match.group()
        word = text if text[0].isdigit() and not text.isalnum() else fold(text)
        found.append(Token(word if text[0].isalnum() or word else "", match.start(), match.end()))
    return found


def clauses_of(tokens, splits):
    """Runs of words between commas, full stops and the words that part a line ("then")."""
    clauses, clause, at = [], [], 0
    while at < len(tokens):
        length = starts(tokens, at, splits)[0]
        if tokens[at].word and not length:
            clause.append(tokens[at])
        elif clause:
            clauses.append(clause)
            clause = []
        at += length or 1
    return [*clauses, clause] if clause else clauses


def starts(tokens, at, phrases, most=6):
    """(number of words, codes) of the longest phrase that begins at a token; (0, ()) where none does."""
    for length in range(min(most, len(tokens) - at), 0, -1):
        words = tuple(token.word for token in tokens[at : at + length])
        if words in phrases:
            return length, phrases[words]
    return 0, ()
