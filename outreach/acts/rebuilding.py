"""The whole ledger of a seeker read anew: for a change of names, of firms, of what was joined or taken back."""

from django.db.models import Q

from outreach.models import HistoryRow, Relationship, Submission
from outreach.models.book import Book
from outreach.models.conflict import recheck
from outreach.models.ledger import write
from outreach.models.submission import day_of, of_own


def rebuild(seeker, at):
    """Read every submission again from its rows or, one's own, from its days, and check conflicts. The seeker is
    locked by the caller.
    """
    away = Submission.objects.filter(seeker=seeker, relationship__isnull=False)
    away.exclude(relationship__merged_into__isnull=True, relationship__hidden_at__isnull=True).delete()
    stored = Submission.objects.visible_to(seeker).filter(relationship__isnull=False).values("relationship")
    said = HistoryRow.objects.visible_to(seeker).live().filter(kind="submission").values("relationship")
    kept = Relationship.objects.visible_to(seeker).filter(Q(pk__in=stored) | Q(pk__in=said)).select_related("firm")
    book = Book(seeker, kept, at)
    write(seeker, [book.page(one) for one in book.relationships], at)
    _own_ones(seeker)
    recheck(seeker, at)


def after_undo(act, relationship_ids, at, of_merge=False):
    """For undo, once it has replayed: where the act changed names or what is beside history, joined people or took
    one away.
    """
    beside = ("employer", "submission", "claim", "conflict")
    named = act.changes.filter(Q(*((f"{one}__isnull", False) for one in beside), _connector=Q.OR))
    away = Submission.objects.filter(relationship__in=relationship_ids).exclude(
        relationship__merged_into__isnull=True, relationship__hidden_at__isnull=True)  # fmt: skip
    joined = act.joinings.filter(gone__isnull=False)
    if of_merge or named.exists() or away.exists() or joined.exists():
        rebuild(act.seeker, at)


def _own_ones(seeker):
    """How each application of one's own stands by what is left of its days; of these only the order is mended."""
    for own in Submission.objects.visible_to(seeker).filter(relationship__isnull=True):
        columns = of_own(own.days) | {"days": sorted(own.days, key=day_of)} if own.days else {}
        if any(getattr(own, name) != value for name, value in columns.items()):
            Submission.objects.filter(pk=own.pk).update(**columns)
