"""What recruiters tell beside jobs: the thank-you that follows, and when one may ask the next question."""

from dataclasses import dataclass

from . import stages
from .timings import INSIGHT_APART

HELD = frozenset({"on_file", "alumni"})  # stages in which a question is welcome by itself
RESTING = frozenset({"parked"})  # where it is after they had no search that fits


@dataclass(frozen=True, slots=True)
class Question:
    """Whether an insight request is offered; `from_day`: the day number from which the next is polite, None for now."""

    offered: bool
    from_day: int | None = None


def told(s, row, rules):
    """They told the seeker something, or named someone: a thank-you is due in 1 bd and gone 10 bd later.

    Source: domain.md section 1, row 16.
    """
    stages.courtesy(s, row.day, "thank_you", row.id, rules, params={"told": row.data.get("of", "")})
    return "remembered"


def question(found, no_match, today):
    """The Question for a Result on a day (day number). no_match: whether they said that nothing fits now.

    Offered after "no current match" or on file, at most one in 90 calendar days (domain.md section 1, row 16); never
    while paused, closed, or to someone who is not to be contacted.
    """
    held = found.stage in HELD or (no_match and found.stage in RESTING)
    if found.do_not_contact or not held:
        return Question(False)
    free = found.last_insight + INSIGHT_APART if found.last_insight is not None else today
    return Question(True, free if free > today else None)
