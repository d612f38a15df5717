"""What a line asks for: its folded words, each with the spellings that count as it."""

from common.text import fold
from recruiters.models.words import LONGEST_WORD

MOST_WORDS = 6


def words_of(text):
    """The folded words of a line, at most six."""
    return [word[:LONGEST_WORD] for word in fold(text).split()[:MOST_WORDS]]


def as_spelt(words):
    """[[word], …]: the form that people.py and texts.py take, each word with its alternatives."""
    return [[word] for word in words]
