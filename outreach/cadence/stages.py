"""How a stage is entered, with its dates."""

from .rows import LIVE_STATES
from .state import Dates, Side
from .timings import (
    ALUMNI_FIRST,
    ALUMNI_LATER,
    ALUMNI_YEAR,
    ANSWER,
    CHECK_IN_MOST,
    COURTESY_ENDS,
    INSIGHT,
    INSIGHT_APART,
    REST_ASK,
    REST_END,
    STATUS_UNSENT,
    THANK_YOU,
)


def anchor(s, day, rules):
    """The day from which a date set on `day` counts, with its calendar: while frozen, the day of the freeze.

    Dates set in a pause hold the days that remain; `pauses.thaw` counts them again from the day of resuming.
    """
    if s.frozen_on is not None:
        return s.frozen_on, s.frozen_calendar
    return day, rules.calendar


def in_business_days(s, day, n, unsent, rules, last=False):
    """Sets due = + n bd; late after `unsent` more bd (None: never; `last`: with the due date itself)."""
    start, calendar = anchor(s, day, rules)
    due = calendar.add_business(start, n)
    late = due if last else None if unsent is None else calendar.add_business(due, unsent)
    s.here.dates = Dates(due, "b", late, "b", last, rules.timings.grace, calendar)


def in_calendar_days(s, day, n, unsent, rules):
    """Sets due = + n d; late after `unsent` more d (None: never)."""
    start, calendar = anchor(s, day, rules)
    due = start + n
    late = None if unsent is None else due + unsent
    s.here.dates = Dates(due, "c", late, "c", False, rules.timings.grace, calendar)


def window(s, day, rules):
    """The dates after touch number `count` of an open reply window: the next nudge, or the last window."""
    count, timings = s.here.count, rules.timings
    if count >= timings.most_touches:
        in_business_days(s, day, timings.lapse, None, rules, last=True)
    else:
        in_business_days(s, day, timings.nudge_after(count), timings.lapse, rules)


def ours(s, day, opener, rules):
    """Our turn in talking or representing: due + 1 bd, and in talking the question whether to let it rest."""
    here = s.here
    here.turn, here.touches, here.nudged = "ours", [], 0
    here.opener, here.repeat, here.unanswered, here.asked = opener, 0, 0, False
    in_business_days(s, day, ANSWER, None, rules)
    if here.stage == "talking":
        start, calendar = anchor(s, day, rules)
        here.rest_ask = calendar.add_business(start, REST_ASK)
        here.rest_end = calendar.add_business(start, REST_END)


def theirs(s, day, opener, rules, wait=None):
    """Their turn in talking (due + stall, or `wait` bd) or representing (due + ask after submission)."""
    here = s.here
    here.turn, here.opener, here.repeat, here.asked = "theirs", opener, 0, False
    here.rest_ask = here.rest_end = None
    if here.stage == "representing":
        in_business_days(s, day, rules.timings.status_ask, STATUS_UNSENT, rules)
    else:
        stall(s, day, rules, wait)


def stall(s, day, rules, wait=None):
    """The dates after our answer, or after stall nudge number `nudged`: two, whatever the most touches."""
    timings = rules.timings
    in_business_days(s, day, wait or timings.stall, timings.lapse, rules, last=s.here.nudged >= 2)


def rest(s, day, opener, rules):
    """on_file if filed, else parked. Returns the stage."""
    if s.filed(day):
        on_file(s, day, opener, rules)
    else:
        s.here.enter("parked", opener)
        in_calendar_days(s, day, rules.timings.park, None, rules)
    return s.here.stage


def on_file(s, day, opener, rules):
    """Enters on_file: the count of check-ins starts anew."""
    s.here.enter("on_file", opener)
    check_in(s, day, rules)


def check_in(s, day, rules):
    """The next check-in: the interval doubles after each third unanswered one, at most 180 d."""
    base = max(1, rules.timings.check_in)
    doubled = base << min(s.here.check_ins // 3, 12)
    s.here.interval = max(base, min(doubled, CHECK_IN_MOST))
    in_calendar_days(s, day, s.here.interval, s.here.interval, rules)


def alumni(s, day, opener, rules, landed_on, spread=0):
    """Enters alumni; the first date is spread, so that a whole list does not come due on one day."""
    s.here.enter("alumni", opener)
    s.here.landed_on = landed_on
    keep_in_touch(s, day, rules, spread)


def keep_in_touch(s, day, rules, spread=0):
    """The next alumni date: + 180 d if that falls within 365 d of landing, else + 365 d."""
    landed_on = s.here.landed_on
    near = landed_on is None or day + ALUMNI_FIRST <= landed_on + ALUMNI_YEAR
    s.here.interval = ALUMNI_FIRST if near else ALUMNI_LATER
    in_calendar_days(s, day, s.here.interval + spread, s.here.interval, rules)


def close(s, reason):
    """Closes the relationship: nothing is due, no duty stands but a consent's expiry; its pause is over."""
    here = s.here
    here.enter("closed", 0)
    here.sides = [one for one in here.sides if one.kind == "consent_expiring"]
    s.close_reason, s.reopen_offered = reason, False
    s.paused, s.until = False, None
    if not s.search_paused:
        s.frozen_on = s.frozen_calendar = None


def owe_reply(s, day, opener, rules):
    """An answer owed beside the stage (alumni): due + 1 bd. The first one stays."""
    if s.here.side("reply_owed") is None:
        start, calendar = anchor(s, day, rules)
        s.here.sides.append(Side("reply_owed", opener, calendar.add_business(start, ANSWER)))


def courtesy(s, day, kind, opener, rules, wait=THANK_YOU, params=None):
    """Opens thank-you, feedback or insight: due + `wait` bd, gone 10 bd after it. The first of a kind stays."""
    if s.here.side(kind) is None:
        start, calendar = anchor(s, day, rules)
        due = calendar.add_business(start, wait)
        s.here.sides.append(Side(kind, opener, due, calendar.add_business(due, COURTESY_ENDS), params or {}))


def ask_for_insight(s, day, opener, rules):
    """Opens an insight request, at most one in 90 d."""
    if s.last_insight is None or day >= s.last_insight + INSIGHT_APART:
        courtesy(s, day, "insight", opener, rules, INSIGHT)


def is_live(s):
    """Whether a consent or submission is live."""
    return any(one.state in LIVE_STATES for one in s.subs.values())
