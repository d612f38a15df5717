"""Filings, submissions and moves: where the seeker's résumé lies."""

from datetime import date

from . import stages
from .dated import NEVER
from .reach import of_papers
from .rows import LIVE_STATES, SUBMISSION_STATES
from .state import Side, Submitted
from .timings import CONSENT_NOTICE, FILED_MONTHS, FRESH


def filing(s, row, rules):
    """A version of the résumé was filed through this recruiter."""
    file_on(s, row.day)
    if s.here.stage in ("listed", "planned", "parked"):
        stages.on_file(s, row.day, row.id, rules)
        return "on_file"
    return "remembered"


def file_on(s, day):
    """Remembers the latest filing."""
    if s.filed_on is None or day > s.filed_on:
        s.filed_on, s.filed_until = day, add_months(day, FILED_MONTHS)


def submission(s, row, rules):
    """A submission came into a state; the first live one makes the stage representing, the last to end ends it."""
    key, state = row.data.get("key"), row.data.get("state")
    if state not in SUBMISSION_STATES:
        return "none"
    old = s.subs.get(key)
    expires_on = row.data.get("expires_on", old.expires_on if old else None)
    s.subs[key] = Submitted(state, expires_on, row.id)
    s.furthest = max(s.furthest, of_papers(state))
    _watch_consents(s, key, row)
    if state in LIVE_STATES:
        s.ever_submitted = True
        return _live(s, row, rules)
    if old and old.state in LIVE_STATES:
        return ended(s, row.day, row.id, state, rules)
    return "remembered"


def ended(s, day, opener, state, rules):
    """A live one ended with `state`: if it was the last, the stage goes on as talk, on file or parked."""
    here = s.here
    if here.stage != "representing" or stages.is_live(s):
        return "remembered"
    turn, contact = here.turn, s.last_contact
    if contact is not None and rules.calendar.business_between(contact, day) <= FRESH:
        here.enter("talking", opener)
        if turn == "ours":
            stages.ours(s, day, opener, rules)
        else:
            stages.theirs(s, day, opener, rules)
    else:
        stages.rest(s, day, opener, rules)
    kind = "feedback" if state in ("rejected", "no_feedback") else "thank_you"
    stages.courtesy(s, day, kind, opener, rules)
    return here.stage


def represent(s, day, opener, rules):
    """Enters representing. An answer that we owe stays owed, else the turn is theirs."""
    here = s.here
    owed = here.turn == "ours"
    dates, touches, owed_since = here.dates, here.touches, here.opener
    here.enter("representing", opener)
    if owed:
        here.turn, here.dates, here.touches, here.opener = "ours", dates, touches, owed_since
    else:
        stages.theirs(s, day, opener, rules)


def expire(s, rules):
    """Ends the consents whose last day is over (never stopped by a pause)."""
    for key in sorted((key for key, one in s.subs.items() if _expires(one) < s.day), key=str):
        one = s.subs[key]
        one.state = "consent_expired"
        _forget_consent(s, key)
        s.happened("consent_expired", key=key)
        ended(s, s.day, one.opener, "consent_expired", rules)
    _next_expiry(s)


def withdraw_live(s):
    """The search is over: what is live is withdrawn."""
    for key in s.live():
        s.subs[key].state = "withdrawn"
        _forget_consent(s, key)
    _next_expiry(s)


def moved(s, row, rules):
    """The recruiter moved: filings and claims stay with the old firm."""
    s.greet = True
    return "moved"


def add_months(day, months):
    """The same day of the month `months` later, the month's last day where it has none; day numbers."""
    start = date.fromordinal(max(1, min(day, date.max.toordinal())))
    years, month = divmod(start.month - 1 + months, 12)
    if start.year + years >= date.max.year:
        return date.max.toordinal()
    first = date(start.year + years, month + 1, 1)
    following = date(first.year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(first.toordinal() + start.day - 1, following.toordinal() - 1)


def _live(s, row, rules):
    here = s.here
    if here.stage == "closed":
        return "remembered"
    if here.stage != "representing":
        represent(s, row.day, row.id, rules)
        return "representing"
    if here.turn == "theirs":  # the wait for news counts from the last change
        here.touches = []
        stages.theirs(s, row.day, row.id, rules)
    return "remembered"


def _watch_consents(s, key, row):
    """The duty to decide on a consent before it expires."""
    _forget_consent(s, key)
    one = s.subs[key]
    if one.state == "consented" and one.expires_on is not None:
        due = max(row.day, one.expires_on - CONSENT_NOTICE)
        s.here.sides.append(Side("consent_expiring", row.id, due, one.expires_on, {"submission": key}))
    _next_expiry(s)


def _forget_consent(s, key):
    s.here.sides = [
        one for one in s.here.sides if one.kind != "consent_expiring" or one.params.get("submission") != key
    ]


def _next_expiry(s):
    s.expiry = min(map(_expires, s.subs.values()), default=NEVER)


def _expires(one):
    return one.expires_on if one.state == "consented" and one.expires_on is not None else NEVER
