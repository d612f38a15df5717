"""How well a firm fits a search, kept for Discover: the best of the directory, reckoned by a sweep."""

from django.db import models

from recruiters.fit import ADJACENT, EXACT, GENERALIST, MISS, OPEN, WEIGHTS, fit_of
from recruiters.models import Firm

from .private import PrivateRecord

LETTERS = {EXACT: "e", ADJACENT: "a", GENERALIST: "g", MISS: "m", OPEN: "o"}
_MATCHES = {letter: match for match, letter in LETTERS.items()}


class FirmFit(PrivateRecord):
    """`matches`: the letter of each part in the order of the weights, then of pay where it is known.

    `rank`: the score moved by own reply data.
    Derived, so that a firm that goes takes nothing along: its rows are passed over until the next reckoning.
    """

    search = models.ForeignKey("outreach.JobSearch", models.CASCADE, related_name="firm_fits", db_index=False)
    firm = models.ForeignKey(Firm, models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False)
    matches = models.CharField(max_length=6)
    score = models.SmallIntegerField()
    rank = models.SmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["search", "firm"], name="one_fit_of_a_firm")]
        indexes = [models.Index(fields=["search", "-rank", "id"], name="firm_fits_by_rank")]

    def __str__(self):
        return f"firm {self.firm_id} for search {self.search_id}: {self.score}"

    @property
    def fit(self):
        """The Fit with its parts."""
        matches = [_MATCHES[letter] for letter in self.matches]
        return fit_of(matches[: len(WEIGHTS)], *matches[len(WEIGHTS) :])


def letters_of(matches, pay):
    """What FirmFit keeps of five matches and how pay meets."""
    return "".join(LETTERS[one] for one in (matches if pay == OPEN else [*matches, pay]))
