"""What a client may let a coach see and do. Source: domain.md section 8."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Right(models.TextChoices):
    """All but the last are rights to read. Each opens something in the client's place (coaching/place.py)."""

    ACTIVITY = "activity", _("Activity")
    PIPELINE = "pipeline", _("Pipeline")
    MESSAGES = "messages", _("Messages")
    NOTES = "notes", _("Notes")
    SUBMISSIONS = "submissions", _("Submissions")
    PAY = "pay", _("Pay")
    ACT = "act", _("Acting in your place")


MEANS = {
    Right.ACTIVITY: _("how many messages and replies there were, week by week"),
    Right.PIPELINE: _("recruiters with their stage and next step"),
    Right.MESSAGES: _("what was written and answered, word by word"),
    Right.NOTES: _("notes on recruiters and firms"),
    Right.SUBMISSIONS: _("who was put forward where, and conflicts"),
    Right.PAY: _("the pay that is wanted and the pay that was named"),
    Right.ACT: _("log, plan and snooze on what Pipeline shows; each such act is marked and can be undone"),
}
USUAL = (Right.ACTIVITY, Right.PIPELINE)


def ordered(rights):
    """The rights that there are among these, each once, in the order in which they are always named."""
    return [right.value for right in Right if right.value in rights]


def named(rights):
    """ "Activity, Pipeline"; a dash for none."""
    return ", ".join(str(Right(right).label) for right in ordered(rights)) or "–"


def choices():
    """(right, its name and what it means) for a form."""
    return [(right.value, f"{right.label}: {MEANS[right]}") for right in Right]
