"""A version of the seeker's résumé; a filing (a row of the history) says which firm holds which version since when."""

from django.db import models

from accounts.rights import Right

from .change import Changed
from .private import PrivateRecord


class ResumeVersion(Changed, PrivateRecord):
    """`act`: the filing that made it; undone, the version goes too unless it lies elsewhere. `blind`: it names neither
    the seeker nor the employer, for a confidential search.
    """

    changed_as = ("resume_id", "pk")
    opened_by = Right.PIPELINE
    texts = {"label": None}

    number = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=120, blank=True)
    made_on = models.DateField()
    blind = models.BooleanField(default=False, db_default=False)
    act = models.ForeignKey("accounts.Act", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seeker", "number"], name="one_resume_number")]

    def __str__(self):
        return f"résumé {self.number}"

    def mark_blind(self, by, blind):
        """Whether it is blind. Returns the Act, None where it is kept so already."""
        return self.change(by, "resume_blind", blind=blind)
