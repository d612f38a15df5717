"""Tags of a relationship or a firm: the seeker's own short words, compared folded, put on and taken off by acts."""

from dataclasses import dataclass, field

from django.db import connection, transaction

from accounts.models import Preferences
from common.bulk import insert, update
from common.text import fold
from outreach.refusals import Refused

from .change import Change, Changed

MOST_TAGS, LONGEST_TAG = 12, 30  # per thing; characters


class Tagged(Changed):
    """For what has `tags`, a list in the order in which they were put on."""

    def tag(self, by, names):
        """Put tags on. Returns the Act, None where all are there. Refused: tag_empty, tag_long, tags_many."""
        with transaction.atomic():
            self.keep_row()
            tagging = change_tags(by, [self], add=names)
            if tagging.full:
                raise Refused("tags_many", field="tag_names", n=MOST_TAGS)
        return tagging.act

    def untag(self, by, names):
        """Take tags off, however they are written. Returns the Act, None where none of them is there."""
        return change_tags(by, [self], remove=names).act


@dataclass
class Tagging:
    """What became of it: the act (None where nothing changed), who changed, who would have had too many."""

    act: object = None
    changed: list = field(default_factory=list)
    full: list = field(default_factory=list)


def change_tags(by, things, *, add=(), remove=()):
    """One act on many: all relationships, or all firms (SeekerFirm), of one seeker. Three statements and the act's.

    Refused: tag_empty, tag_long. Who would have more than MOST_TAGS is left as they are, and said.
    """
    add, gone = tidy_tags(add), {fold_tag(name) for name in remove}
    result = Tagging()
    if not things:
        return result
    seeker, model = things[0].seeker, type(things[0])
    with transaction.atomic():
        preferences = Preferences.objects.select_for_update().get(pk=seeker.pk)
        stored = model.objects.filter(seeker=seeker, pk__among=[one.pk for one in things if one.pk])
        stored = dict(stored.values_list("pk", "tags"))
        changes = []
        for one in things:
            before = stored.get(one.pk)
            if before is None:
                continue
            after = united([tag for tag in before if fold_tag(tag) not in gone], add)
            if after != before and len(after) > max(MOST_TAGS, len(before)):
                result.full.append(one)
            elif after != before:
                result.changed.append(one)
                one.tags = after
                changes.append((before, after))
        if result.changed:
            result.act = by.act_for(seeker, "tags")
            _write(seeker, model, result, changes)
            if by.via == "web":
                preferences.seen(by.at)
    return result


def tidy_tags(names):
    """Single spaces, each once, in their order. Refused: tag_empty where a name has no letter, tag_long."""
    tidy = {}
    for name in names:
        name = " ".join(name.split())
        if not fold_tag(name):
            raise Refused("tag_empty", field="tag_names")
        if len(name) > LONGEST_TAG:
            raise Refused("tag_long", field="tag_names", tag=name, n=LONGEST_TAG)
        tidy.setdefault(fold_tag(name), name)
    return list(tidy.values())


def fold_tag(name):
    """What two ways to write one tag share; marks such as + and # tell C from C++ and C#."""
    return fold(name) + "".join(letter for letter in name if letter in "+#")


def united(tags, more):
    """Both, the first ones first, each once however it is written."""
    there = {}
    for tag in [*tags, *more]:
        there.setdefault(fold_tag(tag), tag)
    return list(there.values())


def tags_of(seeker, most=200):
    """Every tag that the seeker uses, on relationships and firms, by name. One query."""
    unnested = "jsonb_array_elements_text(tags)" if connection.vendor == "postgresql" else "json_each(tags)"
    value = "value" if connection.vendor == "postgresql" else "json_each.value"
    # Most lists are empty: unnesting each costs more than leaving it out.
    people = "seeker_id = %s AND tags <> '[]' AND merged_into_id IS NULL AND hidden_at IS NULL"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {value} FROM outreach_relationship, {unnested} WHERE {people}"  # noqa: S608 – no outside words
            f" UNION SELECT {value} FROM outreach_seekerfirm, {unnested} WHERE seeker_id = %s AND tags <> '[]'",
            [seeker.pk, seeker.pk],
        )
        found = united([], sorted(row[0] for row in cursor.fetchall()))
    return sorted(found, key=fold)[:most]


def _write(seeker, model, result, changes):
    column, attribute = model.changed_as
    update(model, ["tags"], [(one.pk, one.tags) for one in result.changed])
    rows = [
        (seeker.pk, result.act.pk, getattr(one, attribute), "tags", before, after)
        for one, (before, after) in zip(result.changed, changes, strict=True)
    ]
    insert(Change, ["seeker_id", "act_id", column, "field", "before", "after"], rows)
