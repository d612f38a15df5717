"""Which submission a text is about, of those through one recruiter: what it asks or answers, else the last changed."""

from dataclasses import dataclass

from outreach.cadence import LIVE_STATES
from outreach.guards.submission import OPEN_STATES
from outreach.models import Submission

# By the purpose of a letter: the kind of text it is, and the state into which it brings what it is about.
_LETTERS = {"consent_reply": ("consent_reply", "consented"), "consent_withdrawal": ("consent_withdraw", "withdrawn")}
_ABOUT = {"consent_reply": OPEN_STATES, "consent_withdraw": LIVE_STATES, "submission_status": LIVE_STATES}


def meant_by(kind, seeker, relationship):
    """The Submission that a text of this kind is about, or None; one query."""
    rows = Submission.objects.visible_to(seeker).kept().filter(relationship=relationship).select_related("employer")
    rows = list(rows.order_by("-state_on", "-pk"))
    return next((one for one in rows if one.state in _ABOUT.get(kind, ())), rows[0] if rows else None)


@dataclass(frozen=True)
class Letter:
    """A text that changes a submission once it has gone out: a consent given, or withdrawn."""

    one: Submission
    state: str


def letter_of(purpose, seeker, relationship):
    """The Letter that a message of this purpose is; None where it changes no submission. One query, or none."""
    if purpose not in _LETTERS:
        return None
    kind, state = _LETTERS[purpose]
    one = meant_by(kind, seeker, relationship)
    return Letter(one, state) if one and one.state in _ABOUT[kind] else None
