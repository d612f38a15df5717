"""Everything private carries its seeker; reads start at visible_to."""

from django.conf import settings
from django.db import models

import common.tags  # noqa: F401 tags__has


class PrivateQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A seeker's rows. Through the eyes of a coach (`user.seen_by`): none, unless their right opens the model; the
        texts that take another right stay in the database.
        """
        mine = self.filter(seeker=user)
        if user.seen_by is None:
            return mine
        return mine.cut_for(user) if user.opens(self.model.opened_by) else mine.none()

    def cut_for(self, user):
        """Without the texts that are closed to a coach."""
        return self.defer(*(column for column, right in self.model.texts.items() if not user.opens(right)))


class PrivateRecord(models.Model):
    """`opened_by`: the right by which a coach reads such rows, None: no coach does. `texts`: {column: the right that it
    takes beside that, None: no coach reads it}.
    """

    opened_by = None
    texts = {}

    seeker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="%(class)ss")

    objects = PrivateQuerySet.as_manager()

    class Meta:
        abstract = True
