"""A version of the seeker's résumé; a filing (a row of the history) says which firm holds which version since when."""

from django.db import models

from .private import PrivateRecord


class ResumeVersion(PrivateRecord):
    """`act`: the filing that made it; undone, the version goes too unless it lies elsewhere."""

    number = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=120, blank=True)
    made_on = models.DateField()
    act = models.ForeignKey("accounts.Act", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seeker", "number"], name="one_resume_number")]

    def __str__(self):
        return f"résumé {self.number}"
