"""When a coach and a client speak next: arranged by the coach, moved, called off, put back."""

from datetime import timedelta

from django.conf import settings
from django.db import models

from common.ids import new_public_id

STILL_ON = timedelta(hours=1)  # a session that began is the next one for so long


class SessionQuerySet(models.QuerySet):
    def arranged_by(self, coach):
        """A coach's own, called off ones too."""
        return self.filter(coach=coach)

    def with_client(self, client):
        """What a client reads of all coaches: those that stand."""
        return self.standing().filter(client=client)

    def standing(self):
        return self.filter(called_off_at__isnull=True)

    def not_over(self, at):
        """Those ahead of an instant, or begun a moment ago; called off ones too."""
        return self.filter(at__gt=at - STILL_ON)

    def to_come(self, at):
        """Those of them that stand, the nearest first."""
        return self.standing().not_over(at).order_by("at", "pk")

    def called_off(self, at):
        """Those ahead of an instant that were called off and may be put back."""
        return self.filter(called_off_at__isnull=False, at__gt=at).order_by("at", "pk")

    def over(self, at):
        """Those held before an instant, the latest first."""
        return self.standing().filter(at__lte=at - STILL_ON).order_by("-at", "-pk")


class Session(models.Model):
    """`at` is an instant: each of the two reads it in the own zone. `place`: where, or a link."""

    client = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    coach = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    at = models.DateTimeField()
    place = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    called_off_at = models.DateTimeField(null=True, blank=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["coach", "at"], condition=models.Q(called_off_at__isnull=True), name="sessions_coach"),
            models.Index(
                fields=["client", "at"], condition=models.Q(called_off_at__isnull=True), name="sessions_client"
            ),
        ]

    def __str__(self):
        return f"session {self.public_id}"

    @classmethod
    def arrange(cls, by, client, at, place=""):
        """A new one of the hand with a client."""
        return cls.objects.create(client=client, coach=by.actor, at=at, place=place, made_at=by.at)

    def move(self, at, place):
        """To another instant or place. Returns whether anything changed."""
        changed = (at, place) != (self.at, self.place)
        self.at, self.place = at, place
        self.save(update_fields=["at", "place"])
        return changed

    def call_off(self, by):
        """False where it was called off before."""
        standing = type(self).objects.standing().filter(pk=self.pk)
        return bool(standing.update(called_off_at=by.at))

    def put_back(self):
        """What called it off is taken back."""
        type(self).objects.filter(pk=self.pk).update(called_off_at=None)
