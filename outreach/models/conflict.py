"""One role through two doors: kept as long as both stand, until it is noted who decided what."""

from itertools import combinations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Coached
from accounts.rights import Right
from common.ids import new_public_id
from outreach.guards.employers import SAME, compare
from outreach.guards.roles import same_role
from outreach.guards.submission import OPEN_STATES

from .change import Changed
from .employer import Employers, apart
from .party import OF_FIRMS, party_of
from .private import PrivateQuerySet, PrivateRecord
from .submission import Submission


class ConflictQuerySet(PrivateQuerySet):
    def open(self):
        """Both still stand. A ruling ends one of them, so one that was ruled on is open where both stand again."""
        return self.filter(ended_at__isnull=True)

    def double(self):
        """Both were agreed to or sent: what freezes the employer."""
        return self.open().filter(first__live=True, second__live=True)

    def with_two(self, *names):
        """With both submissions, and what of each of them is read along."""
        return self.select_related(*(f"{side}__{name}" for side in ("first", "second") for name in names))


class Conflict(Changed, PrivateRecord):
    """`first` is the older submission. Opened and ended by recheck() as the two stand; ruled by the seeker's act.

    While only one is live and the other asked for, it says "before you say yes"; once both are live it is a double.
    """

    changed_as = ("conflict_id", "pk")
    opened_by = Right.SUBMISSIONS
    texts = {"note": None} | {
        f"{side}__{column}": right for side in ("first", "second") for column, right in Submission.texts.items()
    }

    class Ruler(models.TextChoices):
        EMPLOYER = "employer", _("The employer")
        FIRMS = "firms", _("The two firms, between them")
        SEEKER = "seeker", _("I did, and both agreed")

    first = models.ForeignKey(Submission, models.CASCADE, related_name="conflicts_first")
    second = models.ForeignKey(Submission, models.CASCADE, related_name="conflicts_second")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ruled_by = models.CharField(max_length=10, choices=Ruler, blank=True)
    ruled_on = models.DateField(null=True, blank=True)
    winner = models.ForeignKey(Submission, models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=240, blank=True)
    changed_at = models.DateTimeField()

    objects = ConflictQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="one_conflict_of_two"),
            models.CheckConstraint(condition=~Q(first=F("second")), name="conflict_of_two"),
        ]
        indexes = [
            models.Index(fields=["seeker"], condition=Q(ended_at__isnull=True), name="conflicts_still_open")
        ]

    def __str__(self):
        return f"conflict {self.public_id}"

    @property
    def is_open(self):
        return self.ended_at is None

    @property
    def is_decided(self):
        return not self.is_open and self.ruled_on is not None

    @property
    def is_double(self):
        return self.first.live and self.second.live

    @property
    def two(self):
        return (self.first, self.second)


def recheck(seeker, at):
    """Open a conflict for every two that stand against each other, end those that no longer do. Returns how many.

    For after every change of what stands: a state, a name, a merge, a move, a succession; and nightly. The seeker is
    locked by the caller.
    """
    standing = pairs(seeker)
    known = {(one.first_id, one.second_id): one for one in Conflict.objects.visible_to(seeker)}
    turned = [one for pair, one in known.items() if (one.ended_at is not None) == (pair in standing)]
    for conflict in turned:
        conflict.ended_at = at if conflict.ended_at is None else None
        conflict.save(update_fields=["ended_at"])
    new = Conflict.objects.bulk_create(
        Conflict(seeker=seeker, first_id=first, second_id=second, opened_at=at, changed_at=at)
        for first, second in sorted(standing - set(known))
    )
    if turned or new:
        Coached.mark([seeker.pk], at)
    return len(turned) + len(new)


def pairs(seeker):
    """{(id of the older, id of the other)} of two open submissions for one employer and role through two doors."""
    open_ones = Submission.objects.visible_to(seeker).kept().filter(Q(live=True) | Q(state__in=OPEN_STATES))
    open_ones = list(open_ones.filter(employer__isnull=False).select_related(*OF_FIRMS).order_by("pk"))
    if len(open_ones) < 2:
        return set()
    ways = TwoWays(seeker)
    return {
        (one.pk, other.pk)
        for one, other in combinations(open_ones, 2)
        if (one.live or other.live) and ways.are(one, other)
    }


class TwoWays:
    """Whether two submissions are one role at one employer through two doors, however they stand.

    Each is read once, and so are two employers; submissions come with OF_FIRMS.
    """

    def __init__(self, seeker):
        self.employers, self._read, self._same = Employers(seeker).all, {}, {}

    def are(self, one, other):
        (opening, door), (another, also) = self._said(one), self._said(other)
        return door != also and same_role(opening, another) and self.one_employer(one.employer_id, other.employer_id)

    def _said(self, one):
        if one.pk not in self._read:
            self._read[one.pk] = one.opening, party_of(one.firm, one.relationship_id)
        return self._read[one.pk]

    def one_employer(self, *two):
        """Whether two ids of employers are one employer."""
        if two not in self._same:
            one, other = map(self.employers.get, two)
            self._same[two] = bool(one and other) and (
                one == other or not apart(one, other) and compare(one.facts, other.facts).verdict == SAME
            )
        return self._same[two]
