"""The seeker's own recruiters by the beginnings of words in their names and firms: names first, then firms."""

from dataclasses import dataclass

from django.db.models import BooleanField, Case, Q, When

from outreach.models import Relationship

MANY = 60  # matches that are read: more than a group shows, so that those who are left out leave nobody out


@dataclass(frozen=True)
class Own:
    """Whom a line names on the seeker's list: relationships, best first, and ids of their firms that it names too."""

    people: list
    firms: list


def own_people(seeker, asked, most):
    """At most `most` relationships with recruiter and firm; see own()."""
    return own(seeker, asked, most).people


def own(seeker, asked, most):
    """Own; asked: for each word its alternatives (asked.py). Two queries: one look along the list, then who is shown.

    Who has all words in the name comes first, before those found by their firm. Whoever asked not to be kept is never
    found, not even by the firm.
    """
    mine = Relationship.objects.visible_to(seeker)
    named, either, first = Q(), Q(), _any(asked[0], lambda word: Q(name_key__startswith=word))
    for alternatives in asked:
        named &= _any(alternatives, lambda word: _has("name_key", word))
        either &= _any(alternatives, lambda word: _has("name_key", word) | _has("firm_key", word))
    by_name, begins = (Case(When(one, then=True), default=False, output_field=BooleanField()) for one in (named, first))
    found = mine.filter(either).order_by(by_name.desc(), begins.desc(), "name_key", "pk")
    rows = list(found.values_list("pk", "firm_id", "firm_key")[:MANY])
    if not rows:
        return Own([], [])
    firms = dict.fromkeys(firm for _pk, firm, key in rows if firm and _says(key, asked))
    people = mine.filter(recruiter__unavailable_at__isnull=True).select_related("recruiter", "firm")
    people = people.in_bulk([pk for pk, _firm, _key in rows[: most * 2]])
    return Own([people[pk] for pk, _firm, _key in rows if pk in people][:most], list(firms)[:most])


def own_names(seeker):
    """The distinct words of names and firms on the seeker's list, for the typo fallback."""
    mine = Relationship.objects.visible_to(seeker)
    return {word for keys in mine.values_list("name_key", "firm_key") for key in keys for word in key.split()}


def _has(key, word):
    """A word of the key begins so."""
    return Q(**{f"{key}__startswith": word}) | Q(**{f"{key}__contains": f" {word}"})


def _says(key, asked):
    return all(any(f" {word}" in f" {key}" for word in alternatives) for alternatives in asked)


def _any(alternatives, condition):
    """LIKE of very many alternatives takes long; the nearest dozen is what was meant."""
    either = Q()
    for word in alternatives[:12]:
        either |= condition(word)
    return either
