"""When what coaches see of a client is to be reckoned anew: marked by each act, in its transaction; due at midnight."""

from django.conf import settings
from django.db import models


class Coached(models.Model):
    """One row while somebody coaches the client. The summary itself is coaching's."""

    client = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="coached")
    due_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="coached_due")]

    def __str__(self):
        return f"coached {self.client_id}"

    @classmethod
    def mark(cls, client_ids, at):
        """Something of these people changed at an instant. One statement, that finds no row where nobody coaches them.

        It is written even where the mark is there already: the row stays locked until what changed is committed, so
        that nobody reckons in between.
        """
        cls.objects.filter(pk__in=client_ids).update(due_at=at)
