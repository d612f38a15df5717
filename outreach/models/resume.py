"""A version of the seeker's résumé; a filing (a row of the history) says which firm holds which version since when."""

from django.db import models

from .private import PrivateRecord


class ResumeVersion(PrivateRecord):
    number = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=120, blank=True)
    made_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seeker", "number"], name="one_resume_number")]

    def __str__(self):
        return f"résumé {self.number}"
