"""Not so soon, not so many: the rules that another day lifts, and the next good day. Source: domain.md section 5."""

from datetime import date

from .answer import HINT, WARN, Answer

FIRM_DAYS = 10  # business days in which a firm gets one first message
MOST_A_WEEK = 60  # first messages
NOON, FRIDAY = 12 * 60, 4
BEST = (1, 2, 3)  # Tuesday to Thursday
FAR = 260  # business days: as far as a next good day is looked for


def least_gap(writing, person, firm, pace):
    """Days since the last contact; one without a direction counts, where they wrote last it is an answer."""
    last, gap = person.last_contact, person.timings.least_gap
    if last is None or last > writing.day or person.is_answered_by(writing):
        return None
    passed = person.calendar.business_between(last, writing.day)
    if passed >= gap:
        return None
    ahead = writing.today is not None and writing.day > writing.today
    days = {"wrote_on": date.fromordinal(last), "ago": writing.day - last, "passed": passed}
    params = {"name": person.name, "gap": gap, **days}
    return Answer("least_gap", WARN, params | ({"ahead": True} if ahead else {}))


def firm_first(writing, person, firm, pace):
    """One first message to a firm in so many business days; beside a plan, one that is planned counts as well."""
    if not person.is_first_touched_by(writing):
        return None
    before = [one for one in firm.colleagues if one.first_out is not None and one.first_out <= writing.day]
    last = max(before, key=lambda one: (one.first_out, one.id), default=None)
    if last is not None and person.calendar.business_between(last.first_out, writing.day) < FIRM_DAYS:
        return _firm_first(firm, last, {"wrote_on": date.fromordinal(last.first_out)})
    near = [one for one in firm.colleagues if writing.planned and _is_near(person.calendar, one, writing.day)]
    if not near:
        return None
    last = max(near, key=lambda one: (one.planned_on, one.id))
    return _firm_first(firm, last, {"planned_on": date.fromordinal(last.planned_on)})


def _is_near(calendar, other, day):
    """Whether another's plan is within the days of a firm, before or after."""
    if other.planned_on is None:
        return False
    return calendar.business_between(*sorted((other.planned_on, day))) < FIRM_DAYS


def _firm_first(firm, other, when):
    return Answer("firm_first", WARN, {
        "other": other.name, "other_id": other.id, "firm": firm.name, "days": FIRM_DAYS, **when
    })  # fmt: skip


def day_pace(writing, person, firm, pace):
    """So many first messages of a search a day; how many is the seeker's own choice."""
    count = pace.on(writing.day, writing.planned)
    if count < pace.most_a_day or not person.is_first_touched_by(writing):
        return None
    return Answer("day_pace", WARN, {"count": count, "most": pace.most_a_day} | _planned(writing))


def week_pace(writing, person, firm, pace):
    """So many first messages of a search from Monday to Sunday."""
    count = pace.in_week_of(writing.day, writing.planned)
    if count < MOST_A_WEEK or not person.is_first_touched_by(writing):
        return None
    return Answer("week_pace", WARN, {"count": count, "most": MOST_A_WEEK} | _planned(writing))


def _planned(writing):
    return {"planned": True} if writing.planned else {}


def late_in_week(writing, person):
    """From Friday noon to Sunday by the recipient's clock, else the seeker's; said by the day that is best next. A
    Friday of which no hour is known is fine.
    """
    here = writing.day, writing.minute
    day, minute = writing.there or here
    weekday = (day - 1) % 7
    friday_noon = weekday == FRIDAY and minute is not None and minute >= NOON
    if weekday <= FRIDAY and not friday_noon:
        return None
    best = person.calendar.add_business(day, 1)
    while (best - 1) % 7 not in BEST:
        best = person.calendar.add_business(best, 1)
    return Answer("late_in_week", HINT, {"best_on": date.fromordinal(best)} | _clock(writing, here))


def _clock(writing, here):
    """Whose clock it goes by, where that is worth saying."""
    if writing.there is None:
        return {} if writing.minute is None else {"clock": "own"}
    if writing.there == here:
        return {}
    day, minute = writing.there
    return {"there_on": date.fromordinal(day), "there_at": f"{minute // 60}:{minute % 60:02}"}


TIMED = (least_gap, firm_first, day_pace, week_pace)


def next_good_day(writing, person, firm, pace):
    """The first business day after that of `writing` on which none of the timed rules speaks, as a date."""
    day = writing.day
    for _ in range(FAR):
        day = person.calendar.add_business(day, 1)
        later = type(writing)(day, writing.purpose, today=writing.today, planned=writing.planned)
        if not any(rule(later, person, firm, pace) for rule in TIMED):
            break
    return date.fromordinal(day)
