"""Possible duplicates in what is there already: pairs side by side with the reason, and those said to differ."""

from django.db.models import prefetch_related_objects

from recruiters.likeness.pairs import possible_duplicates
from recruiters.likeness.words import sentence
from recruiters.models import Merge, NotDuplicates

from .merging import directions, side_by_side

PAGE = 20  # pairs


def duplicates_page(user, kind, cursor):
    """(page, [{"keep", "gone", "sides", "reason"}]) of the pairs that the reader may merge."""
    page = possible_duplicates(user, kind, cursor, PAGE)
    if kind == Merge.Kind.RECRUITER:
        prefetch_related_objects([person for pair in page for person in (pair.one, pair.other)], "affiliations__firm")
    shown = []
    for pair in page:
        ways = directions(user, pair.one, pair.other)
        if ways:
            keep, gone = ways[0]
            reason = why_alike(pair.likeness.reasons)
            shown.append({"keep": keep, "gone": gone, "sides": side_by_side(kind, keep, gone), "reason": reason})
    return page, shown


def why_alike(reasons):
    """As the second half of a sentence."""
    text = sentence(reasons)
    return text[:1].lower() + text[1:]


def not_duplicates(by, kind, one, other):
    """Remember that two records differ: for everyone where both are shared, else for their owner."""
    owner = one.owner or other.owner
    return NotDuplicates.objects.say(by, Merge.Kind(kind).value, one.pk, other.pk, owner=owner)
