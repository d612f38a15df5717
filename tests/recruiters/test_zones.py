"""Which clock a place goes by."""

from zoneinfo import ZoneInfo

import pytest

from recruiters import zones
from recruiters.zones import zone_of


@pytest.mark.parametrize(
    ("places", "zone"),
    [
        ("Boston, MA", "America/New_York"),
        ("Boston, MA, USA", "America/New_York"),
        ("Greater Boston Area", "America/New_York"),
        ("London Area, United Kingdom", "Europe/London"),
        ("Birmingham, AL", "America/Chicago"),
        ("Birmingham", "Europe/London"),
        ("London, Ontario", "America/Toronto"),
        ("ZÜRICH", "Europe/Zurich"),
        ("Koblenz, Deutschland", "Europe/Berlin"),
        ("Austin / Dallas", "America/Chicago"),
        ("Boston; London", ""),  # two clocks
        ("Boston, MA; London, UK", ""),
        ("United States", ""),
        ("Somewhere", ""),
        ("", ""),
    ],
)
def test_a_place_tells_a_clock_or_none(places, zone):
    assert zone_of(places) == zone


def test_every_zone_of_the_list_exists():
    named = {zone for names in zones.names().values() for zone in names.values()}
    assert all(ZoneInfo(zone).key == zone for zone in named)
