"""Possible duplicates in what is already there: the same rule as for a list, walked through the directory by id."""

from dataclasses import dataclass

from common.paging import Page
from recruiters.models import Firm, NotDuplicates, Recruiter

from .compare import Likeness
from .known import Known
from .stored import firm_facts, person_facts

CHUNK = 200  # records looked at in one go
MOST_WALKED = 2_000  # records looked at for one page: where duplicates are rare, a page may be short and go on


@dataclass(frozen=True)
class Pair:
    """Two records that may be one. `one` was there first; of a seeker's own and a shared one, `one` is the own."""

    one: object
    other: object
    likeness: Likeness


def possible_duplicates(user, kind, cursor="", size=25):
    """A Page of Pairs of a kind (NotDuplicates.Kind): for an admin among shared records; for a seeker among the own
    ones and between own and shared ones. Pairs that were called different are left out.

    Follow next_cursor until it is '': a page may be short, even empty, before that, or hold four more than `size`.
    """
    walk = _Walk(user, kind)
    after = int(cursor[:18]) if cursor.isdecimal() else 0
    found, walked = [], 0
    while walked < MOST_WALKED:
        ids = walk.after(after)
        for pk, pairs in walk.pairs(ids):
            found += pairs
            after = pk
            if len(found) >= size:
                return Page(walk.loaded(found), next_cursor=str(after))
        walked += len(ids)
        if len(ids) < CHUNK:
            return Page(walk.loaded(found))
    return Page(walk.loaded(found), next_cursor=str(after))


class _Walk:
    """Records of one kind, in the order of their ids, each with those that it could be."""

    def __init__(self, user, kind):
        self.owner = None if user.is_staff else user
        known = Known(self.owner)
        if kind == NotDuplicates.Kind.FIRM:
            self.records, self.facts, self.matches = Firm.objects.all(), firm_facts, known.firms
        else:
            people = Recruiter.objects.people().filter(unavailable_at__isnull=True)
            self.records, self.facts, self.matches = people, person_facts, known.people

    def after(self, pk):
        mine = self.records.filter(owner=self.owner, archived_at__isnull=True, pk__gt=pk)
        return list(mine.order_by("pk").values_list("pk", flat=True)[:CHUNK])

    def pairs(self, ids):
        """(id, [(id, other id, Likeness)]) of each; a pair of two that are walked comes with the lower id."""
        facts, _ = self.facts(ids, self.owner)
        facts = [facts[pk] for pk in ids if pk in facts]
        found = self.matches(facts)
        walked = self._walked({match.id for matched in found for match in matched})
        for fact, matched in zip(facts, found, strict=True):
            new = [match for match in matched if match.id > fact.id or match.id not in walked]
            yield fact.id, [(fact.id, match.id, match.likeness) for match in new]

    def loaded(self, found):
        """Pairs with their records; one query."""
        records = self.records.in_bulk({pk for pair in found for pk in pair[:2]})
        return [Pair(records[one], records[other], likeness) for one, other, likeness in found]

    def _walked(self, ids):
        if self.owner is None:
            return ids
        return set(self.records.filter(owner=self.owner, pk__in=ids).values_list("pk", flat=True))
