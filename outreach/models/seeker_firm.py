"""What a seeker notes about a firm, beside the shared record, and their last contact across its recruiters."""

from django.db import models

from recruiters.models import Firm

from .private import PrivateRecord
from .tagging import Tagged


class SeekerFirm(Tagged, PrivateRecord):
    changed_as = ("firm_id", "firm_id")

    firm = models.ForeignKey(Firm, models.PROTECT, related_name="+")
    tags = models.JSONField(default=list, blank=True)
    notes = models.TextField(blank=True)
    flags = models.JSONField(default=list, blank=True)
    not_for_me = models.BooleanField(default=False, db_default=False)  # left out of Discover
    last_contact_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seeker", "firm"], name="one_seeker_firm")]

    def __str__(self):
        return f"firm {self.firm_id} of {self.seeker_id}"

    @classmethod
    def of(cls, seeker, firm):
        """The seeker's row beside the firm; one that is not stored yet where nothing was said of it."""
        return cls.objects.visible_to(seeker).filter(firm=firm).first() or cls(seeker=seeker, firm=firm)

    def note_down(self, by, *, notes, flags):
        """Keep what the seeker notes about the firm as a whole. Returns the Act, None where it stands so already."""
        return self.change(by, "firm_notes", notes=notes, flags=flags)

    def put_aside(self, by, aside=True):
        """Leave the firm out of Discover, or bring it back. Returns the Act, None where it stands so already."""
        return self.change(by, "not_for_me", not_for_me=aside)

    def keep_row(self):
        if self.pk is None:
            self.pk = type(self).objects.get_or_create(seeker=self.seeker, firm=self.firm)[0].pk
            self._state.adding = False
