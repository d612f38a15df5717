"""Public holidays, copied into rows once per region and year and never read again for past years."""

from django.db import models


class PublicHoliday(models.Model):
    """A shared row: country (ISO 3166-1), subdivision (ISO 3166-2 suffix or ''), day and name."""

    country = models.CharField(max_length=2)
    subdivision = models.CharField(max_length=10, blank=True)
    year = models.PositiveSmallIntegerField()
    day = models.DateField(null=True)  # null: this year of the region was copied and has none
    name = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["country", "subdivision", "day"], name="one_holiday_row_per_day")
        ]
        indexes = [models.Index(fields=["country", "subdivision", "year"], name="holidays_of_region")]

    def __str__(self):
        return f"{self.country} {self.day}"
