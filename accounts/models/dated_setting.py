"""The dated list of a seeker's settings: a row of day D is computed with what was made by D."""

from django.conf import settings
from django.db import models

from .act import Act


class DatedSettingQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(seeker=user)

    def in_force(self):
        """Those whose act was not undone, oldest first."""
        return self.filter(act__undone_at__isnull=True).order_by("made_on", "pk")


class DatedSetting(models.Model):
    """One change, acting from the local day on which it was made (clock.md section 1).

    `kind` and `data`: zone {"time_zone"} · region {"country", "subdivision"} · days_off {"days_off", "works_on"}:
    lists of ISO days · brief {"wants_contract", "available_now"} · timings {field: number …}, the seeker's own ·
    firm {"firm", "was"}: a relationship's firm changed.
    `scope`: '' for all, 'search', 'firm:<id>' or 'relationship:<id>'.
    """

    seeker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="dated_settings")
    act = models.ForeignKey(Act, models.PROTECT, related_name="settings")
    made_on = models.DateField()
    kind = models.CharField(max_length=20)
    scope = models.CharField(max_length=40, blank=True)
    data = models.JSONField(default=dict)

    objects = DatedSettingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["seeker", "made_on"], name="settings_by_day")]

    def __str__(self):
        return f"{self.kind} {self.made_on}"
