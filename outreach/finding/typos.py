"""The spellings that may be meant where nothing is spelt so: from the seeker's own names and newest notes."""

from recruiters.spelling import nearest

from .people import own_names
from .texts import recent_words

MOST = 12  # alternatives of one word


def known_to(seeker):
    """The words of the seeker's own names and newest notes: two queries."""
    return own_names(seeker) | recent_words(seeker)


def nearly(words, known):
    """For each word its alternatives among known ones, itself first."""
    return [[word, *(other for other in nearest(word, known) if other != word)][:MOST] for word in words]
