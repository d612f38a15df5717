"""The confidential guard: whether an act would reach whom a confidential search is kept from.

It blocks at the present employer, its affiliates and what the seeker excluded; it warns of a firm that may be one of
them, and of one that works for the employer. Source: domain.md section 5.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from common.text import domain_of, sort_key
from recruiters.likeness.addresses import own_domain

from .answer import BLOCK, HINT, WARN, Answer, strictest
from .employers import NEAR, SAME, EmployerFacts, compare

# Whom it is kept from, with the rule that says so. The present employer stands with the search, others are exclusions.
OWN, AFFILIATE, EMPLOYER, FIRM, PERSON = "own", "affiliate", "employer", "firm", "person"
RULES = {
    OWN: "own_employer", AFFILIATE: "own_affiliate", EMPLOYER: "excluded_employer", FIRM: "excluded_firm",
    PERSON: "excluded_person",
}  # fmt: skip
# What is said of any of them to who may not know which.
UNSAID = {BLOCK: "kept_apart", WARN: "maybe_apart"}
BLOCKING = (*RULES.values(), "protected_address")


@dataclass(frozen=True, slots=True)
class Protected:
    """One that the search is kept from. `firms`, `people`: ids of the directory, with all that they were merged into,
    taken over by or took over; `domain`: as typed.
    """

    kind: str
    name: str
    aliases: tuple = ()
    domain: str = ""
    firms: frozenset = frozenset()
    people: frozenset = frozenset()

    @property
    def facts(self):
        return EmployerFacts(self.name, self.aliases, domain=self.domain)


@dataclass(frozen=True, slots=True)
class House:
    """A firm or employer that an act is aimed at. `heirs`, `heir_domains`: names and web addresses of who took it over;
    `client`: the seeker noted that it works for the present employer; `id`: of the directory, None for one that stands
    nowhere.
    """

    name: str
    aliases: tuple = ()
    heirs: tuple = ()
    domain: str = ""
    id: int | None = None
    client: bool = False
    heir_domains: tuple = ()

    @property
    def facts(self):
        return EmployerFacts(self.name, self.aliases, self.heirs, self.domain, self.heir_domains)


@dataclass(frozen=True, slots=True)
class Target:
    """Whom an act would reach: the person, where they work or worked last, their addresses."""

    name: str = ""
    person: int | None = None
    houses: tuple = ()
    emails: tuple = field(default_factory=tuple)


def confidential(target, protected):
    """Answers, strictest first: blocks alone where there are any, else warnings. [] without `protected`."""
    found = []
    for one in protected:
        found += _person(target, one) if one.kind == PERSON else [*_houses(target, one), *_addresses(target, one)]
    found += _client(target, protected)
    once = {(answer.rule, str(answer.params)): answer for answer in found}
    blocks = [answer for answer in once.values() if answer.level == BLOCK]
    return blocks or strictest(once.values())


def not_blind(number, blind, is_confidential):
    """A hint where a résumé that is not marked as blind goes out in a confidential search; else []."""
    return [] if blind or not is_confidential or not number else [Answer("not_blind", HINT, {"number": number})]


def _person(target, one):
    by_id = target.person is not None and target.person in one.people
    by_name = not one.people and target.name and sort_key(target.name) == sort_key(one.name)
    return [Answer(RULES[PERSON], BLOCK)] if by_id or by_name else []


def _houses(target, one):
    for house in target.houses:
        params = {"firm": house.name, "protected": one.name}
        if house.id is not None and house.id in one.firms:
            yield Answer(RULES[one.kind], BLOCK, params)
            continue
        found = _compared(one, house)
        if found.verdict == SAME:
            yield Answer(RULES[one.kind], BLOCK, params)
        elif found.verdict == NEAR:
            yield Answer("maybe_protected", WARN, params | {"because": found.reason})


@lru_cache(maxsize=20_000)
def _compared(one, house):
    """Measured: 120 µs each, and a list is looked through again and again, with many people at one firm."""
    return compare(one.facts, house.facts)


def _addresses(target, one):
    domain = own_domain(domain_of(one.domain)) if one.domain else ""
    if domain and any(own_domain(domain_of(email)) == domain for email in target.emails):
        yield Answer("protected_address", BLOCK, {"domain": domain, "protected": one.name})


def _client(target, protected):
    own = next((one for one in protected if one.kind == OWN), None)
    houses = [house for house in target.houses if house.client] if own else []
    return [Answer("employer_client", WARN, {"firm": house.name, "protected": own.name}) for house in houses]
