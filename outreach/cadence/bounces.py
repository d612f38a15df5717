"""A message that never arrived: things stand as if it had not been sent."""

from . import stages
from .state import Side

FIND_ADDRESS = 1  # business days


def bounce(s, row, rules):
    """Takes back the out that the row names; in every open stage an address is to be found. Returns the effect."""
    out, here = row.data.get("out"), s.here
    s.outs = [one for one in s.outs if one[1] != out]
    effect = _take_back(s, out, row, rules)
    if here.stage != "closed" and here.side("find_address") is None:
        start, calendar = stages.anchor(s, row.day, rules)
        here.sides.append(Side("find_address", row.id, calendar.add_business(start, FIND_ADDRESS)))
    return effect or "address_invalid"


def address_found(s, row, rules):
    """A new address stands."""
    return "duty_ended" if s.here.end_sides("find_address") else "none"


def _take_back(s, out, row, rules):
    """Undoes the touch of `out`, unless another message of that day arrived; returns the effect or None."""
    here = s.here
    at = next((at for at, touch in enumerate(here.touches) if out in touch.rows), None)
    if at is None:
        return None
    touch = here.touches[at]
    touch.rows.remove(out)
    if touch.rows:
        return None
    was_last = at == len(here.touches) - 1
    del here.touches[at]
    arrived = any(one.rows for one in here.touches)
    if not arrived and here.stage == "awaiting":
        here.enter("listed", row.id)
        here.unanswered = 0
        if s.first_out == touch.day:  # no first message has arrived yet
            s.first_out = s.first_window_end = None
            s.first_channel = s.first_template = ""
        return "listed"
    if not arrived and touch.answer:
        stages.ours(s, row.day, row.id, rules)
        return "ours"
    if was_last:
        touch.before.restore(here)
    else:
        _forget(here, touch, at)
    return "taken_back"


def _forget(here, touch, at):
    """A touch before the last one is gone: the counts fall by one, the date stays."""
    later = here.touches[at:]
    if touch.answer:  # what was the first nudge has become the answer
        later[0].answer = True
    for one in [here, *(touch.before for touch in later)]:
        if here.stage == "awaiting":
            one.count = max(1, one.count - 1)
            one.unanswered = max(1, one.unanswered - 1)
        elif here.stage == "talking":
            one.nudged = max(0, one.nudged - 1)
        elif here.stage == "on_file":
            one.check_ins = max(0, one.check_ins - 1)
