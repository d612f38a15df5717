"""What a message does: ours, theirs, and those without a direction."""

from . import stages
from .reach import HAD_SEARCH
from .rows import NOT_ANSWERS, SILENT_PURPOSES
from .state import APPROACHABLE, Before, Side, Touch
from .timings import ANSWER, APPROACH, SCHEDULING


def interaction(s, row, rules):
    """A contact that happened; returns the effect."""
    direction = row.data.get("direction")
    if direction == "out":
        return _out(s, row, rules)
    if direction == "in":
        return reply(s, row, rules)
    return remember(s, row)


def remember(s, row):
    """Keeps the day as a contact, nothing else."""
    s.last_other = max(row.day, s.last_other or 0)
    return "remembered"


def approach(s, row, rules):
    """They wrote first. Where we already are in touch it is a reply."""
    here = s.here
    if here.stage not in APPROACHABLE:
        return reply(s, row, rules)
    s.last_in = max(row.day, s.last_in or 0)
    if here.side("approach"):
        return "remembered"
    start, calendar = stages.anchor(s, row.day, rules)
    due = calendar.add_business(start, APPROACH)
    here.sides.append(Side("approach", row.id, due, due))
    return "approached"


def invitation_accepted(s, row, rules):
    """The next message is the first one, and due in 1 bd."""
    here = s.here
    if here.stage != "awaiting" or not here.invited or here.accepted:
        return "none"
    here.accepted = True
    here.opener, here.repeat = row.id, 0
    stages.in_business_days(s, row.day, ANSWER, rules.timings.lapse, rules)
    return "accepted"


def reply(s, row, rules):
    """A human message of theirs."""
    here, day, outcome = s.here, row.day, row.data.get("outcome")
    s.last_in = max(day, s.last_in or 0)
    s.ever_replied = True
    if s.first_reply is None and s.first_out is not None:
        s.first_reply = day
    if outcome == "match":
        s.furthest = max(s.furthest, HAD_SEARCH)
    if outcome == "declined":
        if here.stage == "closed":
            return "none"
        stages.close(s, "declined")
        return "closed"
    effect = _REPLY.get(here.stage, _reply_starts_talk)(s, row, rules)
    if outcome == "no_match" and here.stage == "talking":
        return _no_match(s, row, rules)
    return effect


def _reply_starts_talk(s, row, rules):
    s.here.enter("talking", row.id)
    stages.ours(s, row.day, row.id, rules)
    return "talking"


def _reply_in_exchange(s, row, rules):
    if s.here.turn == "ours":
        return "replied"
    stages.ours(s, row.day, row.id, rules)
    return "ours"


def _reply_in_alumni(s, row, rules):
    stages.owe_reply(s, row.day, row.id, rules)
    return "replied"


def _reply_in_closed(s, row, rules):
    if s.do_not_contact:
        return "none"
    s.reopen_offered = True
    return "reopen_offered"


_REPLY = {
    "talking": _reply_in_exchange,
    "representing": _reply_in_exchange,
    "alumni": _reply_in_alumni,
    "closed": _reply_in_closed,
}


def _no_match(s, row, rules):
    stage = stages.rest(s, row.day, row.id, rules)
    stages.courtesy(s, row.day, "thank_you", row.id, rules)
    stages.ask_for_insight(s, row.day, row.id, rules)
    return stage


def _out(s, row, rules):
    here, purpose = s.here, row.data.get("purpose")
    s.outs.append((row.day, row.id))
    s.greet = False
    if purpose in SILENT_PURPOSES:
        return _silent(s, row, rules, purpose)
    if purpose == "insight":
        s.last_insight = row.day
    if here.sides:
        here.end_sides("thank_you", "feedback", "insight")
    if here.stage == "talking" and here.turn == "ours" and purpose in NOT_ANSWERS:
        return "remembered"
    return _OUT[here.stage](s, row, rules)


def _silent(s, row, rules, purpose):
    here = s.here
    ended = purpose == "thank_you" and here.end_sides("thank_you")
    if purpose == "polite_no":
        ended = here.end_sides("approach") or ended
    if here.stage == "alumni":
        ended = here.end_sides("reply_owed") or ended
    if here.turn == "ours":
        if here.stage == "talking" and purpose == "polite_no":
            return stages.rest(s, row.day, row.id, rules)
        _answer(s, row, rules)
        return "theirs"
    return "duty_ended" if ended else "remembered"


def _answer(s, row, rules, wait=None):
    before = Before(s.here)
    s.here.nudged = 0
    stages.theirs(s, row.day, row.id, rules, wait)
    s.here.touches = [Touch(row.day, [row.id], before, answer=True)]


def _same_touch(here, row):
    """Messages of ours on one day are one touch: joins the last one if it is of today."""
    if here.touches and here.touches[-1].day == row.day and here.touches[-1].rows and not here.accepted:
        here.touches[-1].rows.append(row.id)
        return True
    return False


def _touch(here, row):
    here.touches.append(Touch(row.day, [row.id], Before(here)))
    here.opener, here.repeat = row.id, 0


def _out_opens_window(s, row, rules):
    here = s.here
    if here.side("approach"):
        here.enter("talking", row.id)
        s.ever_replied = True
        _answer(s, row, rules, _scheduling(row))
        return "talking"
    here.enter("awaiting", row.id)
    here.unanswered = 0
    _touch(here, row)
    here.count = here.unanswered = 1
    here.invited = row.data.get("purpose") == "invitation"
    stages.window(s, row.day, rules)
    if s.first_out is None:
        s.first_out, s.first_window_end = row.day, planned_window_end(row.day, rules)
        s.first_channel = row.data.get("channel") or "other"
        s.first_template = row.data.get("template") or ""
    return "awaiting"


def _out_in_window(s, row, rules):
    here = s.here
    if row.data.get("purpose") == "invitation":
        here.invited = True
    if _same_touch(here, row):
        return "same_touch"
    _touch(here, row)
    if here.accepted:
        here.accepted = here.invited = False
        here.count = here.unanswered = 1
        effect = "first_message"
    else:
        here.count += 1
        here.unanswered += 1
        effect = "nudged"
    stages.window(s, row.day, rules)
    return effect


def _out_in_talk(s, row, rules):
    here = s.here
    if here.turn == "ours":
        _answer(s, row, rules, _scheduling(row))
        return "theirs"
    if _same_touch(here, row):
        return "same_touch"
    _touch(here, row)
    here.nudged += 1
    stages.stall(s, row.day, rules)
    return "nudged"


def _out_while_representing(s, row, rules):
    if s.here.turn == "ours":
        _answer(s, row, rules)
        return "theirs"
    if _same_touch(s.here, row):
        return "same_touch"
    _touch(s.here, row)
    stages.theirs(s, row.day, row.id, rules)
    return "asked"


def _out_on_file(s, row, rules):
    if _same_touch(s.here, row):
        return "same_touch"
    _touch(s.here, row)
    s.here.check_ins += 1
    stages.check_in(s, row.day, rules)
    return "checked_in"


def _out_in_alumni(s, row, rules):
    s.here.end_sides("reply_owed", "approach")
    if _same_touch(s.here, row):
        return "same_touch"
    _touch(s.here, row)
    stages.keep_in_touch(s, row.day, rules)
    return "kept_in_touch"


def _out_in_closed(s, row, rules):
    return "remembered"


_OUT = {
    "listed": _out_opens_window,
    "planned": _out_opens_window,
    "parked": _out_opens_window,
    "awaiting": _out_in_window,
    "talking": _out_in_talk,
    "representing": _out_while_representing,
    "on_file": _out_on_file,
    "alumni": _out_in_alumni,
    "closed": _out_in_closed,
}


def _scheduling(row):
    return SCHEDULING if row.data.get("purpose") == "schedule" else None


def planned_window_end(day, rules):
    """The last day of the last window if every nudge from a first message on `day` goes out on its due day."""
    timings, calendar = rules.timings, rules.calendar
    for touch in range(1, timings.most_touches):
        day = calendar.add_business(day, timings.nudge_after(touch))
    return calendar.add_business(day, timings.lapse)
