"""People whom a reader may match against: those of the directory, and those whom a list itself has brought."""

from functools import lru_cache

from django.db.models import Count, Max, Min

from common.text import sort_key
from recruiters.models import Affiliation, ContactPoint, Recruiter

from .addresses import is_general
from .compare import compare_people
from .matching import Index, Learned, gathered, is_sure, likeliest, matches, stored_ids
from .person_names import person_name
from .stored import person_facts, seen_by
from .thresholds import MOST_TRIED, NAMESAKES


class KnownPeople:
    """`firms`: the KnownFirms, which know what firm could be which."""

    def __init__(self, owner, apart, firms):
        self._owner, self._apart, self._firms = owner, apart, firms
        self._learned = []
        self._keys, self._at_firm, self._bare = Index(), Index(), Index()
        self._namesakes = {}  # {name key: ids of those who bear it, at most two, and how many there are}

    def learn(self, facts):
        """People whom the list brings."""
        for fact in facts:
            number = Learned(len(self._learned))
            self._learned.append(fact)
            for key in _addresses(fact):
                self._keys.add(key, number)
            for firm in fact.firms:
                for word in _words(fact.name):
                    self._at_firm.add(hash((firm, word)), number)  # a hash is small; who is found is compared anyway
            if not fact.firms:
                self._bare.add(sort_key(fact.name), number)

    def matches(self, facts):
        """For each fact its Matches: by address; where none is sure, by firm and name and by the name alone too."""
        candidates = self._by_addresses(facts)
        found = self._compared(facts, candidates)
        left = [at for at, matched in enumerate(found) if not is_sure(matched)]
        facts_left = [facts[at] for at in left]
        more = zip(left, self._at_firms(facts_left), self._by_names(facts_left), strict=True)
        more = {at: [*candidates[at], *here, *named] for at, here, named in more if here or named}
        again = self._compared([facts[at] for at in more], more.values())
        for at, matched in zip(more, again, strict=True):
            found[at] = matched
        return found

    def _by_addresses(self, facts):
        """For each fact those with whom it shares an address; one query for each kind of address.

        An address that very many have is a switchboard and leads to nobody.
        """
        keys = [_addresses(fact) for fact in facts]
        stored = Index()
        for kind in ContactPoint.Kind:
            asked = {value for some in keys for of, value in some if of == kind}
            points = ContactPoint.objects.filter(kind=kind, key__among=asked)
            for key, recruiter in points.values_list("key", "recruiter"):
                stored.add((kind, key), recruiter)
        return [gathered(some, (stored, self._keys), MOST_TRIED) for some in keys]

    def _at_firms(self, facts):
        """For each fact those at its firm, or at one that could be it, who share a word of the name; one query."""
        firms = [self._firms_of(fact) for fact in facts]
        words = [_words(fact.name) for fact in facts]
        wanted = {word for some in words for word in some}
        here = Affiliation.objects.filter(
            firm__in={firm for some in firms for firm in some if isinstance(firm, int)}, ended_on__isnull=True
        )
        stored = Index()
        for firm, recruiter, name in here.values_list("firm", "recruiter", "recruiter__name_key"):
            for word in wanted.intersection(name.split()):
                stored.add(hash((firm, word)), recruiter)
        return [
            gathered([hash((firm, word)) for firm in some for word in theirs], (stored, self._at_firm))
            for some, theirs in zip(firms, words, strict=True)
        ]

    def _firms_of(self, fact):
        return {*fact.firms, *(like for firm in fact.firms for like in self._firms.like.get(firm, ()))}

    def _by_names(self, facts):
        """For each fact those of its name: where few bear it, or where nothing but the name is known."""
        names = [sort_key(fact.name) for fact in facts]
        self._read_namesakes(set(names) - self._namesakes.keys())
        found = []
        for fact, name in zip(facts, names, strict=True):
            ids, many = self._namesakes[name]
            known_more = fact.firms or fact.emails or fact.phones or fact.profiles
            some = ids if many <= NAMESAKES or not known_more else ()
            found.append([*some, *self._bare.get(name)[:MOST_TRIED]])
        return found

    def _read_namesakes(self, names):
        self._namesakes.update(dict.fromkeys(names, ((), 0)))
        bearers = Recruiter.objects.people().filter(seen_by(self._owner), name_key__among=names)
        rows = bearers.values_list("name_key").annotate(first=Min("pk"), last=Max("pk"), many=Count("pk"))
        self._namesakes.update((name, ({first, last}, many)) for name, first, last, many in rows)

    def _compared(self, facts, candidates):
        candidates = [likeliest(some) for some in candidates]
        stored, mine = person_facts(stored_ids(candidates), self._owner)
        return [
            matches(fact, self._facts_of(some, stored), compare_people, self._apart, mine) if some else []
            for fact, some in zip(facts, candidates, strict=True)
        ]

    def _facts_of(self, candidates, stored):
        for one in candidates:
            if isinstance(one, Learned):
                yield self._learned[one]
            elif one in stored:
                yield stored[one]


def _addresses(fact):
    """[(kind, key)] of the addresses that lead to one person."""
    found = [(ContactPoint.Kind.EMAIL, key) for key in fact.emails if not is_general(key)]
    found += [(ContactPoint.Kind.PHONE, key) for key in fact.phones]
    return found + [(ContactPoint.Kind.PROFILE, key) for key in fact.profiles]


@lru_cache(maxsize=50_000)
def _words(text):
    """First and last words of the name, by which a person is looked up at a firm."""
    name = person_name(text)
    if not name:
        return ()
    return {word for word in (name.words[0], name.words[-1]) if len(word) > 1}
