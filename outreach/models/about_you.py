"""What messages say of the seeker beside the brief: a headline, years, phone, city, profile. One row per seeker."""

from django.db import models

from .change import Changed
from .private import PrivateRecord


class AboutYou(Changed, PrivateRecord):
    """Read by the merge fields (outreach/pages/merge_values.py); '' is not known."""

    changed_as = ("about_you_id", "pk")
    COLUMNS = (
        "headline", "years", "phone", "city", "linkedin", "work_authorisation", "resume_link", "confidential_line",
    )  # fmt: skip

    headline = models.CharField(max_length=160, blank=True)
    years = models.CharField(max_length=20, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    city = models.CharField(max_length=80, blank=True)
    linkedin = models.CharField(max_length=200, blank=True)
    work_authorisation = models.CharField(max_length=120, blank=True)
    resume_link = models.CharField(max_length=200, blank=True)
    confidential_line = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seeker"], name="one_about_you")]

    def __str__(self):
        return f"about {self.seeker_id}"

    @classmethod
    def of(cls, seeker):
        """The seeker's row; one that is not stored yet where nothing was said."""
        return cls.objects.visible_to(seeker).first() or cls(seeker=seeker)

    def tell(self, by, **values):
        """Returns the Act, None where it stands so already."""
        return self.change(by, "about_you", **values)

    def keep_row(self):
        if self.pk is None:
            self.pk = type(self).objects.get_or_create(seeker=self.seeker)[0].pk
            self._state.adding = False
