"""What the seeker decides; a decision that does not fit its stage does nothing."""

from . import papers, stages
from .refusing import PLANNABLE
from .state import Dates
from .timings import PLAN, PLAN_UNSENT

PARKABLE = frozenset({"listed", "planned", "awaiting", "talking"})


def plan(s, row, rules):
    """Chooses a day for outreach, else + 5 bd; again: the day moves."""
    here = s.here
    if here.stage == "planned":
        here.opener, here.repeat = row.id, 0
        effect = "moved"
    elif here.stage in PLANNABLE:
        before = here.copied()
        here.enter("planned", row.id)
        here.plan_before = before
        effect = "planned"
    else:
        return "none"
    set_plan(s, row.day, row.data.get("day"), rules)
    return effect


def set_plan(s, day, chosen, rules):
    """The dates of a plan: a chosen day is never before `day`."""
    start, calendar = stages.anchor(s, day, rules)
    if chosen is not None:
        due, unit = max(chosen, day), "f"
    else:
        due, unit = calendar.add_business(start, PLAN), "f" if s.frozen_on is None else "b"
    late = calendar.add_business(due, PLAN_UNSENT)
    s.here.dates = Dates(due, unit, late, "b", False, rules.timings.grace, calendar)


def drop(s, row, rules):
    """Back to the stage before the plan, with its dates."""
    if s.here.stage != "planned":
        return "none"
    undo_plan(s)
    return s.here.stage


def undo_plan(s):
    """The stage before the plan; duties opened since stay."""
    sides, before = s.here.sides, s.here.plan_before
    if before is None:  # planned by an import: nothing is known of before
        s.here.enter("listed", s.here.opener)
        return
    before.sides = sides
    s.here = before


def park(s, row, rules):
    """Lets it rest now, as a lapse would later: on_file if filed, else parked until its revisit."""
    if s.here.stage not in PARKABLE:
        return "none"
    return stages.rest(s, row.day, row.id, rules)


def talk(s, row, rules):
    """Takes up an open approach: talking, our turn; an alumni stays alumni and owes an answer."""
    here = s.here
    if not here.side("approach"):
        return "none"
    s.ever_replied = True
    if here.stage == "alumni":
        here.end_sides("approach")
        stages.owe_reply(s, row.day, row.id, rules)
        return "reply_owed"
    here.enter("talking", row.id)
    stages.ours(s, row.day, row.id, rules)
    return "talking"


def later(s, row, rules):
    """Moves an open approach to a later day."""
    side, day = s.here.side("approach"), row.data.get("day")
    if side is None or day is None or day <= row.day:
        return "none"
    side.due = side.ends = day
    side.unit = "f"
    return "later"


def no(s, row, rules):
    """Lets an open approach go."""
    return "approach_ended" if s.here.end_sides("approach") else "none"


def close(s, row, rules):
    """Ends the relationship for a reason."""
    if s.here.stage == "closed":
        return "none"
    stages.close(s, row.data.get("reason") or "seeker_choice")
    return "closed"


def opt_out(s, row, rules):
    """Closed for good: never to be contacted."""
    if s.here.stage != "closed":
        stages.close(s, "opt_out")
    s.do_not_contact, s.reopen_offered = True, False
    return "closed"


def reopen(s, row, rules):
    """on_file if filed, else listed; what is live holds again."""
    if s.here.stage != "closed" or s.do_not_contact:
        return "none"
    s.close_reason, s.reopen_offered = "", False
    if s.search_paused:
        s.frozen_on, s.frozen_calendar = row.day, rules.calendar
    s.here.unanswered = 0
    if stages.is_live(s):
        papers.represent(s, row.day, row.id, rules)
    elif s.filed(row.day):
        stages.on_file(s, row.day, row.id, rules)
    else:
        s.here.enter("listed", row.id)
    return s.here.stage
