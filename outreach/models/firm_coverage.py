"""What all firms of the directory cover, read once and held against any number of searches.

Measured (bench/discovering.py): a fit made for each of 100,000 firms takes seconds. What a firm covers is a handful of
codes, so each code becomes a few bits once per search, and alike firms share one fit. The database puts a firm's codes
into one text: 390,000 rows of pairs took half of the time to read.
"""

from django.db import connection
from django.db.models import Q

from outreach.cadence import profile_for
from recruiters.fit import ADJACENT, EXACT, GENERALIST, LISTED, MISS, OPEN, engagement_match, fit_of, match, pay_match
from recruiters.models import Firm, Neighbours, Specialty

from .firm_fit import letters_of
from .fits import asked_by, places_in
from .pay_told import PayTold

_LEVELS = (EXACT, ADJACENT, MISS)  # the best of a firm's codes counts
_WIDTH = len(_LEVELS)
_PLACE = LISTED.index("place")
_PLACE_BITS = (2**_WIDTH - 1) << (_WIDTH * _PLACE)


class Coverage:
    """Four queries. Shared firms, and private ones of `owners` (ids), that stand and were not taken over."""

    def __init__(self, owners):
        standing = Firm.objects.filter(archived_at__isnull=True, succeeded_by__isnull=True)
        seen = standing.filter(Q(owner__isnull=True) | Q(owner__in=owners)).order_by()
        self._firms = list(seen.values_list("pk", "owner_id", "pay_model", "setting", "engagement", "places"))
        self._specialties = list(Specialty.objects.values_list("pk", "axis", "code"))
        self._codes = _codes_of_firms()
        self._nearness = Neighbours.objects.nearness()

    def fits(self, search, leanings):
        """Yields (firm id, score, rank, matches) of every firm that the seeker sees; two queries.

        `leanings`: {firm type: points}, by which own replies move the rank. matches as FirmFit holds them.
        """
        asked = asked_by(search, self._nearness)
        bits, of_text, known = self._bits(asked), {}, {}
        masks = {"": 0}  # of codes that were met before
        pays = {pk: pay_match(asked.pay, told) for pk, told in PayTold(search, asked.pay).at_firm.items()}
        for firm_id, owner_id, pay_model, setting, engagement, places in self._firms:
            if owner_id is not None and owner_id != search.seeker_id:
                continue
            codes = self._codes.get(firm_id, "")
            mask = masks.get(codes)
            if mask is None:
                mask = 0
                for code in codes.split(","):
                    mask |= bits[code]
                masks[codes] = mask
            if places and not mask & _PLACE_BITS:
                if places not in of_text:
                    of_text[places] = self._place_bits(asked, places)
                mask |= of_text[places]
            pay = pays.get(firm_id, OPEN)
            found = known.get((mask, engagement, pay))
            if found is None:
                found = known[mask, engagement, pay] = _scored(asked, mask, engagement, pay)
            score, matches = found
            yield firm_id, score, score + leanings.get(profile_for(pay_model, setting), 0), matches

    def _bits(self, asked):
        """{specialty id as text: the bit that says how it meets what is asked}."""
        near, found = self._nearness.near, {}
        for pk, axis, code in self._specialties:
            codes = self._nearness.places({code}) if axis == "place" else {code}
            met = match(getattr(asked, axis), codes, near.get(axis, {}))
            found[str(pk)] = _bit(axis, met)
        return found

    def _place_bits(self, asked, text):
        codes = places_in(text, self._nearness)
        return _bit("place", match(asked.place, codes, self._nearness.near["place"])) if codes else 0


def _codes_of_firms():
    """{firm id: the ids of its specialties, "3,17"}."""
    join = "string_agg(specialty_id::text, ',')" if connection.vendor == "postgresql" else "group_concat(specialty_id)"
    table = Firm.specialties.through._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT firm_id, {join} FROM {table} GROUP BY firm_id")
        return dict(cursor.fetchall())


def _bit(axis, met):
    return 1 << (_WIDTH * LISTED.index(axis) + _LEVELS.index(met)) if met in _LEVELS else 0


def _scored(asked, mask, engagement, pay):
    """(score, letters of the matches) of all firms whose codes meet what is asked in these ways."""
    matches = [_met(asked, axis, mask >> (_WIDTH * at)) for at, axis in enumerate(LISTED)]
    matches.append(engagement_match(asked.engagement, engagement))
    return fit_of(matches, pay).score, letters_of(matches, pay)


def _met(asked, axis, bits):
    if not getattr(asked, axis):
        return OPEN
    return next((level for at, level in enumerate(_LEVELS) if bits >> at & 1), GENERALIST)
