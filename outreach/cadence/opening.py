"""The opening row of an import: where it found the relationship, and what lies before it."""

from . import papers, pauses, stages
from .decisions import set_plan
from .state import Before, Dates, Touch
from .timings import ALUMNI_FIRST, ANSWER, REST_ASK, REST_END


def opening(s, row, rules):
    """Starts from the stage that the import found; no rule of time reaches back before it. Returns the effect.

    A second opening (after a merge) only feeds what earlier facts feed.
    """
    data, day = row.data, row.day
    _feed_opening(s, data)
    if not s.opening_to_come:
        return "remembered"
    s.opening_to_come = False
    if s.frozen_on is not None:  # nothing older is left to hold: the days that remain count from here
        s.frozen_on, s.frozen_calendar = day, rules.calendar
    last, step = data.get("last_contact"), data.get("next_step")
    since = day if last is None else min(last, day)
    _FOUND.get(data.get("stage"), _listed)(s, row, rules, since, None if step is None else max(step, day))
    return "opened"


def feed(s, row):
    """A fact dated before the opening: last contact, filed and ever replied, nothing else. Returns the effect."""
    kind, data, day = row.kind, row.data, row.day
    if kind == "filing":
        papers.file_on(s, day)
    elif kind == "approach":
        s.last_in = max(day, s.last_in or 0)
    elif kind == "bounce":
        s.outs = [one for one in s.outs if one[1] != data.get("out")]
    elif kind == "interaction" and data.get("direction") == "out":
        s.outs.append((day, row.id))
    elif kind == "interaction" and data.get("direction") == "in":
        s.last_in = max(day, s.last_in or 0)
        s.ever_replied = True
    elif kind == "interaction":
        s.last_other = max(day, s.last_other or 0)
    else:
        return "none"
    return "remembered"


def _feed_opening(s, data):
    last, filed = data.get("last_contact"), data.get("filed_on")
    if last is not None:
        s.last_other = max(last, s.last_other or 0)
    if filed is not None:
        papers.file_on(s, filed)
    if data.get("stage") in ("talking", "representing", "alumni"):
        s.ever_replied = True
    s.known = s.known or data.get("stage") in ("awaiting", "parked", "on_file")


def _listed(s, row, rules, since, step):
    s.here.enter("listed", row.id)


def _planned(s, row, rules, since, step):
    s.here.enter("planned", row.id)
    set_plan(s, row.day, step, rules)


def _awaiting(s, row, rules, since, step):
    here, timings = s.here, rules.timings
    here.enter("awaiting", row.id)
    here.count = here.unanswered = max(1, row.data.get("unanswered") or 1)
    here.touches = [_imported_touch(row, here)]
    last = here.count >= timings.most_touches
    n = timings.lapse if last else timings.nudge_after(here.count)
    _business(s, row.day, since, n, None if last else timings.lapse, step, rules, last)


def _talking(s, row, rules, since, step):
    here, timings = s.here, rules.timings
    here.enter("talking", row.id)
    if row.data.get("turn") == "ours":
        here.turn = "ours"
        _business(s, row.day, since, ANSWER, None, step, rules)
        here.rest_ask = rules.calendar.add_business(row.day, REST_ASK)
        here.rest_end = rules.calendar.add_business(row.day, REST_END)
    else:
        here.turn = "theirs"
        here.touches = [_imported_touch(row, here)]
        _business(s, row.day, since, timings.stall, timings.lapse, step, rules)


def _on_file(s, row, rules, since, step):
    stages.on_file(s, row.day, row.id, rules)
    interval = s.here.interval
    _calendar(s, row.day, since + interval, interval, step)


def _parked(s, row, rules, since, step):
    s.here.enter("parked", row.id)
    stages.in_calendar_days(s, row.day, rules.timings.park, None, rules)
    _calendar(s, row.day, since + rules.timings.park, None, step)


def _paused(s, row, rules, since, step):
    _listed(s, row, rules, since, step)
    pauses.pause(s, row, rules)


def _alumni(s, row, rules, since, step):
    stages.alumni(s, row.day, row.id, rules, landed_on=row.day)
    _calendar(s, row.day, since + ALUMNI_FIRST, s.here.interval, step)


def _closed(s, row, rules, since, step):
    stages.close(s, row.data.get("reason") or "seeker_choice")


def _imported_touch(row, here):
    """Our last message before the import: it arrived, so a later bounce leaves it standing."""
    return Touch(row.data.get("last_contact") or -1, [row.id], Before(here))


def _business(s, day, since, n, unsent, step, rules, last=False):
    """due = since + n bd or the given step, not before the opening; its window counts from there."""
    calendar = rules.calendar
    due = step if step is not None else max(day, calendar.add_business(since, n))
    late = due if last else None if unsent is None else calendar.add_business(due, unsent)
    s.here.dates = Dates(due, "b", late, "b", last, rules.timings.grace, calendar)


def _calendar(s, day, due, unsent, step):
    dates = s.here.dates
    dates.due = step if step is not None else max(day, due)
    dates.late = None if unsent is None else dates.due + unsent


_FOUND = {
    "listed": _listed,
    "planned": _planned,
    "awaiting": _awaiting,
    "talking": _talking,
    "representing": _talking,  # until its submission is entered
    "on_file": _on_file,
    "parked": _parked,
    "paused": _paused,
    "alumni": _alumni,
    "closed": _closed,
}
