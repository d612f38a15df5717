"""What the life of the search does to a relationship: started, landed, ended, fell through."""

from . import papers, pauses, stages
from .timings import FELL_THROUGH

OVER = frozenset({"landed", "ended"})


def search_started(s, row, rules):
    """A new search after one that is over. The first search of all changes nothing."""
    over, s.search = s.search in OVER, "active"
    s.shelf = None
    if not over:
        return "none"
    here = s.here
    s.first_wave = s.ever_replied
    here.end_sides("approach")
    if here.stage in ("closed", "representing"):  # what is live stays live
        return "none"
    if s.filed(row.day):
        stages.on_file(s, row.day, row.id, rules)
    elif here.stage == "alumni":
        return "none"
    else:
        here.enter("listed", row.id)
    here.unanswered = 0
    return here.stage


def search_landed(s, row, rules):
    """The seeker landed: who answered, holds the résumé or submitted it is kept warm, the rest is let go."""
    return _over(s, row, rules, "landed")


def search_ended(s, row, rules):
    return _over(s, row, rules, "ended")


def search_fell_through(s, row, rules):
    """Within 90 d of landing, those without a row since get stage and remaining days back from this day."""
    if s.search != "landed" or row.day - s.landed_on > FELL_THROUGH:
        return "none"
    s.search = "active"
    shelf, s.shelf = s.shelf, None
    if shelf is None:
        return "none"
    s.here, s.frozen_on, s.frozen_calendar = shelf
    pauses.thaw(s, row.day, rules)
    here = s.here
    if here.stage == "representing":
        here.enter("talking", row.id)
        stages.theirs(s, row.day, row.id, rules)
    return here.stage


def _over(s, row, rules, how):
    if s.search in OVER:
        return "none"
    s.search, s.landed_on = how, row.day
    here = s.here
    closed = here.stage == "closed"
    here.end_sides("approach")
    s.shelf = None
    if how == "landed" and not closed:
        shelved = here.copied()
        shelved.end_sides("consent_expiring")
        frozen = s.frozen_on is not None
        s.shelf = (
            shelved,
            s.frozen_on if frozen else row.day,
            s.frozen_calendar if frozen else rules.calendar,
        )
    pauses.end_all(s, row.day, rules)
    if not closed:
        _let_go(s, row, rules)
    papers.withdraw_live(s)
    return s.here.stage


def _let_go(s, row, rules):
    here = s.here
    here.sides = [one for one in here.sides if one.kind == "consent_expiring"]
    if s.ever_replied or s.filed(row.day) or s.ever_submitted:
        stages.alumni(s, row.day, row.id, rules, row.day, s.spread)
    elif here.stage in ("awaiting", "planned"):
        here.enter("listed", row.id)
        here.unanswered = 0


def alumni_spread(number: int) -> int:
    """The spread of relationship number `number`: 0–27 d, even over neighbouring numbers."""
    return number % 28
