"""An act: who changed something, for whom, from where. Every history row and reversible change names one."""

from django.conf import settings
from django.db import models

from accounts.rights import Right
from common.ids import new_public_id


class ActQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A seeker's acts. Through the eyes of a coach: those of the coach's own hand, while they may act."""
        mine = self.filter(seeker=user)
        if user.seen_by is None:
            return mine
        return mine.filter(actor=user.seen_by.coach_id) if user.opens(Right.ACT) else mine.none()


class Act(models.Model):
    """One reversible change of a seeker's records (clock.md section 1). Undo voids its rows and replays."""

    class Via(models.TextChoices):
        WEB = "web"
        IMPORT = "import"
        INBOX = "inbox"
        COACH = "coach"
        SYSTEM = "system"

    seeker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="acts")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    on_behalf_of = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    via = models.CharField(max_length=8, choices=Via, default=Via.WEB)
    kind = models.CharField(max_length=30)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ActQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["seeker", "-at"], name="acts_of_seeker"),
            models.Index(
                fields=["seeker", "-undone_at"], condition=models.Q(undone_at__isnull=False), name="acts_undone"
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.public_id}"
