"""The next action on a relationship: at most one open automatic reminder, any number of the seeker's own."""

from django.db import models
from django.db.models import Q

from accounts.rights import Right
from common.ids import new_public_id

from .private import PrivateRecord
from .reminder_acts import ReminderActs


class Reminder(ReminderActs, PrivateRecord):
    """`duty_key` names the duty it shows (clock.md section 4), '' for an own one. `on_day` is the day it is for."""

    opened_by = Right.PIPELINE
    texts = {"text": Right.NOTES, "relationship__tags": Right.NOTES, "relationship__met": Right.NOTES}

    relationship = models.ForeignKey("outreach.Relationship", models.CASCADE, related_name="reminders")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    automatic = models.BooleanField(default=True)
    duty_key = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    params = models.JSONField(default=dict, blank=True)
    due_on = models.DateField()
    on_day = models.DateField()
    text = models.CharField(max_length=240, blank=True)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    act = models.ForeignKey("accounts.Act", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relationship"], condition=Q(automatic=True, closed_at__isnull=True), name="one_open_reminder"
            )
        ]
        indexes = [
            models.Index(fields=["seeker", "on_day"], condition=Q(closed_at__isnull=True), name="open_reminders")
        ]

    def __str__(self):
        return f"{self.kind or 'own'} {self.on_day}"
