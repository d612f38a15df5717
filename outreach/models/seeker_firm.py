"""What a seeker notes about a firm, beside the shared record, and their last contact across its recruiters."""

from django.db import models

from recruiters.models import Firm

from .private import PrivateRecord


class SeekerFirm(PrivateRecord):
    firm = models.ForeignKey(Firm, models.PROTECT, related_name="+")
    tags = models.JSONField(default=list, blank=True)
    notes = models.TextField(blank=True)
    flags = models.JSONField(default=list, blank=True)
    last_contact_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seeker", "firm"], name="one_seeker_firm")]

    def __str__(self):
        return f"firm {self.firm_id} of {self.seeker_id}"
