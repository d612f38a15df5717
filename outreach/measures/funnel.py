"""How far it goes: each person counts in every step up to the furthest point that was reached."""

from dataclasses import dataclass

from outreach.cadence.reach import STEPS

from .share import Share


@dataclass(frozen=True)
class Step:
    """One step: its number (outreach/cadence/reach.py), its people, and their share of the step before."""

    step: int
    people: int
    went_on: Share | None
    width: float  # per cent of the first step


def funnel(furthest):
    """The steps from {furthest point: people}."""
    found, before = [], None
    for step in STEPS:
        people = sum(n for point, n in furthest.items() if point >= step)
        most = found[0].people if found else people
        went_on = None if before is None else Share(people, before)
        found.append(Step(step, people, went_on, round(100 * people / most, 1) if most else 0))
        before = people
    return found
