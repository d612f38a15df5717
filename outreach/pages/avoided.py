"""Conflicts avoided: how often one role came a second way, and never stood twice in the seeker's name.

Source: domain.md section 10. A conflict that is still open while only one of the two is agreed to is in no rate; one
of two that turned out to be other roles, employers or doors is none.
"""

from dataclasses import dataclass

from outreach.measures.avoided import stood_together
from outreach.measures.share import Share
from outreach.models import Conflict
from outreach.models.conflict import TwoWays
from outreach.models.party import OF_FIRMS
from outreach.models.submission import TO_NAME
from outreach.pages.submissions import Line, line_of


@dataclass(frozen=True)
class Settled:
    """A conflict of which it is known how it went. `avoided`: the two were never agreed to at the same time."""

    conflict: Conflict
    avoided: bool

    @property
    def lines(self) -> list[Line]:
        return [line_of(one) for one in self.conflict.two]


def settled(seeker, lines=True):
    """Every Settled of a seeker, the newest first; one query, two where there are any. lines: with what they read."""
    found = Conflict.objects.visible_to(seeker).filter(first__removed_at=None, second__removed_at=None)
    found = list(found.with_two(*OF_FIRMS, *(TO_NAME if lines else ())).order_by("-opened_at", "-pk"))
    ways = TwoWays(seeker) if found else None
    judged = [Settled(one, _avoided(one)) for one in found if ways.are(*one.two)]
    return [one for one in judged if not (one.avoided and one.conflict.is_open)]


def avoided_share(seeker):
    """Conflicts avoided, of those of which it is known how they went."""
    found = settled(seeker, lines=False)
    return Share(sum(one.avoided for one in found), len(found))


def _avoided(conflict):
    """Only what stood twice is ruled on."""
    return not conflict.ruled_on and not stood_together(*map(_days, conflict.two))


def _days(one):
    """What was said, and the end of a consent, which time brings and nobody says."""
    return [*one.days, f"{one.state} {one.state_on}"] if one.state == "consent_expired" else one.days
