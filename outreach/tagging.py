"""Tags of a relationship: words of the seeker's own, compared without case, kept as first written."""

from common.tags import tag_key

LONGEST, MOST = 40, 30  # characters of one, tags of one relationship


def named(text):
    """The tags in a line of text, between commas: each once, in its order."""
    found = {}
    for part in text.split(","):
        word = " ".join(part.split())
        if word:
            found.setdefault(tag_key(word), word)
    return list(found.values())


def with_tags(tags, names):
    """(the tags with these names, those that were not there before)."""
    there = {tag_key(tag) for tag in tags}
    more = [name for name in names if (tag_key(name)) not in there]
    return [*tags, *more], more


def without_tags(tags, names):
    """(the tags without these names, those that were there)."""
    gone = {tag_key(name) for name in names}
    taken = [tag for tag in tags if (tag_key(tag)) in gone]
    return [tag for tag in tags if tag not in taken], taken
