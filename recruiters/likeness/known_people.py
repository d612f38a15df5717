"""People whom a reader may match against: those of the directory, and those whom a list itself has brought."""

from collections import defaultdict
from functools import lru_cache, partial

from common.bulk import some_of_each
from common.text import sort_key
from recruiters.models import Affiliation, ContactPoint, Recruiter

from .addresses import is_general
from .compare import compare_people
from .matching import Index, Learned, compared, gathered, is_sure
from .person_names import person_name
from .stored import people_seen_by, person_facts
from .thresholds import MOST_TRIED, NAMESAKES


class KnownPeople:
    """`firms`: the KnownFirms, which know what firm could be which."""

    def __init__(self, owner, apart, firms):
        self._owner, self._apart, self._firms = owner, apart, firms
        self._learned = []
        self._own = {}  # {id of facts that were learned last: their Learned}
        self._keys = {kind: Index() for kind in ContactPoint.Kind.values}
        self._at_firm, self._bare = Index(), Index()
        self._read, self._there = set(), Index()  # firms of the directory whose people were read; who works there
        self._namesakes = {}  # {name key: ids of those who bear it, at most two, and how many there are, up to three}

    def learn(self, facts):
        """People whom the list brings."""
        self._own = {}
        for fact in facts:
            number = self._own[fact.id] = Learned(len(self._learned))
            self._learned.append(fact)
            for kind, keys in _addresses(fact):
                for key in keys:
                    self._keys[kind].add(key, number)
            for firm in fact.firms:
                for word in _words(fact.name):
                    self._at_firm.add(hash((firm, word)), number)  # a hash is small; who is found is compared anyway
            if not fact.firms:
                self._bare.add(_name_key(fact.name), number)

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
        found = [[] for _ in facts]
        addresses = [_addresses(fact) for fact in facts]
        for place, kind in enumerate(ContactPoint.Kind.values):
            stored = Index()
            asked = [key for some in addresses for key in some[place][1]]
            seen = people_seen_by(self._owner, "recruiter__")
            points = ContactPoint.objects.filter(seen, kind=kind, key__among=asked)
            for key, recruiter in points.values_list("key", "recruiter"):
                stored.add(key, recruiter)
            indexes = (stored, self._keys[kind])
            for fact, so_far, some in zip(facts, found, addresses, strict=True):
                so_far += gathered(some[place][1], indexes, MOST_TRIED, self._own.get(fact.id))
        return found

    def _at_firms(self, facts):
        """For each fact those at its firm, or at one that could be it, who share a word of the name."""
        firms = [self._firms_of(fact) for fact in facts]
        self._read_people_of({firm for some in firms for firm in some if isinstance(firm, int)} - self._read)
        indexes = (self._there, self._at_firm)
        return [
            gathered(
                [hash((firm, word)) for firm in some for word in _words(fact.name)],
                indexes,
                own=self._own.get(fact.id),
            )
            for fact, some in zip(facts, firms, strict=True)
        ]

    def _read_people_of(self, firms):
        """People of firms that were not asked for yet; kept, since a list names its firms again and again."""
        self._read |= firms
        seen = people_seen_by(self._owner, "recruiter__")
        here = Affiliation.objects.filter(seen, firm__among=firms, ended_on__isnull=True, recruiter__is_desk=False)
        for firm, recruiter, name in here.values_list("firm", "recruiter", "recruiter__name_key"):
            words = name.split()
            for word in {words[0], words[-1]}:
                self._there.add(hash((firm, word)), recruiter)

    def _firms_of(self, fact):
        return {*fact.firms, *(like for firm in fact.firms for like in self._firms.like.get(firm, ()))}

    def _by_names(self, facts):
        """For each fact those of its name: where few bear it, or where nothing but the name is known."""
        names = [_name_key(fact.name) for fact in facts]
        self._read_namesakes(set(names) - self._namesakes.keys())
        found = []
        for fact, name in zip(facts, names, strict=True):
            ids, many = self._namesakes[name]
            known_more = fact.firms or fact.emails or fact.phones or fact.profiles
            some = ids if many <= NAMESAKES or not known_more else ()
            found.append([*some, *self._bare.of(name)[:MOST_TRIED]])
        return found

    def _read_namesakes(self, names):
        self._namesakes.update(dict.fromkeys(names, ((), 0)))
        bearers = Recruiter.objects.people().filter(people_seen_by(self._owner))
        found = defaultdict(list)
        for name, pk in some_of_each(bearers, "name_key", names, NAMESAKES + 1):
            found[name].append(pk)
        self._namesakes.update((name, (sorted(ids)[:NAMESAKES], len(ids))) for name, ids in found.items())

    def _compared(self, facts, candidates):
        read = partial(person_facts, owner=self._owner)
        return compared(facts, candidates, self._learned, read, compare_people, self._apart)


def _addresses(fact):
    """((kind, keys), …) in the order of the kinds: addresses that lead to one person."""
    own = [key for key in fact.emails if not is_general(key)]
    return ("email", own), ("phone", fact.phones), ("profile", fact.profiles)


_name_key = lru_cache(maxsize=50_000)(sort_key)


@lru_cache(maxsize=50_000)
def _words(text):
    """First and last words of the name, by which a person is looked up at a firm."""
    name = person_name(text)
    if not name:
        return ()
    return {word for word in (name.words[0], name.words[-1]) if len(word) > 1}
