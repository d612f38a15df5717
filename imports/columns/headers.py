"""Headers: folded, hashed for remembering, and looked up among the spellings that headers.txt lists."""

import hashlib
import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from common.text import fold

from .lists import lines_of
from .tidy import tidy

LONGEST = 200  # characters of a header that count
KINDS = ("firms", "recruiters", "my-recruiters")
SHORTEST_MISSPELT = 5  # letters
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_NUMBER = re.compile(r"(?<!\d)\d{1,2}\b")


class Answer(NamedTuple):
    """A field that a header may name, '' = known to mean nothing.

    `place`: of its section among those of the field, an earlier one is preferred; `number`: 2 of "E-mail 2", else 1.
    """

    field: str
    sure: bool
    place: int
    number: int = 1


def fold_header(header):
    """A header as mappings are remembered by: 'E-Mail  1 – Value' → 'e mail 1 value'."""
    return fold(tidy(header[:LONGEST]))


def header_key(header):
    """A stable key of a list's header cells, up to 64 characters; '' where none of them says anything."""
    folded = [fold_header(cell) for cell in header]
    return hashlib.sha256("\x1f".join(folded).encode()).hexdigest() if any(folded) else ""


def answers_to(kind, header):
    """The Answers to a header in a list of this kind, [] where it is unknown."""
    known, text = _known()[kind], tidy(header[:LONGEST])
    for spelling in (text, _HUMP.sub(" ", text), _BRACKETS.sub(" ", text)):
        if found := known.get(fold(spelling)):
            return found
    folded = fold(text)
    number = _NUMBER.search(folded)
    if number:
        found = known.get(" ".join(_NUMBER.sub(" ", folded).split()), [])
        return [answer._replace(number=int(number[0])) for answer in found]
    return [answer._replace(sure=False) for answer in known.get(_misspelt(kind, folded), [])]


@lru_cache(1 << 10)
def _misspelt(kind, folded):
    """The known header that this one is but for a letter too many or too few, or two turned round; else ''."""
    if not folded.replace(" ", "").isalpha() or any(folded in known for known in _known().values()):
        return ""
    alike = (alias for alias in _known()[kind] if OSA.distance(folded, alias, score_cutoff=1) == 1)
    return next((alias for alias in alike if _turned_round(alias, folded) or _one_more(alias, folded)), "")


def _turned_round(alias, folded):
    return sorted(alias) == sorted(folded)


def _one_more(alias, folded):
    return len(alias) != len(folded) and len(alias) >= SHORTEST_MISSPELT


@cache
def aliases():
    """{field: its folded headers}."""
    found = defaultdict(dict)
    for answer, _kinds, alias in _lines():
        found[answer.field][alias] = None
    return {field: tuple(headers) for field, headers in found.items()}


@cache
def _known():
    """{kind: {folded header: [Answer]}}."""
    found = {kind: defaultdict(list) for kind in KINDS}
    for answer, kinds, alias in _lines():
        for kind in kinds:
            if answer.field not in {other.field for other in found[kind][alias]}:
                found[kind][alias].append(answer)
    return found


def _lines():
    """Yields (Answer, kinds, folded alias) of headers.txt."""
    sections = defaultdict(dict)
    for section, line in lines_of("headers.txt"):
        field, *kinds = section.split()
        sure, field = not field.endswith("?"), field.rstrip("?").strip("-")
        place = sections[field].setdefault(section, len(sections[field]))
        for alias in filter(None, map(fold, line.split(","))):
            yield Answer(field, sure, place), kinds or KINDS, alias
