"""Firms that a reader may match against: those of the directory, and those that a list itself has brought."""

from functools import partial

from django.db.models import Q

from common.text import sort_key
from recruiters.models import ContactPoint, Firm

from .addresses import domain_of_email, own_domain, phone_end
from .compare import compare_firms
from .firm_names import names_in
from .known_words import FirmWords
from .matching import Index, Learned, compared, gathered, is_sure
from .stored import firm_facts, seen_by


class KnownFirms:
    """`apart`: pairs of ids that someone called different."""

    def __init__(self, owner, apart):
        self._owner, self._apart = owner, apart
        self._words = FirmWords(owner)
        self._learned, self._keys = [], Index()
        self._own = {}  # {id of facts that were learned last: their Learned}
        self.like = {}  # {id of facts: ids of the firms it could be}, by which people at nearly the same firm are found

    def learn(self, facts):
        """Firms that the list brings."""
        self._own = {}
        for fact in facts:
            candidate = self._own[fact.id] = Learned(len(self._learned))
            self._learned.append(fact)
            for key in _keys(fact):
                self._keys.add(key, candidate)
            self._words.learn(fact, candidate)

    def matches(self, facts):
        """For each fact its Matches. Words are looked into only where no address or whole name says the same."""
        candidates = self._by_keys(facts)
        found = self._compared(facts, candidates)
        left = [at for at, matched in enumerate(found) if not is_sure(matched)]
        by_words = zip(left, self._words.candidates([facts[at] for at in left]), strict=True)
        more = {at: [*candidates[at], *named] for at, named in by_words if named}
        again = self._compared([facts[at] for at in more], more.values())
        for at, matched in zip(more, again, strict=True):
            found[at] = matched
        self.like.update((fact.id, [match.id for match in matched]) for fact, matched in zip(facts, found, strict=True))
        return found

    def _by_keys(self, facts):
        """For each fact those that share a domain, a name as it is written or an address."""
        keys = [_keys(fact) for fact in facts]
        stored = self._stored({key for some in keys for key in some})
        indexes = stored, self._keys
        return [gathered(some, indexes, own=self._own.get(fact.id)) for fact, some in zip(facts, keys, strict=True)]

    def _stored(self, keys):
        """An Index of ids of the directory; three queries."""
        found, asked = Index(), {kind: [] for kind in ("domain", "name", "email", "phone")}
        for kind, value in keys:
            if kind in asked:
                asked[kind].append(value)
        firms, seen = Firm.objects.filter(seen_by(self._owner)), set()
        # One query each: with OR between them no index serves, nor does that of domains where one could be blank.
        by_domain, by_name = Q(domain__among=asked["domain"]) & ~Q(domain=""), Q(name_key__among=asked["name"])
        for condition in (by_domain, by_name):
            for pk, domain, name in firms.filter(condition).values_list("pk", "domain", "name_key"):
                if pk not in seen:
                    seen.add(pk)
                    found.add(("domain", domain), pk)
                    found.add(("name", name), pk)
        points = Q(kind=ContactPoint.Kind.EMAIL, key__among=asked["email"])
        points |= Q(kind=ContactPoint.Kind.PHONE, key__among=asked["phone"])
        desks = ContactPoint.objects.filter(points, seen_by(self._owner, "recruiter__"), recruiter__is_desk=True)
        for kind, key, pk in desks.values_list("kind", "key", "recruiter__affiliations__firm"):
            found.add((kind, key), pk)
        return found

    def _compared(self, facts, candidates):
        read = partial(firm_facts, owner=self._owner)
        return compared(facts, candidates, self._learned, read, compare_firms, self._apart)


def _keys(fact):
    """{(kind, value)} that lead to a firm at once. What the directory keeps no index of serves learned firms only."""
    found = {("domain", own_domain(fact.domain)), *(("domain", domain_of_email(address)) for address in fact.emails)}
    found |= {("email", address) for address in fact.emails} | {("phone", phone) for phone in fact.phones}
    found |= {("phone end", phone_end(phone)) for phone in fact.phones}
    for text in (fact.name, *fact.names):
        found.add(("name", sort_key(text)))
        found |= {("tight", name.tight) for name in names_in(text)}
    return {(kind, value) for kind, value in found if value}
