"""One submission as its history rows say it, stored for the ledger and the guards; or an application of one's own."""

from datetime import date
from functools import reduce

from django.db import models
from django.db.models import Q

from accounts.rights import Right
from common.fields import KeyField
from common.ids import new_public_id
from outreach.cadence import LIVE_STATES
from outreach.guards.roles import Role, role_of
from outreach.guards.submission import OPEN_STATES
from recruiters.models import Firm

from .change import Removable, RemovableQuerySet
from .employer import Employer
from .private import PrivateRecord

# The résumé lay with the employer in these; `submitted` may never have been said of one that came to an interview.
SENT_STATES = frozenset(
    {"submitted", "interviewing", "offered", "placed", "rejected", "no_feedback", "disputed", "unauthorised",
     "withdrawn_duplicate"}
)  # fmt: skip
OWN_STATES = ("submitted", "interviewing", "offered", "placed", "rejected", "no_feedback", "withdrawn",
              "withdrawn_duplicate", "disputed")  # fmt: skip

TO_NAME = ("employer", "firm", "relationship__recruiter", "relationship__firm")  # read along: of what, through whom


class SubmissionQuerySet(RemovableQuerySet):
    def live(self):
        """A consent that was given, or a résumé that lies with an employer."""
        return self.filter(live=True, removed_at__isnull=True)

    def kept(self):
        return self.filter(removed_at__isnull=True)


class Submission(Removable, PrivateRecord):
    """Through a recruiter: written only from history rows (ledger.py), known by relationship and key.

    Direct (`relationship` None): changed by its own acts, `days` with it. `days`: "state ISO-day", in their order.
    `right`: of the right to represent: channel, text, file (public id of an Attachment), exclusive, fee, covers (role,
    employer, all). `claim_until`: the last day of the firm's claim at this employer.
    """

    changed_as = ("submission_id", "pk")
    opened_by = Right.SUBMISSIONS
    texts = {"right": Right.MESSAGES, "relationship__tags": Right.NOTES, "relationship__met": Right.NOTES}

    relationship = models.ForeignKey(
        "outreach.Relationship", models.CASCADE, null=True, blank=True, related_name="submissions"
    )
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    key = models.CharField(max_length=20)
    employer = models.ForeignKey(Employer, models.SET_NULL, null=True, blank=True, related_name="submissions")
    role = models.CharField(max_length=160, blank=True)
    role_key = KeyField(blank=True)
    requisition = models.CharField(max_length=60, blank=True)
    site = models.CharField(max_length=120, blank=True)
    firm = models.ForeignKey(Firm, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=20)
    state_on = models.DateField()
    live = models.BooleanField(default=False)
    days = models.JSONField(default=list)
    sent_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    claim_until = models.DateField(null=True, blank=True)
    right = models.JSONField(default=dict, blank=True)
    speculative = models.BooleanField(default=False)
    unauthorised = models.BooleanField(default=False)
    act = models.ForeignKey("accounts.Act", models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship", "key"], condition=Q(relationship__isnull=False), name="one_submission_of_a_key"
            )
        ]
        indexes = [models.Index(fields=["seeker", "-state_on", "-id"], name="submissions_of_seeker")]

    def __str__(self):
        return f"submission {self.public_id}"

    @property
    def is_direct(self):
        return self.relationship_id is None

    @property
    def is_open(self):
        """Live, or asked for and not answered yet."""
        return self.live or self.state in OPEN_STATES

    @property
    def opening(self):
        """The opening, as the guards compare it."""
        made = role_of("", self.requisition, self.site)
        return Role(self.role_key, made.requisition, made.site)


def of_own(days):
    """The columns of an application of one's own, from what was said of it: "state ISO-day" in the order of saying.

    Of one day, what was said last is how it stands. A state said twice in a row had the wrong day before; said again
    after another, it came back to it.
    """
    days = reduce(_and_then, days, [])
    state, on = days[-1].split()
    sent = [day_of(said) for said in days if said.split()[0] in SENT_STATES]
    return {
        "state": state, "state_on": date.fromisoformat(on), "days": days, "live": state in LIVE_STATES,
        "sent_on": date.fromisoformat(min(sent)) if sent else None,
    }  # fmt: skip


def _and_then(days, new):
    days = sorted([*(said for said in days if said != new), new], key=day_of)
    beside = (days.index(new) - 1, days.index(new) + 1)
    return [said for n, said in enumerate(days) if n not in beside or said.split()[0] != new.split()[0]]


def day_of(said):
    """The ISO day of "state ISO-day"."""
    return said.split()[1]
