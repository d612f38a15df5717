"""What a reader may match against: the shared directory, the reader's own records, and what a file itself brings."""

from dataclasses import dataclass

from .verdict import Likeness


@dataclass(slots=True, frozen=True)
class Match:
    """`id` of a record of the directory (int) or of facts that were learned (whatever their id is)."""

    id: object
    likeness: Likeness


class Known:
    """Shared records and, with an `owner`, that seeker's own; archived ones are out. Keep one for a whole list."""

    def __init__(self, owner=None):
        self.owner = owner

    def firms(self, facts):
        """For each of the FirmFacts its Matches, best first, at most five; a handful of queries for all of them."""
        return [[] for _ in facts]

    def people(self, facts):
        """As firms(), of PersonFacts."""
        return [[] for _ in facts]

    def learn_firms(self, facts):
        """Firms that are new in the list: later calls match against them too."""

    def learn_people(self, facts):
        """People who are new in the list."""
