"""The time zone of a place as people write it: "Boston, MA", "London Area, United Kingdom". Read from zones.txt."""

import re
from functools import cache
from pathlib import Path

from common.text import fold

LINES = Path(__file__).with_name("zones.txt")
_AROUND = re.compile(r"^greater | (metropolitan |metro )?area$")


def zone_of(places: str) -> str:
    """The IANA name, '' where the text names none that is known, or places of more than one clock.

    A region or country decides before a city: "Birmingham, AL" is not in England.
    """
    parts = [fold(part) for part in re.split(r"[,;/|\n]|\s[–-]\s", places)]
    for kind in names().values():
        if found := {zone for part in parts if (zone := kind.get(part) or kind.get(_AROUND.sub("", part)))}:
            return found.pop() if len(found) == 1 else ""
    return ""


@cache
def names():
    """{"wide": {name: zone}, "city": …}, names as fold() leaves them."""
    found, kind = {}, ""
    for line in LINES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
            found[kind] = {}
        elif line and not line.startswith("#"):
            zone, places = line.split("|")
            found[kind] |= {fold(place): zone.strip() for place in places.split(",")}
    return found
