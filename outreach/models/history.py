"""The append-only history: facts and decisions of one relationship, or of a job search (clock.md section 1)."""

from django.db import models

from accounts.models import Act
from accounts.rights import Right
from common.ids import new_public_id
from recruiters.models import Firm

from .private import PrivateQuerySet, PrivateRecord


class HistoryQuerySet(PrivateQuerySet):
    def live(self):
        """Rows whose act stands and which no later correction replaced."""
        return self.filter(void=False)

    def in_order(self):
        return self.order_by("occurred_on", "day_seq", "pk")


class HistoryRow(PrivateRecord):
    """A fact or a decision. Kinds and their data keys: outreach/cadence/rows.py; days in `data` are ISO strings here.

    A correction is a new row that names the one it `corrects`; the former text stays, with who changed it.
    `void` says that the act was undone or the row corrected: kept, shown, no longer replayed.
    """

    opened_by = Right.PIPELINE
    texts = {
        "subject": Right.MESSAGES, "note": Right.MESSAGES, "relationship__tags": Right.NOTES,
        "relationship__met": Right.NOTES,
    }  # fmt: skip

    relationship = models.ForeignKey(
        "outreach.Relationship", models.PROTECT, null=True, blank=True, related_name="history"
    )
    search = models.ForeignKey("outreach.JobSearch", models.PROTECT, null=True, blank=True, related_name="history")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=24)
    occurred_on = models.DateField()
    occurred_time = models.TimeField(null=True, blank=True)
    zone = models.CharField(max_length=60, blank=True)
    day_seq = models.IntegerField(default=0)
    data = models.JSONField(default=dict)
    subject = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    firm = models.ForeignKey(Firm, models.PROTECT, null=True, blank=True, related_name="+")
    act = models.ForeignKey(Act, models.PROTECT, related_name="rows")
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")
    void = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects = HistoryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(relationship__isnull=False) | models.Q(search__isnull=False),
                name="history_belongs_somewhere",
            )
        ]
        indexes = [
            models.Index(fields=["relationship", "occurred_on", "day_seq", "id"], name="history_in_order"),
            models.Index(
                fields=["seeker", "occurred_on"], condition=models.Q(search__isnull=False), name="search_history"
            ),
            models.Index(fields=["seeker", "kind", "occurred_on"], name="history_of_seeker"),
        ]

    def __str__(self):
        return f"{self.kind} {self.public_id}"
