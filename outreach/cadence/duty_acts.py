"""Snooze, skip and done: they name a duty that is open, else they do nothing."""

from . import decisions, stages
from .duties import duties, stage_duty
from .state import Before, Touch
from .timings import STATUS_UNSENT


def snooze(s, row, rules):
    """Moves the step to a later day, and by the same business days what waits for it. Returns the effect."""
    until, side, own = row.data.get("until"), *_open(s, row)
    if until is None or until <= row.day:
        return "none"
    if side:
        return _snooze_side(side, until, rules)
    if own is None or until <= own.due_on:
        return "none"
    here, calendar = s.here, rules.calendar
    days = calendar.business_between(own.due_on, until)
    here.dates.step = until
    if here.dates.late is not None:
        here.dates.late = calendar.add_business(here.dates.late, days)
    if here.rest_ask is not None:
        if own.kind != "let_it_rest":
            here.rest_ask = calendar.add_business(here.rest_ask, days)
        here.rest_end = calendar.add_business(here.rest_end, days)
    return "snoozed"


def skip(s, row, rules):
    """Leaves the step out: it counts for the windows, from the later of today and its due date."""
    side, own = _open(s, row)
    if side:
        s.here.sides.remove(side)
        return "skipped"
    if own is None:
        return "none"
    _SKIP[own.kind](s, row, max(row.day, s.here.dates.due), rules)
    return "skipped"


def done(s, row, rules):
    """Done without a message to log: as a skip; a talk that may rest, rests."""
    side, own = _open(s, row)
    if side is None and own is not None and own.kind == "let_it_rest":
        stages.rest(s, row.day, row.id, rules)
        return s.here.stage
    return "done" if skip(s, row, rules) == "skipped" else "none"


def _open(s, row):
    """The open duty that the row names: (a side duty, None), (None, the stage's own) or (None, None)."""
    key = row.data.get("duty")
    found = next((one for one in duties(s) if one.key == key), None)
    if found is None:
        return None, None
    side = next((one for one in s.here.sides if one.key == key), None)
    return (side, None) if side else (None, stage_duty(s.here))


def _snooze_side(side, until, rules):
    if until <= side.due:
        return "none"
    if side.ends is not None and side.kind != "consent_expiring":
        days = rules.calendar.business_between(side.due, until)
        side.ends = until if side.kind == "approach" else rules.calendar.add_business(side.ends, days)
    side.due = until
    return "snoozed"


def _skip_first_message(s, row, day, rules):
    here = s.here
    if here.stage == "planned":
        decisions.undo_plan(s)
        return
    _skip_touch(here, row)
    here.accepted = here.invited = False
    here.count = 1
    stages.window(s, day, rules)


def _skip_nudge(s, row, day, rules):
    here = s.here
    _skip_touch(here, row)
    if here.stage == "talking":
        here.nudged += 1
        stages.stall(s, day, rules)
    else:
        here.count += 1
        stages.window(s, day, rules)


def _skip_touch(here, row):
    here.touches.append(Touch(row.day, [], Before(here)))
    here.opener, here.repeat = row.id, 0


def _skip_reply(s, row, day, rules):
    """Nothing to answer: the turn is theirs."""
    s.here.touches, s.here.nudged = [], 0
    stages.theirs(s, row.day, row.id, rules)


def _skip_status_ask(s, row, day, rules):
    _skip_touch(s.here, row)
    stages.in_business_days(s, day, rules.timings.status_ask, STATUS_UNSENT, rules)


def _skip_check_in(s, row, day, rules):
    _skip_touch(s.here, row)
    stages.check_in(s, day, rules)


def _skip_keep_in_touch(s, row, day, rules):
    _skip_touch(s.here, row)
    stages.keep_in_touch(s, day, rules)


def _skip_rest(s, row, day, rules):
    """Not now: the answer is still owed, and the question is not asked again."""
    s.here.asked = None


_SKIP = {
    "first_message": _skip_first_message,
    "nudge": _skip_nudge,
    "reply_owed": _skip_reply,
    "status_ask": _skip_status_ask,
    "check_in": _skip_check_in,
    "keep_in_touch": _skip_keep_in_touch,
    "let_it_rest": _skip_rest,
}
