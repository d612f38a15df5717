"""What coaches suggested to a client, without what a confidential search is kept from. A fixed number of queries.

The coach is not told that something was left out: to them it waits, like one that is not answered yet.
"""

from dataclasses import dataclass

from django.db.models import Q

from accounts import access
from coaching.models import Suggestion
from coaching.models.lead import firms_of
from coaching.models.suggestion import stands_as
from common.text import sort_key
from outreach.guards import BLOCK
from outreach.guards.confidential import House, Target, confidential
from outreach.models.protecting import confidential_search, houses_of, protected_of
from recruiters.models import Firm

MOST = 200  # suggestions of a client that are read
WAITS = Suggestion.State.WAITS


@dataclass(frozen=True)
class Suggested:
    """`firm`: of the directory, where the lead names one. `asks`: a sentence that stands in the way of taking it."""

    one: Suggestion
    firm: Firm | None
    asks: str = ""
    fees: bool = False

    @property
    def lead(self):
        return self.one.lead

    @property
    def title(self):
        return self.lead.title

    @property
    def coach(self):
        return self.lead.coach.shown_name


def suggested_to(client, at, only_waiting=False):
    """Suggesteds of a client at an instant, latest first. What waits goes when it is taken back or coaching ends."""
    rows = Suggestion.objects.of_client(client).order_by("-made_at", "-pk")
    if only_waiting:
        rows = rows.filter(Q(state=WAITS) | ~Q(act=""))  # a taking that was undone waits again
    rows, coaches = stands_as(rows[:MOST]), access.coaches(client, at)
    rows = [row for row in rows if (_is_offered(row, coaches) if row.stands == WAITS else not only_waiting)]
    firms = firms_of([row.lead for row in rows])
    found = [Suggested(row, firms.get(row.lead.directory)) for row in rows]
    return _without_protected(client, found)


def _is_offered(row, coaches):
    return row.lead.taken_back_at is None and row.lead.coach_id in coaches


def _without_protected(client, found):
    search = confidential_search(client) if found else None
    if search is None:
        return found
    protected = protected_of(client, search)
    houses = houses_of(client, {one.firm.pk for one in found if one.firm})
    words = {f" {sort_key(name)} " for kept in protected for name in (kept.name, *kept.aliases) if sort_key(name)}
    return [one for one in found if not _meets(one, protected, houses, words)]


def _meets(one, protected, houses, words):
    """Whether a lead leads to whom the search is kept from: by firm, person or link, or a name in its text."""
    lead = one.lead
    said = f" {sort_key(' '.join((lead.firm_name, lead.role, lead.text)))} "
    if any(name in said for name in words):
        return True
    named = [House(lead.firm_name)] if lead.firm_name else []
    linked = [House("", domain=lead.link)] if lead.link else []
    there = [houses[one.firm.pk]] if one.firm and one.firm.pk in houses else []
    target = Target(lead.person, None, (*there, *named, *linked))
    return any(answer.level == BLOCK for answer in confidential(target, protected))
