"""Two records that look alike and are not the same: someone looked and said so."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class NotDuplicatesQuerySet(models.QuerySet):
    def seen_by(self, owner):
        """What holds for a seeker: said of the shared directory, or by the seeker. None: the shared ones only."""
        return self.filter(Q(owner__isnull=True) | Q(owner=owner) if owner else Q(owner__isnull=True))

    def pairs(self, kind):
        """{(lower id, higher id)} of a kind."""
        return set(self.filter(kind=kind).values_list("low_id", "high_id"))

    def say(self, by, kind, one, other, owner=None):
        """Remember that two ids of a kind differ; said twice, it is kept once."""
        low, high = sorted([one, other])
        said = {"said_by": by.actor, "said_at": by.at}
        return self.get_or_create(owner=owner, kind=kind, low_id=low, high_id=high, defaults=said)[0]


class NotDuplicates(models.Model):
    """`owner` null: said by an admin, holds for everyone; else it holds for that seeker alone."""

    class Kind(models.TextChoices):
        FIRM = "firm"
        RECRUITER = "recruiter"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind)
    low_id = models.BigIntegerField()
    high_id = models.BigIntegerField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    said_at = models.DateTimeField()

    objects = NotDuplicatesQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "low_id", "high_id"], condition=Q(owner__isnull=True), name="one_not_duplicates"
            ),
            models.UniqueConstraint(
                fields=["owner", "kind", "low_id", "high_id"],
                condition=Q(owner__isnull=False),
                name="one_own_not_duplicates",
            ),
            models.CheckConstraint(condition=Q(low_id__lt=F("high_id")), name="not_duplicates_in_order"),
        ]

    def __str__(self):
        return f"{self.kind} {self.low_id} is not {self.high_id}"
