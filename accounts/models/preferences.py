"""What a person chose: zone, hour of the digest, goal, days off. Its history is the dated list (dated_setting.py)."""

from datetime import date

from django.conf import settings
from django.db import models

from accounts.digest_time import next_digest_at
from accounts.holidays import public_holidays
from common.dates import local_day

from .dated_setting import DatedSetting

DATED = {
    "zone": ("time_zone",),
    "region": ("country", "subdivision"),
    "days_off": ("days_off", "works_on"),
}
ALWAYS = date(1900, 1, 1)  # the first entry of a kind serves everything before it


class Preferences(models.Model):
    """One row per user, made with the account. What replay reads is dated too; this is the copy of today."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="preferences")
    time_zone = models.CharField(max_length=60, default="UTC")
    zone_confirmed = models.BooleanField(default=False)
    country = models.CharField(max_length=2, blank=True)
    subdivision = models.CharField(max_length=10, blank=True)
    days_off = models.JSONField(default=list, blank=True)
    works_on = models.JSONField(default=list, blank=True)
    weekly_goal = models.PositiveSmallIntegerField(null=True, blank=True, default=8)
    daily_cap = models.PositiveSmallIntegerField(default=15)

    single_keys = models.BooleanField(default=True, db_default=True)  # j, k, x … on lists (WCAG 2.1.4)

    digest_on = models.BooleanField(default=True)
    digest_minute = models.PositiveSmallIntegerField(default=7 * 60 + 30)
    digest_weekdays = models.JSONField(default=list, blank=True)
    next_digest_at = models.DateTimeField(null=True, blank=True)
    digest_paused = models.CharField(max_length=20, blank=True)
    refusals = models.PositiveSmallIntegerField(default=0)
    last_active_on = models.DateField(null=True, blank=True)
    welcomed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_digest_at"], condition=models.Q(next_digest_at__isnull=False), name="next_digest_due"
            )
        ]

    def __str__(self):
        return f"preferences of {self.user_id}"

    def change(self, act, today, **fields):
        """Change columns; those that replay reads go into the dated list, acting from `today` (the local day).

        The caller replays what depends on a zone (outreach). `act` is the settings act that an undo takes back.
        """
        for kind, columns in DATED.items():
            if any(column in fields and fields[column] != getattr(self, column) for column in columns):
                self._date(kind, columns, act, today, fields)
        for column, value in fields.items():
            setattr(self, column, value)
        self.schedule_digest(act.at)
        self.save()

    def refresh_copy(self, at):
        """The columns of today from the dated list, after an undo (at an instant) took a settings act out of it."""
        self.refresh_from_db()
        for kind, columns in DATED.items():
            latest = DatedSetting.objects.filter(seeker_id=self.pk, kind=kind).in_force().last()
            if latest:
                for column in columns:
                    setattr(self, column, latest.data[column])
        self.schedule_digest(at)
        self.save()

    def seen(self, at):
        """The person is here or did something at an instant: the daily mail is kind to the absent (clock.md 6)."""
        today = local_day(at, self.time_zone)
        if self.last_active_on and self.last_active_on >= today:
            return
        self.last_active_on = today
        self.schedule_digest(at)
        self.save(update_fields=["last_active_on", "next_digest_at"])

    def schedule_digest(self, at):
        """Set (not save) when the next digest is due. One that is due already waits for its sweep."""
        following = next_digest_at(self, at, self.off_days(at.year))
        pending = self.next_digest_at is not None and self.next_digest_at <= at
        if not (pending and following):
            self.next_digest_at = following

    def resume_digest(self, at):
        """Write to the address again after it was stopped, or after it was changed."""
        self.digest_paused, self.refusals = "", 0
        self.schedule_digest(at)
        self.save(update_fields=["digest_paused", "refusals", "next_digest_at"])

    def off_days(self, year):
        """Ordinals of own and public days off less those worked, for a year and its neighbours."""
        days = {date.fromisoformat(text).toordinal() for text in self.days_off}
        for near in (year - 1, year, year + 1):
            days |= public_holidays(self.country, self.subdivision, near)
        return frozenset(days - {date.fromisoformat(text).toordinal() for text in self.works_on})

    def _date(self, kind, columns, act, today, fields):
        listed = DatedSetting.objects.filter(seeker_id=self.pk, kind=kind)
        if not listed.exists():
            held = {column: getattr(self, column) for column in columns}
            self._list(kind, act_of_birth(self.user, act), ALWAYS, held)
        self._list(kind, act, today, {column: fields.get(column, getattr(self, column)) for column in columns})

    def _list(self, kind, act, day, data):
        DatedSetting.objects.create(seeker_id=self.pk, act=act, made_on=day, kind=kind, data=data)


def act_of_birth(user, act):
    """The act that carries what held from the beginning: never undone, so that an undo always finds a former value."""
    return type(act).objects.get_or_create(
        seeker=user, kind="account", via="system", defaults={"actor": user, "at": user.date_joined}
    )[0]
