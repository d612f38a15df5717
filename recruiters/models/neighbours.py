"""One line of what lies next to what, for the fit (recruiters/nearness.py says how it is read)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from recruiters.nearness import Nearness


class NeighboursQuerySet(models.QuerySet):
    def nearness(self):
        """All of it, ready for the fit; one query."""
        return Nearness((axis, [code, *also], near) for axis, code, also, near in self._rows())

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

    def __str__(self):
        return f"{self.code}: {', '.join(self.near)}"
