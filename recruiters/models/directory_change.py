"""What changed so that someone may work elsewhere than before, in the directory or as a seeker knows it: a list that a
sweep reads and empties.

A row is written with the change itself and names the record by its number: no seeker is looked at there, and a record
that is gone since stands in nobody's way.
"""

from django.db import models

from common.bulk import insert


class DirectoryChange(models.Model):
    """A person with another name, address or firm; a firm with another name or website, merged, or taken over."""

    class Kind(models.TextChoices):
        FIRM = "firm"
        RECRUITER = "recruiter"

    kind = models.CharField(max_length=9, choices=Kind)
    record_id = models.BigIntegerField()

    def __str__(self):
        return f"{self.kind} {self.record_id}"

    @classmethod
    def note(cls, kind, ids):
        """Ask that the records of these ids be looked at. Inside the transaction of the change."""
        insert(cls, ["kind", "record_id"], [(kind, pk) for pk in ids])
