"""A client's consent that somebody coaches them: which rights, from when, until when. One running per pair."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.joining_refused import NotJoined
from accounts.rights import Right, ordered
from accounts.vetting import objection
from common.dates import instant_of
from common.ids import new_public_id

from .coached import Coached
from .coaching_event import CoachingEvent
from .preferences import Preferences
from .user import User

NOTICE = 7  # days before the end date on which the client is told
Kind = CoachingEvent.Kind


class CoachingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those in which a user is one of the two."""
        return self.filter(Q(client=user) | Q(coach=user))

    def not_ended(self):
        """Ended by nobody; one whose end date has passed is among them until a sweep comes by: ask holds()."""
        return self.filter(ended_at__isnull=True)

    def with_people(self):
        """With what is asked of both: names, and the client's zone."""
        return self.select_related("client__preferences", "coach")


class Coaching(models.Model):
    """`ends_on` is its last day in the client's zone. `due_at`: when a sweep tells of the end, then notes it."""

    class How(models.TextChoices):
        CLIENT_ASKED = "client_asked", _("You invited them")
        COACH_ASKED = "coach_asked", _("You accepted their invitation")

    client = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="coachings")
    coach = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="clients")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    rights = models.JSONField(default=list)
    agreed_at = models.DateTimeField()
    agreed_how = models.CharField(max_length=12, choices=How)
    ends_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    due_at = models.DateTimeField(null=True, blank=True)

    objects = CoachingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client", "coach"], condition=Q(ended_at__isnull=True), name="one_running_coaching"
            ),
            models.CheckConstraint(condition=~Q(client=F("coach")), name="nobody_coaches_oneself"),
        ]
        indexes = [
            models.Index(fields=["coach"], condition=Q(ended_at__isnull=True), name="running_clients"),
            models.Index(fields=["due_at"], condition=Q(due_at__isnull=False), name="coachings_due"),
        ]

    def __str__(self):
        return f"coaching {self.public_id}"

    @classmethod
    def agree(cls, by, client, coach, how, rights, ends_on=None):
        """Join the two. NotJoined where one is running, and where the client's search is kept from the coach."""
        if client.pk == coach.pk:
            raise NotJoined("yourself")
        if why := objection(client, coach.shown_name, coach.verified_addresses()):
            raise NotJoined("kept_from", why=why) if by.actor.pk == client.pk else NotJoined("not_here")
        with transaction.atomic():
            Preferences.objects.select_for_update().get(pk=client.pk)  # two answers at once come one after another
            before = cls.objects.not_ended().with_people().filter(client=client, coach=coach).first()
            if before and before.holds(by.at):
                raise NotJoined("joined")
            if before:
                before.lapse()
            made = cls(client=client, coach=coach, agreed_at=by.at, agreed_how=how, rights=ordered(rights))
            made.ends_on = ends_on
            made.due_at = made._due_after(by.at)
            made.save()
            made.note(by, Kind.AGREED, rights=made.rights, ends_on=_iso(ends_on))
            Coached.objects.update_or_create(client=client, defaults={"due_at": by.at})
            User.objects.filter(pk=coach.pk, is_coach=False).update(is_coach=True)
        return made

    def holds(self, at):
        """Whether it runs at an instant: ended by nobody, and its last day is not over where the client is."""
        return self.ended_at is None and (self.ends_on is None or self.client.today(at) <= self.ends_on)

    def change(self, by, rights, ends_on):
        """Other rights or another end date, from now on. Returns whether anything changed; NotJoined once over."""
        with transaction.atomic():
            now = self._locked(by.at)
            if ordered(rights) != now.rights:
                now.note(by, Kind.RIGHTS, before=now.rights, rights=ordered(rights))
            if ends_on != now.ends_on:
                now.note(by, Kind.END_DATE, before=_iso(now.ends_on), ends_on=_iso(ends_on))
            changed = (ordered(rights), ends_on) != (now.rights, now.ends_on)
            now.rights, now.ends_on = ordered(rights), ends_on
            now.due_at = now._due_after(by.at)
            now.save(update_fields=["rights", "ends_on", "due_at"])
        return changed

    def end(self, by):
        """Over with this instant, by either of the two. False where it was over before."""
        with transaction.atomic():
            mine = type(self).objects.not_ended().filter(pk=self.pk)
            if not mine.update(ended_at=by.at, ended_by=by.actor, due_at=None):
                return False
            self.note(by, Kind.ENDED)
        return True

    def lapse(self):
        """Note that the last day is over; it has held for nobody since then."""
        over = self._end_instant()
        mine = type(self).objects.not_ended().filter(pk=self.pk, ends_on=self.ends_on)
        if mine.update(ended_at=over, due_at=None):
            CoachingEvent.objects.create(coaching=self, client_id=self.client_id, kind=Kind.LAPSED, at=over)

    def tells_of_end(self, at):
        """Whether its end date is near enough to be told of."""
        if self.ends_on is None or not self.holds(at):
            return False
        return self.client.today(at) >= self.ends_on - timedelta(days=NOTICE)

    def come_due(self, at):
        """What its date asks for, once: True where the client is to be told of the end. For the sweep."""
        with transaction.atomic():
            rows = type(self).objects.select_for_update(of=("self",)).with_people()
            now = rows.filter(pk=self.pk, due_at__lte=at, ended_at__isnull=True).first()
            if now is None:
                return False
            if not now.holds(at):
                now.lapse()
                return False
            now.due_at = now._due_after(at)
            now.save(update_fields=["due_at"])
            return now.tells_of_end(at)

    def acted(self, by, act):
        """The coach acted in the client's place: kept in the client's log, with the act and in its transaction.

        NotJoined('over') where the right is gone: asked under a lock, so that an act comes before its revocation or
        not at all.
        """
        with transaction.atomic():
            now = self._locked(by.at)
            if Right.ACT not in now.rights:
                raise NotJoined("over")
            CoachingEvent.objects.create(
                coaching=self, client_id=self.client_id, actor=by.actor, kind=Kind.ACTED, at=by.at, act=act
            )

    def note(self, by, kind, **data):
        """A line in the log that the client reads."""
        CoachingEvent.objects.create(
            coaching=self, client_id=self.client_id, actor=by.actor, kind=kind, at=by.at, data=data
        )

    def _locked(self, at):
        rows = type(self).objects.select_for_update(of=("self",)).with_people()
        now = rows.get(pk=self.pk)
        if not now.holds(at):
            raise NotJoined("over")
        return now

    def _end_instant(self):
        return instant_of(self.ends_on + timedelta(days=1), self.client.preferences.time_zone)

    def _due_after(self, at):
        """The notice, at the hour of the client's daily mail, if that is still to come; else the end."""
        if self.ends_on is None:
            return None
        preferences = self.client.preferences
        day = self.ends_on - timedelta(days=NOTICE)
        notice = instant_of(day, preferences.time_zone, preferences.digest_minute)
        return notice if notice > at else self._end_instant()


def _iso(day):
    return day.isoformat() if day else None
