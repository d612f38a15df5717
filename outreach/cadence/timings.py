"""The timings of each kind of firm (domain.md section 4), which profile a firm has, whose number wins."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

ANSWER = 1  # business days to our answer
THANK_YOU = 1  # business days to a thank-you, or to asking for feedback
SCHEDULING = 2  # business days until an unanswered appointment is asked after
PLAN = 5  # business days to a first message when no day was chosen
PLAN_UNSENT = 15  # business days after which an unsent plan is dropped
APPROACH = 5  # business days in which an approach waits for us
REST_ASK = 10  # business days unanswered by us: "answer, or let it rest?"
REST_END = 20  # business days unanswered by us: it rests
FRESH = 10  # business days since the last interaction in which talk goes on after a submission
STATUS_UNSENT = 10  # business days after which an unsent status ask is skipped
COURTESY_ENDS = 10  # business days after their due date at which thank-you, feedback and insight end
INSIGHT = 5  # business days to an insight request after "no current match"
INSIGHT_APART = 90  # calendar days between two insight requests
CONSENT_NOTICE = 7  # calendar days before a consent's last day at which it is due for a decision
CHECK_IN_MOST = 180  # calendar days: the longest that doubling makes a check-in interval
ALUMNI_FIRST, ALUMNI_LATER, ALUMNI_YEAR = 180, 365, 365  # calendar days
FELL_THROUGH = 90  # calendar days after landing in which what stood before comes back
FILED_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Timings:
    """One set of numbers; bd = business days, d = calendar days.

    nudges: bd after the first, second … touch (the last number serves all that follow); most_touches: count;
    lapse: bd; park: d; check_in: d; stall: bd; status_ask: bd; least_gap: bd; claim_months: months; grace: bd.
    """

    profile: str
    nudges: tuple
    most_touches: int
    lapse: int
    park: int
    check_in: int
    stall: int
    status_ask: int
    least_gap: int
    claim_months: int
    grace: int

    def nudge_after(self, touches: int) -> int:
        """Business days from touch number `touches` (1 = first message) to the nudge that follows it."""
        if not self.nudges:
            return self.lapse
        return self.nudges[min(touches, len(self.nudges)) - 1]


def _numbers(profile, nudges, *rest):
    return Timings(profile, nudges, *rest)


PROFILES = {
    "retained": _numbers("retained", (10,), 2, 15, 180, 70, 10, 10, 10, 12, 10),
    "engaged": _numbers("engaged", (7, 10), 3, 10, 120, 45, 7, 5, 5, 12, 7),
    "contingency": _numbers("contingency", (5, 7), 3, 10, 90, 30, 5, 5, 5, 12, 5),
    "staffing": _numbers("staffing", (3, 5), 3, 5, 45, 21, 2, 3, 3, 6, 3),
    "in_house": _numbers("in_house", (5,), 2, 10, 90, 60, 5, 7, 5, 6, 5),
    "rpo": _numbers("rpo", (5,), 2, 10, 90, 60, 5, 7, 5, 6, 5),
    "sole": _numbers("sole", (5, 10), 3, 10, 120, 45, 5, 5, 5, 12, 5),
    "unknown": _numbers("unknown", (5, 7), 3, 10, 90, 45, 5, 5, 5, 12, 5),
}
STAFFING_AVAILABLE_NOW = 7  # calendar days between check-ins with a staffing firm when free now


def profile_for(pay_model: str, setting: str = "", engagement="", wants_contract: bool = False) -> str:
    """Which profile serves: staffing if contract work is wanted and offered › sole (unless retained) › pay model.

    `engagement` is "permanent", "contract", "both", or a collection of the first two.
    """
    if wants_contract and (engagement == "both" or "contract" in (engagement or ())):
        return "staffing"
    if setting == "sole" and pay_model != "retained":
        return "sole"
    return pay_model if pay_model in PROFILES else "unknown"


def timings_for(profile: str, available_now: bool = False, layers: tuple = ()) -> Timings:
    """The numbers of a profile, with the seeker's own laid over them; the first of `layers` to name one wins.

    A layer is a mapping of field name → number (`nudges` a sequence, or `nudge_1`, `nudge_2`); None is no answer.
    """
    base = PROFILES.get(profile, PROFILES["unknown"])
    if profile == "staffing" and available_now:
        base = replace(base, check_in=STAFFING_AVAILABLE_NOW)
    return _laid_over(base, layers) if layers else base


def _laid_over(base, layers):
    changes = {}
    known = {one.name for one in fields(Timings)} - {"profile"}
    nudges = list(base.nudges)
    for layer in reversed([one for one in layers if isinstance(one, Mapping)]):
        for name, number in layer.items():
            if number is None:
                continue
            if name == "nudges":
                nudges = list(number)
            elif name == "nudge_1":
                nudges[:1] = [number]
            elif name == "nudge_2":
                nudges[1:2] = [number]
            elif name in known:
                changes[name] = number
    return replace(base, nudges=tuple(nudges), **changes)
