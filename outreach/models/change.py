"""What an act changed beside the history: a value before and after, so that its undo finds it."""

from django.db import models
from django.db.models import Q

from accounts.models import Act
from recruiters.models import Firm

from .private import PrivateRecord


class Change(PrivateRecord):
    """One value of one thing: the tags of a relationship, the notes of a firm. The thing keeps the value that stands.

    Undo (outreach/acts/undo_changes.py): where a later act changed the same value, that one now begins where this one
    began; else the former value comes back. `field` names the column.
    """

    act = models.ForeignKey(Act, models.PROTECT, related_name="changes")
    relationship = models.ForeignKey(
        "outreach.Relationship", models.CASCADE, null=True, blank=True, related_name="changes"
    )
    firm = models.ForeignKey(Firm, models.PROTECT, null=True, blank=True, related_name="+")
    field = models.CharField(max_length=20)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(relationship__isnull=False) ^ Q(firm__isnull=False), name="change_of_one_thing"
            )
        ]

    def __str__(self):
        return f"{self.field} by {self.act_id}"
