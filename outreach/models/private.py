"""Everything private carries its seeker; reads start at visible_to."""

from django.conf import settings
from django.db import models

import common.tags  # noqa: F401 tags__has


class PrivateQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(seeker=user)


class PrivateRecord(models.Model):
    seeker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="%(class)ss")

    objects = PrivateQuerySet.as_manager()

    class Meta:
        abstract = True
