"""When a sweep looks through something anew for a search: claimed first, so that what changes meanwhile is not lost."""


class SearchDue:
    """`name`: a column of JobSearch that says when something is due (search_acts.py: DUE)."""

    @classmethod
    def claim_due(cls, name, now, **which):
        """The searches that are due by `now`, read after they were marked as begun at it.

        Becoming due AT_ONCE is one and the same instant however often it is set, so without the mark a second change
        could not be told from the first.
        """
        cls.objects.filter(**which, **{f"{name}__lte": now}).update(**{name: now})
        return cls.objects.filter(**which, **{name: now})

    def due_again(self, name, at, **beside):
        """Next at an instant (None: never), and store what is `beside` it; not where it became due anew meanwhile."""
        same = type(self).objects.filter(pk=self.pk, **{name: getattr(self, name)})
        return same.update(**{name: at}, **beside)
