"""A firm by the name a seeker typed: one they can see or its successor, else a private one made for them."""

from common.text import sort_key
from recruiters.models import Firm


def firm_named(user, name):
    """The seeker's own firm of that name first, then the shared one, else a new private firm."""
    known = Firm.objects.visible_to(user).filter(name_key=sort_key(name))
    there = known.filter(owner=user).first() or known.order_by("pk").first()
    return there.standing_for(user) if there else Firm.objects.create(owner=user, name=name)
