"""A trace for admins: somebody asked for a client whose coach they never were."""

from django.conf import settings
from django.db import models


class ForgedLook(models.Model):
    """Who asked, for which id, when; one row an hour. It says nothing of whether there is such a client."""

    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    asked = models.CharField(max_length=40)
    at = models.DateTimeField()
    hour = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reader", "asked", "hour"], name="one_forged_look_an_hour")]
        indexes = [models.Index(fields=["-at"], name="forged_looks_latest")]

    def __str__(self):
        return f"forged look {self.pk}"
