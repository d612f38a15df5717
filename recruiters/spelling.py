"""Words spelt nearly like another: which of all names' words a misspelt one may be, read by ranges of their indexes.

A word with one slip keeps a half of it intact, one with two a third: the words that begin with the first piece, and
those that go on with another piece near its place (the endings of words are indexed, models/words.py). Measured over
46,000 distinct words: 500 to 5,300 of them are read and compared.
"""

from django.db.models import F
from django.db.models.functions import Length
from rapidfuzz import process
from rapidfuzz.distance import OSA

from .models import NameWord

MOST_CLOSE = 60  # words spelt nearly so
MOST_READ = 20_000  # of a range
SHORTEST_TYPO = 4  # letters; below, one slip makes another word
LAST = "\U0010ffff"  # sorts behind every letter


def close_words(word):
    """The distinct words of names nearest to a misspelt one, or to its beginning; nearest first."""
    if len(word) < SHORTEST_TYPO or word.isdigit():
        return []
    return nearest(word, _candidates(word))


def nearest(word, candidates):
    """Those of some words that are within the slips allowed for a word's length, or begin so; nearest first."""
    size, slips = len(word), slips_of(word)
    if size < SHORTEST_TYPO:
        return []
    candidates, best = _plausible(word, candidates), {}
    for end in (size - 1, size, size + 1) if size > SHORTEST_TYPO else (None,):
        beginnings = {}
        for other in candidates:
            beginnings.setdefault(other[:end], []).append(other)
        found = process.extract(word, list(beginnings), scorer=OSA.distance, score_cutoff=slips, limit=None)
        for beginning, distance, _index in found:
            for other in beginnings[beginning]:
                best[other] = min(distance, best.get(other, distance))
    return sorted(best, key=lambda other: (best[other], abs(len(other) - size), other))[:MOST_CLOSE]


def slips_of(word):
    """How many slips are forgiven in a word of its length."""
    return 1 if len(word) < 7 else 2


def _plausible(word, candidates):
    """Those long enough that hold a piece intact: comparing letters only then is worth it."""
    shortest, marks = len(word) - slips_of(word), [piece for _start, piece in _pieces(word, slips_of(word) + 1)]
    marks.append(_swapped(word))
    return [other for other in candidates if len(other) >= shortest and any(mark in other for mark in marks)]


def _candidates(word):
    size, slips = len(word), slips_of(word)
    found = set()
    for start, piece in _pieces(word, slips + 1):
        found |= _beginning(piece, size - slips) if start == 0 else _going_on(piece, start, slips, size - slips)
    if slips == 1:
        found |= _beginning(_swapped(word), size - slips)
    if size == SHORTEST_TYPO:  # endings of two letters are not indexed
        found |= _beginning(word[0], size - 1, size + 1)
    return found


def _beginning(piece, shortest, longest=None):
    rows = NameWord.objects.filter(whole=True, word__gte=piece, word__lt=piece + LAST).alias(size=Length("word"))
    rows = rows.filter(size__gte=shortest, **({"size__lte": longest} if longest else {}))
    return set(rows.values_list("word", flat=True)[:MOST_READ])


def _going_on(piece, start, slips, shortest):
    """Words with a piece at its place, or as far from it as slips before it push it."""
    rows = NameWord.objects.filter(whole=False, part__gte=piece, part__lt=piece + LAST)
    rows = rows.alias(size=Length("word"), place=Length("word") - Length(F("part")))
    rows = rows.filter(size__gte=shortest, place__gte=start - slips, place__lte=start + slips)
    return set(rows.values_list("word", flat=True)[:MOST_READ])


def _swapped(word):
    """Its beginning with the two neighbours in the middle in each other's place: neither half is intact then."""
    middle = len(word) // 2
    return word[: middle - 1] + word[middle] + word[middle - 1]


def _pieces(word, count):
    cuts = [len(word) * n // count for n in range(count + 1)]
    return [(start, word[start:end]) for start, end in zip(cuts, cuts[1:], strict=False)]
