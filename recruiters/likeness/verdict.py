"""What a comparison says: same, unsure or different, how like, and why."""

from dataclasses import dataclass

SAME, UNSURE, DIFFERENT = "same", "unsure", "different"


@dataclass(slots=True, frozen=True)
class Likeness:
    """`score` 0–100 orders matches of one verdict. `reasons`: [(code, {params})], words for them in words.py."""

    verdict: str
    score: int
    reasons: list


def same(score, reasons):
    return Likeness(SAME, score, reasons)


def unsure(score, reasons):
    return Likeness(UNSURE, score, reasons)


def different(reasons=()):
    return Likeness(DIFFERENT, 0, list(reasons))
