"""What a reader may match against: the shared directory, the reader's own records, and what a list itself brings."""

from functools import cached_property

from recruiters.models import NotDuplicates

from .known_firms import KnownFirms
from .known_people import KnownPeople
from .matching import Match

__all__ = ["Known", "Match"]


class Known:
    """Shared records and, with an `owner`, that seeker's own; archived ones are out. Keep one for a whole list.

    Both firms() and people() take any number of facts, best 1,000 to 5,000 at once, and ask the same handful of
    queries. Candidates come by index: addresses and whole names first; words of names only where those say nothing.
    """

    def __init__(self, owner=None):
        self.owner = owner

    def firms(self, facts):
        """For each of the FirmFacts its Matches, best first, at most five; those that differ are left out.

        Several that are the same without proof come back as unsure. Ask for the firms of people before people().
        """
        return self._firms.matches(facts)

    def people(self, facts):
        """As firms(), of PersonFacts."""
        return self._people.matches(facts)

    def learn_firms(self, facts):
        """Firms that are new in the list: later calls match against them too. Their ids are no ints."""
        self._firms.learn(facts)

    def learn_people(self, facts):
        """People who are new in the list; the facts are kept, so they should hold nothing else."""
        self._people.learn(facts)

    @cached_property
    def not_duplicates(self):
        """{kind: {(lower id, higher id)}} that were called different and never match."""
        said = NotDuplicates.objects.seen_by(self.owner)
        return {kind: said.pairs(kind) for kind in NotDuplicates.Kind.values}

    @cached_property
    def _firms(self):
        return KnownFirms(self.owner, self.not_duplicates[NotDuplicates.Kind.FIRM])

    @cached_property
    def _people(self):
        return KnownPeople(self.owner, self.not_duplicates[NotDuplicates.Kind.RECRUITER], self._firms)
