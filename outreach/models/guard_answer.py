"""What a guard said of an act: a warning that was passed with its reason, a fact logged against it, an act stopped."""

from django.conf import settings
from django.db import models

from .private import PrivateRecord


class GuardAnswer(PrivateRecord):
    """Written once, never changed. `act`: the act that was done all the same; None where it was stopped.

    `reason` is the person's own; a fact that was logged against a guard has none. `params` as the Answer's, days in
    ISO form.
    """

    class Level(models.TextChoices):
        BLOCK = "block"
        WARN = "warn"

    rule = models.CharField(max_length=30)
    level = models.CharField(max_length=5, choices=Level)
    params = models.JSONField(default=dict)
    reason = models.CharField(max_length=240, blank=True)
    relationship = models.ForeignKey(
        "outreach.Relationship", models.CASCADE, null=True, blank=True, related_name="guard_answers"
    )
    act = models.ForeignKey("accounts.Act", models.PROTECT, null=True, blank=True, related_name="guard_answers")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["seeker", "-at"], name="guard_answers_of_seeker")]

    def __str__(self):
        return f"{self.rule} for {self.seeker_id}"
