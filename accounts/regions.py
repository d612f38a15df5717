"""Countries with public holidays, their regions, and time zones: the choices of the settings, with names in English."""

from functools import cache
from importlib.resources import files
from zoneinfo import available_timezones

# Areas of the zone database that are places; the rest are links of former names and fixed offsets.
AREAS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@cache
def countries():
    """{ISO 3166-1 code: name} of the countries whose public holidays we know, by name."""
    from holidays.registry import COUNTRIES  # the registry alone loads no country

    names = _names()
    known = {entry[1]: names.get(entry[1], key.replace("_", " ").title()) for key, entry in COUNTRIES.items()}
    return dict(sorted(known.items(), key=lambda pair: pair[1]))


@cache
def regions(country):
    """{region code: name} of a country whose holidays differ by region; empty for others and for unknown ones."""
    if country not in countries():
        return {}
    import holidays  # loads the one country asked for

    listed = holidays.country_holidays(country)
    names = {code: name for name, code in getattr(listed, "subdivisions_aliases", {}).items()}
    found = {code: names.get(code, code) for code in listed.subdivisions if len(code) <= 10}
    return dict(sorted(found.items(), key=lambda pair: pair[1]))


@cache
def time_zones():
    """Grouped choices for a select: [(area, [(zone, place) …]) …], UTC last."""
    zones = sorted(zone for zone in available_timezones() if zone.partition("/")[0] in AREAS and "/" in zone)
    groups = [(area, [(zone, _place(zone)) for zone in zones if zone.startswith(f"{area}/")]) for area in AREAS]
    return [*groups, ("UTC", [("UTC", "UTC")])]


def _place(zone):
    return zone.partition("/")[2].replace("_", " ").replace("/", ", ")


@cache
def _names():
    lines = files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))
