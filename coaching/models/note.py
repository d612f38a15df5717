"""What a coach notes on a client: for themselves alone, or shared with the client."""

from django.conf import settings
from django.db import models

from common.ids import new_public_id

LONGEST_NOTE = 5000  # characters


class NoteQuerySet(models.QuerySet):
    def written_by(self, coach):
        """A coach's own, private and shared, removed ones too."""
        return self.filter(coach=coach)

    def kept(self):
        return self.filter(removed_at__isnull=True)

    def shared_with(self, client):
        """What a client reads: never a private one."""
        return self.kept().filter(client=client, shared=True)


class Note(models.Model):
    """`shared` is settled when it is written: what was for oneself never turns up elsewhere by a slip."""

    client = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    coach = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    text = models.TextField()
    shared = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["client", "-made_at"], condition=models.Q(shared=True), name="notes_shared"),
            models.Index(fields=["coach", "client", "-made_at"], name="notes_of_coach"),
        ]

    def __str__(self):
        return f"coach's note {self.public_id}"

    def remove(self, by):
        """Gone for both. False where it was removed before."""
        return bool(type(self).objects.kept().filter(pk=self.pk).update(removed_at=by.at))

    def put_back(self):
        """What removed it is taken back. False where it was there."""
        gone = type(self).objects.filter(pk=self.pk, removed_at__isnull=False)
        return bool(gone.update(removed_at=None))
