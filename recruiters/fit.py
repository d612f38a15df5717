"""How well someone fits a search, 0–100, with the parts that make it up. Pure: what both cover goes in as codes.

Source: domain.md section 7: function 40, industry 20, seniority 20, place 15, engagement 5.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

WEIGHTS = {"function": 40, "industry": 20, "seniority": 20, "place": 15, "engagement": 5}
EXACT, ADJACENT, GENERALIST, MISS, OPEN = "exact", "adjacent", "generalist", "miss", "open"
SHARES = {EXACT: 1.0, ADJACENT: 0.5, GENERALIST: 0.4, MISS: 0.0, OPEN: 1.0}
CAP = 40  # where seniority or pay do not fit
LISTED = ("function", "industry", "seniority", "place")  # what is covered by codes


@dataclass(frozen=True)
class Side:
    """What a search asks for, or what a recruiter covers; empty = asks for nothing there, or covers it all.

    function, industry, seniority, place: codes of specialties. engagement: permanent, contract, both or unknown.
    pay: (lowest, highest) a year in one currency, None where it is not known.
    """

    function: Collection[str] = ()
    industry: Collection[str] = ()
    seniority: Collection[str] = ()
    place: Collection[str] = ()
    engagement: str = "unknown"
    pay: tuple[float, float] | None = None


@dataclass(frozen=True)
class Part:
    """match: exact, adjacent, generalist, miss, or open (the search leaves it open, so it counts in full)."""

    axis: str
    match: str
    points: float


@dataclass(frozen=True)
class Fit:
    """`capped`: "seniority" or "pay" where that mismatch held the score at CAP at most, else ''.

    `pay`: exact, miss, or open where either side is not known. It weighs nothing; a mismatch caps.
    """

    score: int
    parts: tuple[Part, ...]
    capped: str = ""
    pay: str = OPEN


def fit(asked: Side, covered: Side, near: Mapping[str, Mapping[str, Collection[str]]] | None = None) -> Fit:
    """The Fit of what is covered for what is asked. near: {axis: {code: codes next to it}} (recruiters/nearness.py)."""
    near = near or {}
    matches = [match(getattr(asked, axis), getattr(covered, axis), near.get(axis, {})) for axis in LISTED]
    matches.append(engagement_match(asked.engagement, covered.engagement))
    return fit_of(matches, pay_match(asked.pay, covered.pay))


def fit_of(matches: Iterable[str], pay: str = OPEN) -> Fit:
    """The Fit that five matches make, in the order of WEIGHTS, and how pay meets (pay_match)."""
    matches = dict(zip(WEIGHTS, matches, strict=True))
    parts = tuple(Part(axis, matches[axis], WEIGHTS[axis] * SHARES[matches[axis]]) for axis in WEIGHTS)
    score = int(sum(part.points for part in parts) + 0.5)
    capped = "seniority" if matches["seniority"] == MISS else "pay" if pay == MISS else ""
    return Fit(min(score, CAP) if capped else score, parts, capped, pay)


def match(asked: Collection[str], covered: Collection[str], near: Mapping[str, Collection[str]]) -> str:
    """How what is covered along one axis meets what is asked. `near` is read both ways."""
    if not asked:
        return OPEN
    if not covered:
        return GENERALIST
    if set(asked) & set(covered):
        return EXACT
    beside = any(other in near.get(one, ()) or one in near.get(other, ()) for one in asked for other in covered)
    return ADJACENT if beside else MISS


def engagement_match(asked: str, covered: str) -> str:
    """Likewise for the kind of contract."""
    if asked in ("both", "unknown"):
        return OPEN
    if covered == "unknown":
        return GENERALIST
    return EXACT if covered in (asked, "both") else MISS


def pay_match(asked: tuple[float, float] | None, covered: tuple[float, float] | None) -> str:
    """How two ranges of pay meet: exact where they have anything in common, open where one is not known."""
    if not asked or not covered:
        return OPEN
    return MISS if asked[0] > covered[1] or covered[0] > asked[1] else EXACT
