"""From candidates to matches: compare each, leave out what differs, put the best first; and a small index for keys."""

from collections import Counter
from dataclasses import dataclass, replace

from .thresholds import MOST_MATCHES, MOST_TRIED, POSSIBLE, SURE
from .verdict import DIFFERENT, SAME, Likeness, unsure


@dataclass(slots=True, frozen=True)
class Match:
    """`id` of a record of the directory (int) or of facts that were learned (whatever their id is)."""

    id: object
    likeness: Likeness


class Learned(int):
    """The number of facts that were learned: a candidate that is no id of the directory."""

    __slots__ = ()

    def __eq__(self, other):
        return isinstance(other, Learned) and int(self) == int(other)

    def __hash__(self):
        return hash((Learned, int(self)))


class Index:
    """{key: numbers} that stays small: most keys have one number."""

    def __init__(self):
        self._numbers = {}

    def add(self, key, number):
        """The number is found under the key from now on."""
        there = self._numbers.get(key)
        if there is None:
            self._numbers[key] = number
        elif isinstance(there, list):
            there.append(number)
        else:
            self._numbers[key] = [there, number]

    def get(self, key):
        """The numbers of a key, in the order of adding."""
        there = self._numbers.get(key)
        if there is None:
            return ()
        return there if isinstance(there, list) else (there,)

    def __iter__(self):
        return iter(self._numbers)


def is_sure(found):
    """Whether the best of some Matches is the same."""
    return bool(found) and found[0].likeness.verdict == SAME


def gathered(keys, indexes, most=0):
    """The candidates that the keys lead to, as often as they do; keys that lead to more than `most` are passed over."""
    found = []
    for key in keys:
        for index in indexes:
            there = index.get(key)
            if there and not (most and len(there) > most):
                found += there
    return found


def likeliest(candidates):
    """Those to compare: each once, and of many those that came up most often."""
    if len(candidates) < 2:
        return candidates
    counted = Counter(candidates)
    return list(counted) if len(counted) <= MOST_TRIED else [one for one, _ in counted.most_common(MOST_TRIED)]


def stored_ids(candidates):
    """Of some lists of candidates the ids of the directory."""
    return {one for some in candidates for one in some if not isinstance(one, Learned)}


def matches(fact, candidates, compare, apart, mine):
    """The Matches of a fact among other facts. `apart`: {(lower id, higher id)} that someone called different; `mine`:
    ids of the reader's own records, which come before shared ones.
    """
    found = []
    for candidate in candidates:
        if candidate.id == fact.id or pair_of(fact.id, candidate.id) in apart:
            continue
        likeness = compare(fact, candidate)
        if likeness.verdict != DIFFERENT:
            found.append(Match(candidate.id, likeness))
    if len(found) > 1:
        found.sort(key=lambda match: (match.likeness.verdict != SAME, -match.likeness.score, match.id not in mine))
        found = _told_apart(found, apart, mine)
    return found[:MOST_MATCHES]


def pair_of(one, other):
    """(lower, higher) of two ids of the directory; None where one is not of the directory."""
    if isinstance(one, int) and isinstance(other, int):
        return (one, other) if one < other else (other, one)
    return None


def _told_apart(found, apart, mine):
    """Of two that are the same without proof, none is sure. What is known to differ from the best one is left out."""
    best, second = found[0], found[1]
    if best.likeness.verdict != SAME:
        return found
    alike = second.likeness.verdict == SAME and (best.id in mine) == (second.id in mine)
    if alike and best.likeness.score < SURE:
        return [_in_doubt(match) if match.likeness.verdict == SAME else match for match in found]
    return [match for match in found if match is best or pair_of(best.id, match.id) not in apart]


def _in_doubt(match):
    return replace(match, likeness=unsure(POSSIBLE + 30, [*match.likeness.reasons, ("several_alike", {})]))
