"""The path ahead: what comes if they stay silent and each of our steps is sent on its due day."""

from .duties import stage_duty
from .elapsed import advance, next_wake
from .fold import apply, fold
from .rows import Row

# What is sent for a duty of the stage, as a row of our own.
_SENT = {
    "first_message": "first_touch",
    "nudge": "nudge",
    "check_in": "check_in",
    "keep_in_touch": "check_in",
    "status_ask": "status_ask",
    "reply_owed": "answer",
    "let_it_rest": "answer",
}
_RESTS = frozenset({"on_file", "parked", "alumni", "closed", "listed"})


def ahead(rows, dated, as_of, spread=0, most=8):
    """The path ahead of a history: [(code, day)], at most `most`; see `path_ahead`."""
    return path_ahead(fold(rows, dated, as_of, spread), most)


def path_ahead(state, most=8):
    """The same from a State, which stays as it is.

    Codes: first_message, nudge, reply_owed, status_ask, check_in, keep_in_touch (ours, on their due day, today if
    overdue), resume, park, on_file, revisit. It ends at the next date of a stage that rests.
    """
    s = state.copied()
    path, today = [], state.day
    while len(path) < most:
        if s.frozen_on is not None and s.here.stage != "closed":
            if not _resume(s, path):
                break
            continue
        duty = stage_duty(s.here)
        if duty is None:
            if not _wait(s, path):
                break
            continue
        day = max(duty.due_on, today, s.day)
        path.append((_code(duty.kind), day))
        if s.here.stage in ("on_file", "alumni"):
            break
        advance(s, day)
        apply(s, Row(-len(path), "interaction", day, 0, {"direction": "out", "purpose": _SENT[duty.kind]}))
        if s.here.stage == "representing" and duty.kind == "status_ask":
            break
    return path


def _code(kind):
    return "reply_owed" if kind == "let_it_rest" else kind


def _resume(s, path):
    """Goes on to the first active day; False if none is known."""
    ends = [until for until in (s.until, s.search_until) if until is not None and until > s.day]
    if not ends:
        return False
    advance(s, min(ends))
    if s.frozen_on is None:
        path.append(("resume", s.day))
    return True


def _wait(s, path):
    """A last window or a revisit: what time does next; False where nothing follows."""
    if s.here.stage == "parked":
        if s.here.dates.due is not None and s.here.dates.due > s.day:
            path.append(("revisit", s.here.dates.due))
        return False
    if not s.here.dates.last:
        return False
    while s.here.stage not in _RESTS:
        advance(s, max(next_wake(s), s.day + 1))
    path.append(("park" if s.here.stage == "parked" else s.here.stage, s.day))
    return True
