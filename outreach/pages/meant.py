"""Which submission a text is about, of those through one recruiter: what it asks or answers, else the last changed."""

from outreach.cadence import LIVE_STATES
from outreach.guards.submission import OPEN_STATES
from outreach.models import Submission

_ABOUT = {"consent_reply": OPEN_STATES, "consent_withdraw": LIVE_STATES, "submission_status": LIVE_STATES}


def meant_by(kind, seeker, relationship):
    """The Submission that a text of this kind is about, or None; one query."""
    rows = Submission.objects.visible_to(seeker).kept().filter(relationship=relationship).select_related("employer")
    rows = list(rows.order_by("-state_on", "-pk"))
    return next((one for one in rows if one.state in _ABOUT.get(kind, ())), rows[0] if rows else None)
