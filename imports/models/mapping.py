"""How the columns of a list were matched: remembered for the same header, or kept under a name."""

from django.conf import settings
from django.db import models

from common.fields import KeyField

from .batch import ImportBatch


class Mapping(models.Model):
    """`columns`: {folded header: field}; `name` '' = the last one used by this person for this header."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="import_mappings")
    kind = models.CharField(max_length=16, choices=ImportBatch.Kind)
    name = models.CharField(max_length=80, blank=True)
    header_key = KeyField(max_length=64, blank=True)
    columns = models.JSONField(default=dict)
    how = models.JSONField(default=dict)  # country, date_order, words

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "kind", "name", "header_key"], name="one_mapping_of_a_header")
        ]

    def __str__(self):
        return self.name or self.header_key
