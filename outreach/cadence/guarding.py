"""Guards on what is about to be done, pure: what stands against it, or None. Source: domain.md section 5."""

from .refusing import Refusal
from .timings import PLAN


def least_gap(result, entry, day=None):
    """Refusal where a message on `day` (a day number; None: that of a plan without one) would come too soon.

    result: Result as of today; entry: the settings of today. Contacts without a direction count; where they wrote last
    it is an answer, which is never too soon.
    """
    last, gap = result.last_contact, entry.timings.least_gap
    if last is None or last == result.last_in:
        return None
    day = entry.calendar.add_business(result.as_of, PLAN) if day is None else day
    if entry.calendar.business_between(last, day) >= gap:
        return None
    return Refusal("least_gap", {"gap": gap})
