"""From candidates to matches: compare each, leave out what differs, put the best first."""

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


class Index(dict):
    """{key: candidate, or a list of several}: most keys have one, and there are hundreds of thousands."""

    def add(self, key, candidate):
        """The candidate is found under the key from now on."""
        there = self.get(key)
        if there is None:
            self[key] = candidate
        elif isinstance(there, list):
            there.append(candidate)
        else:
            self[key] = [there, candidate]

    def of(self, key):
        """The candidates of a key, in the order of adding."""
        there = self.get(key)
        if there is None:
            return ()
        return there if isinstance(there, list) else (there,)


def is_sure(found):
    """Whether the best of some Matches is the same."""
    return bool(found) and found[0].likeness.verdict == SAME


def gathered(keys, indexes, most=0, own=None):
    """The candidates that the keys lead to, as often as they do; keys that lead to more than `most` are passed over.

    `own`: the Learned that asks, which nearly always finds nobody but itself.
    """
    found = []
    for index in indexes:
        for key in keys:
            there = index.get(key)
            if there is None or there is own:
                continue
            if not isinstance(there, list):
                found.append(there)
            elif not most or len(there) <= most:
                found += there
    return found


def compared(facts, candidates, learned, read, compare, apart):
    """For each fact the Matches among its candidates, of which a Learned one is a place in `learned`.

    `read(ids)` gives ({id: facts}, ids of the reader's own) of the directory; `apart`: {(lower id, higher id)} that
    someone called different.
    """
    candidates = [_likeliest(some) if some else some for some in candidates]
    stored, mine = read({one for some in candidates if some for one in some if not isinstance(one, Learned)})
    found = []
    for fact, some in zip(facts, candidates, strict=True):
        others = (learned[one] if isinstance(one, Learned) else stored.get(one) for one in some)
        found.append(_matches(fact, filter(None, others), compare, apart, mine) if some else [])
    return found


def _likeliest(candidates):
    """Those to compare: each once, and of many those that came up most often."""
    if len(candidates) < 2:
        return candidates
    counted = Counter(candidates)
    return list(counted) if len(counted) <= MOST_TRIED else [one for one, _ in counted.most_common(MOST_TRIED)]


def _matches(fact, others, compare, apart, mine):
    found = []
    for other in others:
        if other.id == fact.id or _pair_of(fact.id, other.id) in apart:
            continue
        likeness = compare(fact, other)
        if likeness.verdict != DIFFERENT:
            found.append(Match(other.id, likeness))
    if len(found) > 1:
        # the own ones of a reader come before shared ones
        found.sort(key=lambda match: (match.likeness.verdict != SAME, -match.likeness.score, match.id not in mine))
        found = _told_apart(found, apart, mine)
    return found[:MOST_MATCHES]


def _pair_of(one, other):
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
    return [match for match in found if match is best or _pair_of(best.id, match.id) not in apart]


def _in_doubt(match):
    return replace(match, likeness=unsure(POSSIBLE + 30, [*match.likeness.reasons, ("several_alike", {})]))
