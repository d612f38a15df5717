"""The course of one submission: what may be said after what, and whether there is a consent. Pure.

Source: domain.md section 3: proposed → consent_requested → consented → submitted → interviewing → offered → placed;
"submitted needs a consent unless unauthorised". Facts fill gaps, so steps may be left out, never be gone back.
"""

from datetime import date

LINE = ("proposed", "consent_requested", "consented", "submitted", "interviewing", "offered", "placed")
_RANK = {state: n for n, state in enumerate(LINE)} | {"offered": LINE.index("interviewing")}  # they take turns
# With the employer: nothing of it happens without the seeker's consent, or it was taken without asking.
NEEDS_CONSENT = frozenset({"submitted", "interviewing", "offered", "placed", "rejected", "no_feedback"})
_GIVES = frozenset({"consented", "unauthorised"})  # the latter says that there was none: nothing more is to be asked
_TAKES = frozenset({"declined_by_seeker", "consent_expired", "withdrawn"})


def further(days, state, on):
    """(state, date) of what was said up to a date that is further along the line than `state`; None where nothing is.

    days: (state, date) in their order. What ended the submission starts it anew.
    """
    last = next((said for said in reversed(days) if said[1] <= on), None)
    if last is None or _RANK.get(last[0], -1) <= _RANK.get(state, len(LINE)):
        return None
    return last


def is_agreed(days, on, expired_on=None):
    """Whether a consent stood on a date, or it is known that none was given; expired_on: the last day of one that ran
    out.
    """
    agreed = False
    for state, day in days:
        if day <= on and state in _GIVES | _TAKES:
            agreed = state in _GIVES
    return agreed and not (expired_on and on > expired_on)


def told(days):
    """[(state, date)] of a Submission's `days`."""
    return [(state, date.fromisoformat(day)) for state, day in map(str.split, days)]
