"""The spellings that may be meant where nothing is spelt so: from own names, submissions and newest notes."""

from recruiters.spelling import nearest

from .people import own_names
from .submitted import ledger_words
from .texts import recent_words

MOST = 12  # alternatives of one word


def known_to(seeker):
    """The words of the seeker's own names, submissions and newest notes: three queries."""
    return own_names(seeker) | ledger_words(seeker) | recent_words(seeker)


def nearly(words, known):
    """For each word its alternatives among known ones, itself first."""
    return [[word, *(other for other in nearest(word, known) if other != word)][:MOST] for word in words]
