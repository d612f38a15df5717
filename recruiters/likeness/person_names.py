"""A person's name taken apart, and how two of them relate."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from common.text import fold

from .first_names import is_short_form
from .thresholds import LONGEST_NAME, SLIP_LETTERS, SLIPS_LETTERS, TIGHT_LETTERS

_TITLES_TEXT = """
mr mrs ms miss mx dr prof professor sir dame rev herr frau hr fr mme mlle monsieur madame sig dott sr sra don ing
dipl mag
"""
_TITLES = frozenset(_TITLES_TEXT.split())
_AFTER_TEXT = """
jr sr ii iii iv phd mba msc bsc ma ba md jd cpa esq phr sphr shrm cp scp cir acir cpc cts csp cfa pmp mcipd cipd assoc
fcipd mrec he him she her they them
"""
_AFTER = frozenset(_AFTER_TEXT.split())
_PARTICLES = frozenset(
    ["van", "von", "der", "den", "de", "da", "di", "del", "la", "le", "ten", "ter", "zu", "al", "el"]
)
_ASIDE = re.compile(r"[(\[].*?[)\]]|\"[^\"]*\"")


@dataclass(slots=True, frozen=True)
class PersonName:
    """Folded. `last` may have several words ('van der berg'); `first` is '' where only one word is known."""

    first: str
    middle: tuple
    last: str
    words: tuple

    @property
    def tight(self):
        return "".join(self.words)


@lru_cache(maxsize=20_000)
def person_name(text):
    """'Smith, Dr. John A.' and 'John A. Smith, PhD' alike: first john, middle a, last smith; None without letters."""
    text = _ASIDE.sub(" ", text[:LONGEST_NAME])
    before, comma, after = text.partition(",")
    tail = [word for word in fold(after).split() if word not in _AFTER]
    words = [word for word in fold(before).split() if word not in _TITLES]
    words = words[:1] + [word for word in words[1:] if word not in _AFTER or len(words) == 2]
    if tail:  # the last name stands first
        tail = [word for word in tail if word not in _TITLES]
        words = tail + words
        last_at = len(tail)
    else:
        last_at = max(len(words) - 1, 0)
        while last_at > 1 and words[last_at - 1] in _PARTICLES:
            last_at -= 1
    if not words:
        return None
    if len(words) == 1:
        return PersonName("", (), words[0], tuple(words))
    last_at = min(max(last_at, 1), len(words) - 1)
    return PersonName(words[0], tuple(words[1:last_at]), " ".join(words[last_at:]), tuple(words))


def relation(a, b):
    """The code of how two PersonNames relate: same_name, other_middle, swapped_name, short_form, initial, near_name,
    one_word, other_last_name or other_name."""
    if a.words == b.words or a.tight == b.tight and len(a.tight) >= TIGHT_LETTERS:
        return "same_name"
    if not a.first or not b.first:
        return "one_word" if a.words[-1] in b.words or b.words[-1] in a.words else "other_name"
    if a.last == b.last:
        return _by_first(a, b)
    if sorted(a.words) == sorted(b.words):
        return "swapped_name"
    if a.first == b.first:
        if _slipped(a.last, b.last) or _one_of_two(a, b):
            return "near_name"
        if a.last[0] == b.last[0] and 1 in (len(a.last), len(b.last)):
            return "initial"
        return "other_last_name"
    if _slipped(a.tight, b.tight) and len(a.tight) >= SLIPS_LETTERS and a.first[0] == b.first[0]:
        return "near_name"
    return "other_name"


def _by_first(a, b):
    first, other = a.first, b.first
    if first == other:
        return "same_name" if _middles_fit(a.middle, b.middle) else "other_middle"
    if 1 in (len(first), len(other)):
        return "initial" if first[0] == other[0] else "other_name"
    if is_short_form(first, other) or first in b.middle or other in a.middle:
        return "short_form"
    pair = {first + "a", other + "a"} & {first, other}  # Paul and Paula
    return "near_name" if _slipped(first, other) and not pair else "other_name"


def _middles_fit(ones, others):
    """One side without, or the shorter of each pair an initial of the longer."""
    if not ones or not others:
        return True
    pairs = zip(ones, others, strict=False)
    return all(one.startswith(other) or other.startswith(one) for one, other in pairs)


def _one_of_two(a, b):
    """A double last name of which the other bears one: 'Garcia Lopez', 'Garcia'."""
    ones, others = {*a.middle, *a.last.split()}, {*b.middle, *b.last.split()}
    return len(ones) != len(others) and (ones <= others or others <= ones)


def _slipped(one, other):
    size = min(len(one), len(other))
    most = 0 if size < SLIP_LETTERS - 1 else 1 if size < SLIPS_LETTERS else 2
    return OSA.distance(one, other, score_cutoff=most) <= most
