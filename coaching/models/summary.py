"""One client on one local day in numbers, so that a caseload is read without counting."""

from django.conf import settings
from django.db import models

WEEKS = 9  # eight weeks and the running one


class SummaryQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(client=user)


class Summary(models.Model):
    """Counts alone: no name, no text. Written by coaching/reckoning.py, as of the client's `day`.

    `weeks`: messages of ours in each of WEEKS weeks, the running one last; messages to one person on one day are one.
    `replied` of `contacted`: recruiters first contacted whose window is over; `lately_…`: those of WEEKS.
    `search`: the status of the latest search, '' without one. `interview_on`: the first interview of all.
    """

    client = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="summaries")
    day = models.DateField()
    reckoned_at = models.DateTimeField()
    stages = models.JSONField(default=dict)
    due = models.PositiveIntegerField(default=0)
    overdue = models.PositiveIntegerField(default=0)
    stale = models.PositiveIntegerField(default=0)
    active_on = models.DateField(null=True, blank=True)
    weeks = models.JSONField(default=list)
    goal = models.PositiveSmallIntegerField(null=True, blank=True)
    contacted = models.PositiveIntegerField(default=0)
    replied = models.PositiveIntegerField(default=0)
    lately_contacted = models.PositiveIntegerField(default=0)
    lately_replied = models.PositiveIntegerField(default=0)
    conflicts = models.PositiveIntegerField(default=0)
    interview_on = models.DateField(null=True, blank=True)
    search = models.CharField(max_length=8, blank=True)
    landed_on = models.DateField(null=True, blank=True)

    objects = SummaryQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["client", "day"], name="one_summary_a_day")]
        verbose_name_plural = "summaries"

    def __str__(self):
        return f"summary of {self.client_id} on {self.day}"


COUNTED = [
    "stages", "due", "overdue", "stale", "active_on", "weeks", "goal", "contacted", "replied", "lately_contacted",
    "lately_replied", "conflicts", "interview_on", "search", "landed_on",
]  # fmt: skip
