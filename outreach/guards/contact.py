"""The contact guard: whether a message to one person is welcome now, and what stands against it.

Exclusions of a confidential search, missing merge fields and further recipients are rules of their own; who gathers the
answers of an act puts them beside these. Source: domain.md section 5.
"""

import re
from dataclasses import replace
from datetime import date

from .answer import BLOCK, WARN, Answer, strictest
from .pacing import TIMED, late_in_week, next_good_day

COMPARED = ("first_touch", "nudge", "check_in")  # whose text may not go out twice
MOST_OPEN, MOST_OPEN_RETAINED = 2, 1  # recruiters of one firm


def contact(writing, person, firm, pace):
    """Answers, strictest first; [] where nothing stands against it.

    Takes Writing, Person, AtFirm and Pace (facts.py). A rule that another day lifts says the next good day.
    """
    found = [answer for rule in RULES if (answer := rule(writing, person, firm, pace))]
    if any(answer.rule in _TIMED for answer in found):
        good = {"next_on": next_good_day(writing, person, firm, pace)}
        found = [replace(one, params=one.params | good) if one.rule in _TIMED else one for one in found]
    hint = None if any(answer.level == BLOCK for answer in found) else late_in_week(writing, person)
    return strictest([*found, hint] if hint else found) if found or hint else []


def do_not_contact(writing, person, firm, pace):
    """They asked the seeker to stop, or not to be kept at all."""
    if person.unavailable:
        return Answer("unavailable", BLOCK)
    return Answer("do_not_contact", BLOCK, {"name": person.name}) if person.do_not_contact else None


def same_body(writing, person, firm, pace):
    """The same first message, nudge or check-in twice to one person."""
    if not writing.body or writing.purpose not in COMPARED:
        return None
    text = plain(writing.body)
    days = [day for day, body in person.sent if text and plain(body) == text]
    if not days:
        return None
    return Answer("same_body", BLOCK, {"name": person.name, "sent_on": date.fromordinal(max(days))})


def paused(writing, person, firm, pace):
    """The relationship or the whole search is paused."""
    if not person.paused:
        return None
    params = {"name": person.name}
    if person.paused == "search":
        params["of"] = "search"
    elif person.paused_until:
        if writing.day >= person.paused_until:
            return None
        params["until"] = date.fromordinal(person.paused_until)
    return Answer("paused", WARN, params)


def parked_early(writing, person, firm, pace):
    """Parked, and the day to look again has not come. Source: clock.md section 3."""
    early = person.stage == "parked" and person.revisit_on is not None and writing.day < person.revisit_on
    if not early or not person.is_first_touched_by(writing):
        return None
    return Answer("parked_early", WARN, {"name": person.name, "until": date.fromordinal(person.revisit_on)})


def most_touches(writing, person, firm, pace):
    """All messages that help in one window are sent; a further one of the same day belongs to the last."""
    most = person.timings.most_touches
    over = person.stage == "awaiting" and person.touches >= most and person.last_out != writing.day
    if not over or person.is_answered_by(writing):
        return None
    return Answer("most_touches", WARN, {"count": person.touches, "most": most})


def firm_open(writing, person, firm, pace):
    """So many people of one firm at a time."""
    count, most = sum(one.open for one in firm.colleagues), MOST_OPEN_RETAINED if firm.retained else MOST_OPEN
    if count < most or not person.is_first_touched_by(writing):
        return None
    return Answer("firm_open", WARN, {"firm": firm.name, "count": count, "most": most})


def colleague_holds(writing, person, firm, pace):
    """At a retained firm one person holds a candidate."""
    holder = next((one for one in firm.colleagues if one.holds), None)
    if not firm.retained or holder is None or not person.is_first_touched_by(writing):
        return None
    return Answer("colleague_holds", WARN, {"other": holder.name, "other_id": holder.id, "firm": firm.name})


def fees(writing, person, firm, pace):
    """The firm takes money from seekers."""
    if not firm.charges or person.is_answered_by(writing):
        return None
    return Answer("fees", WARN, {"firm": firm.name})


_TIMED = frozenset(rule.__name__ for rule in TIMED)
RULES = (do_not_contact, same_body, paused, parked_early, *TIMED, most_touches, firm_open, colleague_holds, fees)


def plain(text):
    """A text as it is compared: without differences of case, spaces and line ends."""
    return re.sub(r"\s+", " ", text).strip().casefold()
