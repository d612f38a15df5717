"""What time does by itself, on its rule date and before the rows of that day."""

from . import decisions, papers, pauses, stages
from .dated import NEVER
from .timings import ALUMNI_LATER


def advance(s, day):
    """Lets time pass up to the start of `day`, leaping from one rule date to the next."""
    while True:
        wake = max(next_wake(s), s.day + 1)
        if wake > day:
            break
        s.day = wake
        _pass_day(s, day)
        s.note_stage()
    if day > s.day:
        s.day = day


def next_wake(s):
    """The earliest rule date of anything that time does; NEVER if nothing is waiting."""
    return min(_other_wake(s), _stage_wake(s))


def _stage_wake(s):
    if s.frozen_on is not None:
        return NEVER
    here = s.here
    dates = here.dates
    if dates.late is not None:
        return dates.late + 1
    if here.rest_ask is not None:
        return here.rest_end + 1 if here.asked is not False else min(here.rest_ask, here.rest_end + 1)
    if here.stage == "parked" and dates.due is not None and dates.due > s.day:
        return dates.due
    return NEVER


def _other_wake(s):
    wake = s.expiry + 1
    if s.until is not None:
        wake = min(wake, s.until)
    if s.search_until is not None:
        wake = min(wake, s.search_until)
    if s.frozen_on is None:
        for side in s.here.sides:
            if side.ends is not None and side.kind != "consent_expiring":
                wake = min(wake, side.ends + 1)
    return wake


def _pass_day(s, until):
    rules = s.rules_on(s.day)
    if s.until is not None or s.search_until is not None:
        pauses.end_reached(s, rules)
    if s.expiry < s.day:
        papers.expire(s, rules)
    if s.frozen_on is not None:
        return
    here = s.here
    if here.stage == "parked":
        if here.dates.due == s.day:
            s.happened("revisit")
    elif here.rest_ask is not None:
        _let_rest(s, rules)
    elif here.dates.late is not None and here.dates.late < s.day:
        _TOO_LATE[here.stage](s, rules, until)
    if s.here.sides:
        _end_sides(s)


def _let_rest(s, rules):
    here = s.here
    if here.rest_end < s.day:
        stage = stages.rest(s, s.day, here.opener, rules)
        s.happened("let_rest", to=stage)
    elif here.asked is False and here.rest_ask <= s.day:
        here.asked = True
        s.happened("asked_to_rest")


def _drop_plan(s, rules, until):
    decisions.undo_plan(s)
    s.happened("plan_dropped", to=s.here.stage)


def _lapse(s, rules, until):
    why = "window" if s.here.dates.last else "unsent"
    stage = stages.rest(s, s.day, s.here.opener, rules)
    s.happened("lapsed", to=stage, why=why)


def _stalled(s, rules, until):
    why = "window" if s.here.dates.last else "unsent"
    stage = stages.rest(s, s.day, s.here.opener, rules)
    s.happened("stalled", to=stage, why=why)


def _skip_check_in(s, rules, until):
    stages.check_in(s, s.day, rules)
    _skipped(s, "check_in_skipped", _leap(s, until, lambda: stages.check_in(s, s.day, rules)))


def _skip_status_ask(s, rules, until):
    opener, repeat = s.here.opener, s.here.repeat
    s.here.touches = []
    stages.theirs(s, s.day, opener, rules)
    s.here.repeat = repeat
    _skipped(s, "status_ask_skipped", 1)


def _skip_keep_in_touch(s, rules, until):
    stages.keep_in_touch(s, s.day, rules)
    again = 1
    if s.here.interval == ALUMNI_LATER:
        again = _leap(s, until, lambda: stages.keep_in_touch(s, s.day, rules))
    _skipped(s, "keep_in_touch_skipped", again)


def _leap(s, until, set_dates):
    """Skips as many further whole intervals as fit before anything else happens; returns all skips, this one too."""
    interval = s.here.interval
    period = 2 * interval + 1
    limit = min(until, _other_wake(s) - 1, s.rules_until - 1)
    more = max(0, (limit - s.day) // period)
    if more:
        s.day += more * period
        set_dates()
    return more + 1


def _skipped(s, code, times):
    """Notes skips; those that follow each other without a row between are one event."""
    s.here.repeat += times
    s.here.touches = []
    if s.run_of_skips and s.time_events and s.time_events[-1][1] == code:
        first, _, params = s.time_events[-1]
        s.time_events[-1] = (first, code, {"times": params["times"] + times, "last": s.day})
        return
    first = s.day - (times - 1) * (2 * s.here.interval + 1)
    s.time_events.append((first, code, {"times": times, "last": s.day}))
    s.run_of_skips = True


def _end_sides(s):
    over = [one for one in s.here.sides if one.ends is not None and one.ends < s.day and one.kind != "consent_expiring"]
    for side in over:
        s.here.sides.remove(side)
        s.happened("duty_over", kind=side.kind)


_TOO_LATE = {
    "planned": _drop_plan,
    "awaiting": _lapse,
    "talking": _stalled,
    "on_file": _skip_check_in,
    "representing": _skip_status_ask,
    "alumni": _skip_keep_in_touch,
}
