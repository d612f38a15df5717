"""The books of several seekers at once, for sweeps: read together, replayed one by one, written together."""

from collections import defaultdict

from accounts.models import Coached, User

from .book import Book, Changes, locked, open_steps, read_rows
from .dated import profiles_of, settings_of
from .relationship import Relationship


class Shelf:
    """Open it inside a transaction: it locks the seekers. Eight queries to load, whatever their number.

    `which`: conditions on the relationships that are wanted, `most` of them, by id.
    """

    def __init__(self, seeker_ids, at, most, **which):
        self.at = at
        self.preferences = locked(seeker_ids)
        wanted = Relationship.objects.kept().filter(seeker__in=seeker_ids, **which).order_by("pk")
        self.relationships = list(wanted.select_for_update(of=("self",)).select_related("firm")[:most])
        concerned = sorted({one.seeker_id for one in self.relationships})
        self.rows, self.search_rows = read_rows(concerned, self.relationships)
        self.settings = settings_of(concerned, self.relationships)
        self.profiles = profiles_of(self.relationships, [one for own in self.settings.values() for one in own])

    def store(self):
        """Replay what is on the shelf and write what changed."""
        own, steps = defaultdict(list), open_steps(self.relationships)
        for relationship in self.relationships:
            own[relationship.seeker_id].append(relationship)
        together, firms = Changes([], [], [], set()), []
        for seeker in User.objects.filter(pk__in=own):
            book = Book(seeker, own[seeker.pk], self.at, self)
            found = book.replay({one.pk: steps[one.pk] for one in book.relationships if one.pk in steps})
            together.changed += found.changed
            together.closed += found.closed
            together.made += found.made
            together.papers |= found.papers
            firms.append((book, found.firms))
        together.write(self.at)
        Coached.mark(list(own), self.at)
        for book, changed in firms:
            book.write_firms(changed)
