"""The seeker's own recruiters by the beginnings of words in their names and firms: names first, then firms."""

from django.db.models import BooleanField, Case, Q, When

from outreach.models import Relationship


def own_people(seeker, asked, most):
    """At most `most` relationships with recruiter and firm; asked: for each word its alternatives (asked.py).

    Who begins with the first word comes first, then who has all words in the name, then those found by their firm.
    Whoever asked not to be kept is never found, not even by the firm.
    """
    mine = _all(seeker)
    named, either, first = Q(), Q(), _any(asked[0], lambda word: Q(name_key__startswith=word))
    for alternatives in asked:
        named &= _any(alternatives, lambda word: _has("name_key", word))
        either &= _any(alternatives, lambda word: _has("name_key", word) | _has("firm_key", word))
    by_name = Case(When(named, then=True), default=False, output_field=BooleanField())
    begins = Case(When(first, then=True), default=False, output_field=BooleanField())
    found = mine.filter(either).order_by(by_name.desc(), begins.desc(), "name_key", "pk")
    return list(found.select_related("recruiter", "firm")[:most])


def own_firms(seeker, asked, most):
    """Ids of firms where the seeker has somebody, by the beginnings of words in their names."""
    mine = _all(seeker).filter(firm__isnull=False)
    for alternatives in asked:
        mine = mine.filter(_any(alternatives, lambda word: _has("firm_key", word)))
    return list(mine.order_by("firm_key", "firm_id").values_list("firm_id", flat=True).distinct()[:most])


def own_names(seeker):
    """The distinct words of names and firms on the seeker's list, for the typo fallback."""
    keys = _all(seeker).values_list("name_key", "firm_key")
    return {word for name, firm in keys.iterator(chunk_size=5000) for word in f"{name} {firm}".split()}


def _all(seeker):
    return Relationship.objects.visible_to(seeker).filter(recruiter__unavailable_at__isnull=True)


def _has(key, word):
    """A word of the key begins so."""
    return Q(**{f"{key}__startswith": word}) | Q(**{f"{key}__contains": f" {word}"})


def _any(alternatives, condition):
    """LIKE of very many alternatives takes long; the nearest dozen is what was meant."""
    either = Q()
    for word in alternatives[:12]:
        either |= condition(word)
    return either
