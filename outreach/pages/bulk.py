"""The page of an act for many: what it asks, how far it is, what became of it."""

from django.utils.translation import gettext as _

from outreach.models import Relationship
from outreach.models.tagging import united
from outreach.words.bulk import asked_words, done_words, why_words

NAMED, LISTED = 5, 200


def names_of(bulk):
    """The first few who were chosen, and how many more: one query."""
    first = Relationship.objects.visible_to(bulk.seeker).filter(pk__in=bulk.chosen[:NAMED]).select_related("recruiter")
    names = {one.pk: one.recruiter.shown_name for one in first}
    return [names[pk] for pk in bulk.chosen[:NAMED] if pk in names], max(len(bulk.chosen) - NAMED, 0)


def tags_among(bulk):
    """The tags of who was chosen, each once, by name: one query."""
    lists = Relationship.objects.visible_to(bulk.seeker).filter(pk__among=bulk.chosen).exclude(tags=[])
    found = united([], sorted({tag for tags in lists.values_list("tags", flat=True) for tag in tags}))
    return sorted(found, key=str.casefold)[:LISTED]


def left_out_of(bulk, today):
    """([(relationship, why)] of those left out, as many as are listed, how many more): one query."""
    known = [entry for entry in bulk.left_out if entry[0]]
    people = Relationship.objects.visible_to(bulk.seeker).select_related("recruiter", "firm")
    people = people.in_bulk([pk for pk, _code, _params in known[:LISTED]])
    lines = [
        (people[pk], why_words(code, params, today, people[pk].recruiter.shown_name))
        for pk, code, params in known[:LISTED]
        if pk in people
    ]
    return lines, len(bulk.left_out) - len(lines)


def progress_words(bulk):
    """What a bar says of it."""
    words = _("Taking it back") if bulk.state == "undoing" else asked_words(bulk.kind, len(bulk.chosen))
    return {"label": words, "words": _("%(n)s of %(all)s") % {"n": bulk.progress, "all": len(bulk.chosen)}}


def title_of(bulk):
    if bulk.state == "undone":
        return _("Taken back")
    return done_words(bulk.kind, bulk.done) if bulk.done else _("Nothing has changed")
