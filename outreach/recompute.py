"""Replay whole books: to store them anew, or to show that what is stored is what replay says."""

from copy import copy

from django.db import transaction

from outreach.cadence import first
from outreach.models import Relationship, Reminder, Submission
from outreach.models.book import COMPARED, Book, as_date
from outreach.models.ledger import differences

CHUNK = 100  # relationships under one lock


def store(seeker, at):
    """Replay and store every relationship of a seeker. Returns how many."""
    return sum(_stored(seeker, chunk, at) for chunk in _chunks(seeker))


def compare(seeker):
    """(relationship, differences) for each of a seeker's, replayed as of its last write; changes nothing.

    Where a reminder was placed is not compared (clock.md section 5), nor a spell of staleness that a sweep has begun.
    """
    for chunk in _chunks(seeker):
        with transaction.atomic():
            relationships = _rows(seeker, chunk)
            reminders = Reminder.objects.filter(relationship__in=chunk, automatic=True, closed_at__isnull=True)
            reminders = {reminder.relationship_id: reminder for reminder in reminders}
            latest = max((each.made_at for each in relationships), default=None)
            book = Book(seeker, relationships, latest) if relationships else None
            found = [(each, _differences(book, each, reminders.get(each.pk))) for each in relationships]
            papers = differences(seeker, _pages(book, relationships))
        yield from ((each, differing + papers.get(each.pk, [])) for each, differing in found)


def _differences(book, relationship, reminder):
    if relationship.replayed_on is None:
        return []  # never replayed since it was added (listed, nothing owed), or since a migration asked for it
    expected = copy(relationship)
    book.today = relationship.replayed_on
    result = book.result(expected)
    book.fill_columns(expected, result)
    pairs = [(name, getattr(relationship, name), getattr(expected, name)) for name in COMPARED]
    duty = first(result.duties, book.today.toordinal())
    pairs.append(("reminder", _of(reminder), (duty.key, as_date(duty.due_on)) if duty else None))
    return [
        f"{name} is {stored}, replay says {said}"
        for name, stored, said in pairs
        if stored != said and not (name == "stale_at" and stored is None)
    ]


def _pages(book, relationships):
    """What the ledger reads of those of which a row or the ledger knows a submission, each as of its last write."""
    pages = []
    known = set(Submission.objects.filter(relationship__in=relationships).values_list("relationship_id", flat=True))
    for each in relationships:
        if each.replayed_on and (each.pk in known or any(row.kind == "submission" for row in book.rows[each.pk])):
            book.today = each.replayed_on
            pages.append(book.page(each))
    return pages


def _of(reminder):
    return (reminder.duty_key, reminder.due_on) if reminder else None


def _stored(seeker, chunk, at):
    with transaction.atomic():
        relationships = _rows(seeker, chunk)
        Book(seeker, relationships, at).store()
    return len(relationships)


def _chunks(seeker):
    ids = list(Relationship.objects.visible_to(seeker).order_by("pk").values_list("pk", flat=True))
    return [ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK)]


def _rows(seeker, chunk):
    return list(Relationship.objects.visible_to(seeker).filter(pk__in=chunk).select_related("firm").order_by("pk"))
