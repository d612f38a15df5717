"""Submissions in words: how one stands, what a right to represent covers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_STATES = {
    "proposed": gettext_lazy("Proposed"),
    "consent_requested": gettext_lazy("They asked for consent"),
    "consented": gettext_lazy("You gave consent"),
    "submitted": gettext_lazy("Submitted"),
    "interviewing": gettext_lazy("Interviewing"),
    "offered": gettext_lazy("Offer"),
    "placed": gettext_lazy("Placed"),
    "declined_by_seeker": gettext_lazy("You declined"),
    "consent_expired": gettext_lazy("Consent ended"),
    "rejected": gettext_lazy("Not chosen"),
    "no_feedback": gettext_lazy("No word came back"),
    "withdrawn": gettext_lazy("Withdrawn"),
    "withdrawn_duplicate": gettext_lazy("Withdrawn, sent twice"),
    "disputed": gettext_lazy("Disputed"),
    "unauthorised": gettext_lazy("Sent without consent"),
}


def submission_states():
    """States of a submission, as (code, words)."""
    return [(state, str(words)) for state, words in _STATES.items()]


def submission_state(state, unknown=""):
    """The words of one; by the dozen, so that not all are put into words for each."""
    return str(_STATES.get(state, unknown or state))


def agreements():
    """Answers to "Had you agreed to it?", as (code, words)."""
    return [
        ("yes", _("Yes, I had agreed")),
        ("no", _("No, they sent me without asking")),
        ("unsaid", _("I can't say yet")),
    ]


def letter_words(one, state):
    """What is noted of a Submission when a letter has gone out; state: consented or withdrawn."""
    words = _("Note my consent with it: %(role)s, %(employer)s") if state == "consented" else _(
        "Note with it that my consent is withdrawn: %(role)s, %(employer)s"
    )  # fmt: skip
    return words % {
        "role": one.role or _("a role"), "employer": one.employer.name if one.employer else _("employer not named"),
    }  # fmt: skip


def coverages():
    """What a right to represent covers, as (code, words)."""
    return [("role", _("This role only")), ("employer", _("Any role there")), ("all", _("Every employer"))]
