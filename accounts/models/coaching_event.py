"""The log that a client reads: each change of a coaching, and each look of a coach once per page and hour."""

from django.conf import settings
from django.db import models


class CoachingEventQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(client=user)


class CoachingEvent(models.Model):
    """Never changed. `data`: agreed, rights and end_date hold what was set, and `before`; dates as ISO days.

    A view names its `page` and the `hour` (an aware instant, on the hour); of both there is one at most. What the coach
    did in the client's place names its `act`.
    """

    class Kind(models.TextChoices):
        AGREED = "agreed"
        RIGHTS = "rights"
        END_DATE = "end_date"
        ENDED = "ended"
        LAPSED = "lapsed"
        VIEWED = "viewed"
        ACTED = "acted"

    coaching = models.ForeignKey("Coaching", models.CASCADE, related_name="events")
    client = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="coaching_events")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()
    data = models.JSONField(default=dict)
    page = models.CharField(max_length=20, blank=True)
    hour = models.DateTimeField(null=True, blank=True)
    act = models.ForeignKey("Act", models.CASCADE, null=True, blank=True, related_name="+")

    objects = CoachingEventQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["coaching", "page", "hour"], name="one_view_an_hour")]
        indexes = [models.Index(fields=["client", "-at"], name="coaching_log")]

    def __str__(self):
        return f"{self.kind} {self.pk}"
