"""Who is chosen: the rows ticked in the list, or everyone whom its address matches."""

from dataclasses import dataclass

from outreach.listing.asked import Asked
from outreach.models import BulkAct, Relationship

MOST_TICKED = 2000


def ticked(seeker, public_ids):
    """(ids of the seeker's own among those ticked, how many were not): what is forged or gone changes nothing."""
    public_ids = list(dict.fromkeys(public_ids))[:MOST_TICKED]
    known = [one for one in public_ids if one.isascii() and one.isalnum()]
    mine = dict(Relationship.objects.visible_to(seeker).filter(public_id__in=known).values_list("public_id", "pk"))
    return [mine[one] for one in public_ids if one in mine], len(public_ids) - len(mine)


def everyone(seeker, address, today):
    """Ids of all whom an address matches, in the order of its list."""
    asked = Asked.read(address, seeker, today=today)
    return list(asked.ordered(asked.rows(seeker)).values_list("pk", flat=True))


def canonical(seeker, address, today):
    """The address as the list itself would write it: nothing unknown stays in it."""
    return Asked.read(address, seeker, today=today).full_address[:2000]


@dataclass(frozen=True)
class Chosen:
    """Those of an act for many, for whoever reads a list by its address (Asked) and takes these instead."""

    bulk: BulkAct

    def rows(self, user):
        return Relationship.objects.visible_to(user).filter(pk__among=self.bulk.chosen)

    def ordered(self, rows):
        return rows.order_by("name_key", "pk")
