"""What a coach notes on a client: for themselves alone, or shared with the client."""

from django.conf import settings
from django.db import models

from common.ids import new_public_id

LONGEST_NOTE = 5000  # characters


class NoteQuerySet(models.QuerySet):
    def written_by(self, coach):
        """A coach's own, private and shared."""
        return self.filter(coach=coach)

    def shared_with(self, client):
        """What a client reads: never a private one."""
        return self.filter(client=client, shared=True)


class Note(models.Model):
    """`shared` is settled when it is written: what was for oneself never turns up elsewhere by a slip."""

    client = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    coach = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    text = models.TextField()
    shared = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    objects = NoteQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["client", "-made_at"], condition=models.Q(shared=True), name="notes_shared"),
            models.Index(fields=["coach", "client", "-made_at"], name="notes_of_coach"),
        ]

    def __str__(self):
        return f"coach's note {self.public_id}"
