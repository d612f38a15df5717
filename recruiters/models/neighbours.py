"""One line of what lies next to what, for the fit (recruiters/nearness.py says how it is read)."""

from time import monotonic

from django.db import models
from django.utils.translation import gettext_lazy as _

from recruiters.nearness import Nearness

KEPT_FOR = 60  # seconds that a process goes by what it read: a tenth of a recruiter's page was reading it again
_kept = {}


def forget():
    """Read it anew when it is asked for next."""
    _kept.clear()


class NeighboursQuerySet(models.QuerySet):
    def nearness(self):
        """All of it, ready for the fit; one query a minute. A change made elsewhere is known within that time."""
        if monotonic() > _kept.get("until", 0):
            rows = ((axis, [code, *also], near) for axis, code, also, near in self._rows())
            _kept.update(nearness=Nearness(rows), until=monotonic() + KEPT_FOR)
        return _kept["nearness"]

    def _rows(self):
        return self.order_by("pk").values_list("axis", "code", "also", "near")


class Neighbours(models.Model):
    """`code` lies next to each of `near`; `also`: further codes of a region or country that mean the same."""

    class Axis(models.TextChoices):
        FUNCTION = "function"
        INDUSTRY = "industry"
        SENIORITY = "seniority"
        REGION = "region"
        COUNTRY = "country"

    axis = models.CharField(max_length=10, choices=Axis)
    code = models.SlugField(max_length=60, db_index=False)
    also = models.JSONField(default=list, blank=True)
    near = models.JSONField(default=list, blank=True)

    objects = NeighboursQuerySet.as_manager()

    class Meta:
        ordering = ["axis", "code"]
        verbose_name = verbose_name_plural = _("neighbours")
        constraints = [models.UniqueConstraint(fields=["axis", "code"], name="neighbours_of_a_code")]

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        forget()

    def delete(self, *args, **kwargs):
        forget()
        return super().delete(*args, **kwargs)

    def __str__(self):
        return f"{self.code}: {', '.join(self.near)}"
