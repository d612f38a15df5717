"""Shared firms that a typed name may mean, so that nobody types a second one."""

from dataclasses import dataclass

from common.text import sort_key
from recruiters.likeness.facts import FirmFacts
from recruiters.likeness.known import Known
from recruiters.models import Firm
from recruiters.search import find

MOST = 5
SHORTEST = 3  # letters


@dataclass(frozen=True)
class Offer:
    """`alike`: it may be the same, so it is asked about; else its name only begins as what was typed."""

    firm: Firm
    alike: bool


def firms_offered(user, typed):
    """Offers for a typed name, the likeliest first; [] while it is short, and where exactly that name is there once."""
    if len(sort_key(typed)) < SHORTEST or len(Firm.objects.visible_to(user).filter(name_key=sort_key(typed))[:2]) == 1:
        return []
    matches = Known(user).firms([FirmFacts("typed", typed)])[0]
    shared = Firm.objects.visible_to(user).filter(owner=None)
    there = shared.in_bulk([match.id for match in matches])
    alike = [Offer(there[match.id], True) for match in matches if match.id in there]
    begins = [firm for firm in find(shared, typed, size=MOST).page if firm.pk not in there] if not alike else []
    return [*alike, *(Offer(firm, False) for firm in begins)][:MOST]
