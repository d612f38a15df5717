"""A rhythm in one sentence: "Contingency: nudges after 5 and 7 working days"."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def rhythm_words(timings):
    """Takes cadence.Timings; says its profile and its nudges."""
    nudges = [timings.nudge_after(touch) for touch in range(1, timings.most_touches)]
    name = _profiles().get(timings.profile, timings.profile)
    if not nudges:
        return _("%(profile)s: one message, no nudge") % {"profile": name}
    words = {"profile": name, "days": _(" and ").join(str(days) for days in nudges)}
    return (
        ngettext(
            "%(profile)s: a nudge after %(days)s working days",
            "%(profile)s: nudges after %(days)s working days",
            len(nudges),
        )
        % words
    )


def _profiles():
    return {
        "retained": _("Retained"),
        "engaged": _("Engaged"),
        "contingency": _("Contingency"),
        "staffing": _("Staffing"),
        "in_house": _("In-house"),
        "rpo": _("RPO"),
        "sole": _("Sole recruiter"),
        "unknown": _("Usual rhythm"),
    }
