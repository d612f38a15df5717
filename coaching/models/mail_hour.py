"""At which hour, on which days, a mail comes that somebody asked for: a coach's digest, a client's weekly check-in."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction

from accounts.digest_time import next_digest_at
from common.dates import instant_of, local_day


class MailHour(models.Model):
    """One row per person and kind, made when it is first asked for. `weekdays`: 0 = Monday; empty = Mon–Fri.

    Days off and the zone are those of the person's preferences. `next_at`: when it is due next; None while it is off.
    """

    class Kind(models.TextChoices):
        DIGEST = "coach_digest"
        CHECK_IN = "check_in"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mail_hours")
    kind = models.CharField(max_length=12, choices=Kind)
    on = models.BooleanField(default=False)
    minute = models.PositiveSmallIntegerField(default=7 * 60 + 30)
    weekdays = models.JSONField(default=list, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="one_mail_hour")]
        indexes = [
            models.Index(fields=["next_at"], condition=models.Q(next_at__isnull=False), name="mail_hours_due")
        ]

    def __str__(self):
        return f"{self.kind} of {self.user_id}"

    @classmethod
    def set(cls, user, kind, at, **said):
        """What a person said of it at an instant: on, minute, weekdays. Returns the row."""
        with transaction.atomic():
            one, _made = cls.objects.select_for_update().get_or_create(user=user, kind=kind)
            one.user = user
            for name, value in said.items():
                setattr(one, name, value)
            one.next_at = one.due_after(at)
            one.save()
        return one

    @classmethod
    def stop(cls, user, kind):
        """One click in a mail: none of this kind any more, everything else stays."""
        cls.objects.filter(user=user, kind=kind).update(on=False, next_at=None)

    @property
    def asked(self):
        """As accounts.digest_time and the words of the daily mail read preferences."""
        return Asked(self)

    def due_after(self, at):
        """The first instant later than `at` at which it is due; None where none is."""
        return next_digest_at(self.asked, at, self.user.preferences.off_days(at.year))

    def day_of(self, at):
        """The person's local day for which a mail that is due by an instant is; None where its hour is still to come
        on that day, or that day has none: days were missed, or the zone is another one.
        """
        today = local_day(at, self.user.preferences.time_zone)
        before = instant_of(today, self.user.preferences.time_zone) - timedelta(seconds=1)
        upcoming = next_digest_at(self.asked, before, self.user.preferences.off_days(at.year))
        return today if upcoming and upcoming <= at else None


class Asked:
    """Hour, days and zone of a MailHour. It was asked for by itself, so that absence does not thin it out."""

    digest_paused, last_active_on = "", None

    def __init__(self, hour):
        self.digest_on, self.digest_minute, self.digest_weekdays = hour.on, hour.minute, hour.weekdays
        self.time_zone = hour.user.preferences.time_zone
