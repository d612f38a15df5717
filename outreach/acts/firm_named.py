"""A firm by the name a seeker typed: one they can see or its successor, else a private one made for them."""

from common.text import sort_key
from outreach.acts.put_away import taken_out
from recruiters.models import Firm


def firm_named(user, name, act):
    """The seeker's own firm of that name first, then the shared one, else a private one that the act makes."""
    named = Firm.objects.filter(name_key=sort_key(name))
    known = named.visible_to(user)
    there = known.filter(owner=user).first() or known.order_by("pk").first()
    if there:
        return there.standing_for(user)
    away = named.filter(owner=user).first()
    return taken_out(away, act) if away else Firm.objects.create(owner=user, name=name, act=act)
