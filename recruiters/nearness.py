"""What lies next to what: neighbouring functions, industries and bands, and places of one region or country. Pure.

Made from rows of data (the table Neighbours, which neighbours.txt fills), so that an admin can add to it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

REGION, COUNTRY = "region", "country"


class Nearness:
    """`near`: {axis: {code: codes next to it}}, each pair both ways, as recruiters.fit takes it.

    rows: (axis, names, near): codes. Along an axis of specialties the first name lies next to each of `near`. The
    names of a region or country mean one place; it holds `near`. Source: domain.md section 7, "adjacent 0.5".
    """

    def __init__(self, rows: Iterable[tuple[str, list[str], list[str]]]):
        self.near = defaultdict(lambda: defaultdict(set))
        self._same, self._wider = {}, defaultdict(set)
        rows = [(axis, list(names), list(near)) for axis, names, near in rows]
        for _axis, names, _near in (row for row in rows if row[0] in (REGION, COUNTRY)):
            self._same |= {name: names[0] for name in names[1:]}
        for axis, names, near in rows:
            if axis in (REGION, COUNTRY):
                self._hold(axis, names[0], [self._same.get(code, code) for code in near])
            else:
                self._join(axis, names[0], near)
        self._hold_through()

    def places(self, codes: Collection[str]) -> set[str]:
        """Codes of places with one name for each, and without a country or region whose part stands beside it."""
        codes = {self._same.get(code, code) for code in codes}
        wide = set().union(*(self._wider.get(code, ()) for code in codes)) if codes else set()
        return codes - wide or codes

    def _hold(self, axis, whole, parts):
        self._join("place", whole, parts)
        for part in parts:
            if part != whole:
                self._wider[part].add(whole)
            if axis == REGION:
                self._join("place", part, parts)

    def _hold_through(self):
        """A city lies in its region's country too."""
        for part in list(self._wider):
            further = set().union(*(self._wider.get(whole, set()) for whole in self._wider[part])) - {part}
            self._wider[part] |= further
            self._join("place", part, further)

    def _join(self, axis, one, others):
        near = self.near[axis]
        for other in others:
            if other != one:
                near[one].add(other)
                near[other].add(one)
