"""What is left of someone who objected: keyed hashes, by which they are never taken in again."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from common.fields import KeyField


class Suppression(models.Model):
    """A hash of one address, or of name and firm (recruiters/suppression.py). `owner` null: it binds everyone.

    What a seeker said of a private record binds that seeker alone: nobody has checked it.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=8)
    hash = KeyField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hash"], condition=Q(owner__isnull=True), name="one_suppression_for_all"),
            models.UniqueConstraint(
                fields=["owner", "hash"], condition=Q(owner__isnull=False), name="one_suppression_of_owner"
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"
