"""What a seeker notes about a firm, beside the shared record, and their last contact across its recruiters."""

from django.db import models

from recruiters.models import Firm

from .private import PrivateRecord
from .tagging import Tagged


class SeekerFirm(Tagged, PrivateRecord):
    tagged_as = ("firm_id", "firm_id")

    firm = models.ForeignKey(Firm, models.PROTECT, related_name="+")
    tags = models.JSONField(default=list, blank=True)
    notes = models.TextField(blank=True)
    flags = models.JSONField(default=list, blank=True)
    last_contact_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seeker", "firm"], name="one_seeker_firm")]

    def __str__(self):
        return f"firm {self.firm_id} of {self.seeker_id}"

    @classmethod
    def of(cls, seeker, firm):
        """The seeker's row beside the firm; one that is not stored yet where nothing was said of it."""
        return cls.objects.visible_to(seeker).filter(firm=firm).first() or cls(seeker=seeker, firm=firm)

    def keep_row(self):
        if self.pk is None:
            self.pk = type(self).objects.get_or_create(seeker=self.seeker, firm=self.firm)[0].pk
            self._state.adding = False
