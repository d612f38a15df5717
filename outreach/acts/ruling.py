"""The end of a conflict: who decided what, as the seeker was told."""

from dataclasses import replace

from django.db import transaction

from accounts.models import Preferences
from outreach.acts.applying import stands
from outreach.refusals import Refused


def rule(by, conflict, *, ruled_by, winner, day, note=""):
    """Record the ruling of a double: the winner keeps what it is, the other becomes withdrawn_duplicate.

    `winner`: one of the two, or None where the employer dropped both. Returns the Act. Refused: conflict_over,
    conflict_early (only one of them was agreed to: answer the other instead). Source: domain.md section 5.
    A side of which something was said later than `day` ends on that later day: what happened stays before it.
    """
    with transaction.atomic():
        Preferences.objects.select_for_update().get(pk=conflict.seeker_id)
        conflict.refresh_from_db()
        if not conflict.is_open:
            raise Refused("conflict_over")
        if not conflict.is_double:
            raise Refused("conflict_early")
        by = replace(by, act=by.act_for(conflict.seeker, "ruling"))
        values = {"ruled_by": ruled_by, "ruled_on": day, "note": note, "winner_id": winner.pk if winner else None}
        conflict.change(by, "ruling", **values)
        for one in conflict.two:
            if winner is None or one.pk != winner.pk:
                _becomes(by, one, "withdrawn_duplicate", day)
            elif one.state == "disputed":
                _becomes(by, one, "submitted", day)
    return by.act


def _becomes(by, submission, state, day):
    day = max(day, submission.state_on)
    if submission.is_direct:
        stands(by, submission, state, day)
    else:
        where = {"key": submission.key, "role": submission.role, "occurred_on": day}
        submission.relationship.record_submission(by, state=state, **where)
