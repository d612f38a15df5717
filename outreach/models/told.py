"""What a daily mail listed: it counts as told once that mail is sent (clock.md section 6)."""

from django.db import models

from mail.models import OutgoingMail

from .private import PrivateRecord
from .relationship import Relationship


class Told(PrivateRecord):
    """One row per listed step, written when the mail is rendered. `stale_on` marks a spell of staleness it told."""

    mail = models.ForeignKey(OutgoingMail, models.CASCADE, related_name="told")
    relationship = models.ForeignKey(Relationship, models.CASCADE, related_name="told")
    duty_key = models.CharField(max_length=60)
    stale_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "told"
        constraints = [models.UniqueConstraint(fields=["mail", "relationship", "duty_key"], name="told_once_per_mail")]

    def __str__(self):
        return f"{self.duty_key} in mail {self.mail_id}"
