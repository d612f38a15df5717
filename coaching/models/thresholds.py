"""From where on a coach is told that a client could use a word: the usual thresholds, or the coach's own."""

from django.conf import settings
from django.db import models

from coaching.triage import USUAL, Limits


class Thresholds(models.Model):
    """A row only for who chose others; meanings and units as in triage.Limits."""

    coach = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="thresholds"
    )
    quiet_days = models.PositiveSmallIntegerField(default=USUAL.quiet_days)
    overdue = models.PositiveSmallIntegerField(default=USUAL.overdue)
    stale = models.PositiveSmallIntegerField(default=USUAL.stale)
    below = models.PositiveSmallIntegerField(default=USUAL.below)

    def __str__(self):
        return f"thresholds of {self.coach_id}"

    @classmethod
    def limits_of(cls, coach):
        """The Limits by which a coach is told: one query."""
        found = cls.objects.filter(coach=coach).values_list(*Limits._fields).first()
        return Limits(*found) if found else USUAL

    @classmethod
    def set(cls, coach, limits):
        """Keep Limits; the usual ones need no row, so that a better guess of ours reaches who never chose."""
        if limits == USUAL:
            cls.objects.filter(coach=coach).delete()
        else:
            cls.objects.update_or_create(coach=coach, defaults=limits._asdict())
