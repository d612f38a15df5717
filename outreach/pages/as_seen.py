"""Steps and rows as their reader may see them: a coach reads of each what their rights open, and no more than that."""

from accounts.rights import Right

OF_SUBMISSIONS = ("status_ask", "feedback", "consent_expiring")  # kinds of steps that tell of a submission
UNSHARED = "unshared"  # the kind that stands in their place
ABOUT_SUBMISSIONS = ("status_ask", "consent_reply", "consent_withdrawal")  # purposes of messages


def as_seen(reminders, seeker):
    """The Reminders, never to be saved where a coach reads: without own words, or what they say of submissions."""
    notes = seeker.opens(Right.NOTES)
    for one in reminders:
        if not notes:
            one.text = ""
        if kind_as_seen(one.kind, seeker) == UNSHARED:
            one.kind, one.params = UNSHARED, {}
    return reminders


def kind_as_seen(kind, seeker):
    """The kind of a step, or the one that stands in its place."""
    return UNSHARED if kind in OF_SUBMISSIONS and not seeker.opens(Right.SUBMISSIONS) else kind


def row_as_seen(row, seeker):
    """A HistoryRow, never to be saved where a coach reads: without its words, or that it was about a submission."""
    if not seeker.opens(Right.MESSAGES):
        row.subject = row.note = ""
    if not seeker.opens(Right.SUBMISSIONS) and row.data.get("purpose") in ABOUT_SUBMISSIONS:
        row.data = row.data | {"purpose": "other"}
    return row


def tells_no_submission(event):
    """Whether what time did, as cadence.Result says it, is about no submission."""
    _day, code, params = event
    return code not in ("consent_expired", "status_ask_skipped") and params.get("kind") not in OF_SUBMISSIONS
