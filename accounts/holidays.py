"""Public holidays of a region: copied from the `holidays` library into rows once per region and year."""

from functools import lru_cache

from .models.holiday import PublicHoliday


@lru_cache(maxsize=256)
def public_holidays(country, subdivision, year):
    """The ordinals of the public holidays of a region in a year, as a frozenset; an unknown region has none.

    Kept in memory per process: rows of a region and year never change once copied (clock.md section 1).
    """
    if not country:
        return frozenset()
    rows = PublicHoliday.objects.filter(country=country, subdivision=subdivision, year=year)
    days = list(rows.values_list("day", flat=True)) or _copy(country, subdivision, year)
    return frozenset(day.toordinal() for day in days if day)


def _copy(country, subdivision, year):
    import holidays  # 20 MB; only a region's first look-up of a year needs it

    try:
        found = dict(holidays.country_holidays(country, subdiv=subdivision or None, years=year))
    except NotImplementedError:
        found = {}
    rows = [
        PublicHoliday(country=country, subdivision=subdivision, year=year, day=day, name=name[:160])
        for day, name in sorted(found.items())
    ] or [PublicHoliday(country=country, subdivision=subdivision, year=year, day=None)]
    PublicHoliday.objects.bulk_create(rows, ignore_conflicts=True)
    return [row.day for row in rows]
