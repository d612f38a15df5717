"""Public holidays of a region: copied from the `holidays` library into rows once per region and year."""

from functools import lru_cache

from .models.holiday import PublicHoliday


def public_holidays(country, subdivision, year):
    """The ordinals of the public holidays of a region in a year, as a frozenset; an unknown region has none.

    Rows are kept in memory per process: they never change once copied (clock.md section 1).
    """
    if not country:
        return frozenset()
    try:
        return _listed(country, subdivision, year)
    except LookupError:
        return _ordinals(_copy(country, subdivision, year))  # not remembered: the transaction may yet roll back


@lru_cache(maxsize=256)
def _listed(country, subdivision, year):
    rows = PublicHoliday.objects.filter(country=country, subdivision=subdivision, year=year)
    days = list(rows.values_list("day", flat=True))
    if not days:
        raise LookupError
    return _ordinals(days)


forget = _listed.cache_clear


def _ordinals(days):
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
