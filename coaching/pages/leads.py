"""A coach's leads and what became of them: of those clients whom they coach now. A fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass, field

from accounts import access
from coaching.models import Lead, Suggestion
from coaching.models.suggestion import stands_as

State = Suggestion.State


@dataclass(frozen=True)
class Uptake:
    """A lead with the names of clients by what they made of it, each in the order of names."""

    lead: Lead
    taken: list = field(default_factory=list)
    declined: list = field(default_factory=list)
    waits: list = field(default_factory=list)

    @property
    def clash(self):
        """Whether more than one took it: the coach alone is told."""
        return len(self.taken) > 1

    @property
    def count(self):
        return len(self.taken) + len(self.declined) + len(self.waits)


def uptake_of(coach, leads, at):
    """The Uptake of each lead, in the order given."""
    names = {one.client_id: one.client.shown_name for one in access.clients(coach, at)}
    rows = stands_as(Suggestion.objects.filter(lead__in=[lead.pk for lead in leads], client__in=list(names)))
    found = defaultdict(lambda: {State.TAKEN: [], State.DECLINED: [], State.WAITS: []})
    for row in sorted(rows, key=lambda row: names[row.client_id]):
        found[row.lead_id][row.stands].append(names[row.client_id])
    return [
        Uptake(lead, taken=said[State.TAKEN], declined=said[State.DECLINED], waits=said[State.WAITS])
        for lead in leads
        for said in [found[lead.pk]]
    ]
