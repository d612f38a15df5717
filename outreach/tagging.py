"""Tags of a relationship: words of the seeker's own, compared without case and accents, kept as first written."""

from common.text import fold

LONGEST, MOST = 40, 30  # characters of one, tags of one relationship


def named(text):
    """The tags in a line of text, between commas: each once, in its order, shortened by nothing."""
    found = {}
    for part in text.split(","):
        word = " ".join(part.split())
        if word:
            found.setdefault(fold(word) or word, word)
    return list(found.values())


def with_tags(tags, names):
    """(the tags with these names, those that were not there before)."""
    there = {fold(tag) or tag for tag in tags}
    more = [name for name in names if (fold(name) or name) not in there]
    return [*tags, *more], more


def without_tags(tags, names):
    """(the tags without these names, those that were there)."""
    gone = {fold(name) or name for name in names}
    taken = [tag for tag in tags if (fold(tag) or tag) in gone]
    return [tag for tag in tags if tag not in taken], taken
