"""One act for many relationships: who was chosen, what is done to each, how far it has come, who was left out."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Act
from common.ids import new_public_id

from .bulk_states import BulkStates
from .private import PrivateRecord


class BulkAct(BulkStates, PrivateRecord):
    """Chosen first, then asked, then carried out in chunks under one Act, whose undo takes all of it back.

    `chosen`: ids of relationships as they were found when it was asked, so that an act that changes what a filter
    matches still meets the same people. `left_out`: [[id or None, code, params]]. States that are worked on hold a
    lease.
    """

    class Kind(models.TextChoices):
        PLAN = "plan", _("Plan")
        LOG = "log", _("Log")
        SNOOZE = "snooze", _("Snooze")
        PAUSE = "pause", _("Pause")
        PARK = "park", _("Park")
        CLOSE = "close", _("Close")
        TAG = "tag", _("Tag")
        UNTAG = "untag", _("Take a tag off")
        RHYTHM = "rhythm", _("Set the rhythm")
        ARCHIVE = "archive", _("Take off the list")
        EXPORT = "export", _("Take along")

    class State(models.TextChoices):
        ASKED = "asked", _("To confirm")
        RUNNING = "running", _("Under way")
        DONE = "done", _("Done")
        UNDOING = "undoing", _("Being taken back")
        UNDONE = "undone", _("Taken back")

    WORKED_ON = (State.RUNNING, State.UNDOING)

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    address = models.CharField(max_length=2000, blank=True)  # of the list it was chosen from, to lead back there
    whole = models.BooleanField(default=False)  # everyone whom that address matched
    chosen = models.JSONField(default=list)
    data = models.JSONField(default=dict)
    progress = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    left_out = models.JSONField(default=list)
    act = models.OneToOneField(Act, models.SET_NULL, null=True, blank=True, related_name="bulk")
    made_at = models.DateTimeField()
    lease = models.CharField(max_length=12, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=Q(state__in=["running", "undoing"]), name="bulk_worked_on"),
            models.Index(fields=["seeker", "made_at"], condition=Q(state="asked"), name="bulk_asked"),
        ]

    def __str__(self):
        return f"{self.kind} {self.public_id}"
