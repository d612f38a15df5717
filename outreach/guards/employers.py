"""Whether two employers are one: by normalised name, aliases, parent and web domain. Source: domain.md section 5.

What is the same blocks, what is near warns and asks, so a wrong "same" costs a person a chance: two names are the same
only where nothing but spelling, legal form or an alias that the seeker gave stands between them.
"""

from dataclasses import dataclass, field

from common.text import domain_of
from recruiters.likeness.addresses import own_domain
from recruiters.likeness.firm_names import names_in
from recruiters.likeness.same_firm import names_alike

SAME, NEAR, DIFFERENT = "same", "near", "different"
SHORT_NAME = 4  # letters that a name needs before a longer one that begins with it is asked about


@dataclass(frozen=True, slots=True)
class EmployerFacts:
    """What is known of one employer. `parents`: every name of what it belongs to, the nearest first; `parent_domains`:
    their web addresses; `domain`: its own. All as typed.
    """

    name: str
    aliases: tuple = ()
    parents: tuple = ()
    domain: str = ""
    parent_domains: tuple = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """`verdict`: SAME, NEAR or DIFFERENT. `reason`: why, a code of words/guards; `params`: the two names it speaks of.

    Reasons: same_name, alias, same_domain, parent (one belongs to the other) – same; other_form (another legal form),
    other_domain (one name, two web addresses), near_name, short_name (one name begins with the other), sisters (one
    parent) – near.
    """

    verdict: str
    reason: str = ""
    params: dict = field(default_factory=dict)


def compare(a, b):
    """How two EmployerFacts relate, as a Comparison; the order of the two never matters but in its params."""
    mine, theirs = _names(a), _names(b)
    domains = _domain(a), _domain(b)
    if all(domains) and domains[0] == domains[1]:
        return Comparison(SAME, "same_domain", {"name": a.name, "other": b.name, "domain": domains[0]})
    found = _by_name(mine, theirs, domains) or _by_parent(a, b, mine, theirs)
    if not found and not (all(domains) and not _one_label(*domains)):  # two addresses settle what only looks alike
        found = _nearly(mine, theirs)
    return found or Comparison(DIFFERENT)


def name_key(name):
    """The key under which one employer is kept: words without spaces, then its legal form; '' without letters.

    "Acme", "ACME" and "A.C.M.E." share one; "Acme Ltd" and "Acme GmbH" have two, for they may be two legal persons.
    """
    found = names_in(name)
    if not found:
        return ""
    return " ".join([found[0].tight, *sorted(found[0].form)])[:200]


def _names(facts):
    """[(FirmName, as it was written, whether it is the main name)]; what a name says in brackets is one of its own."""
    found = []
    for text in (facts.name, *facts.aliases):
        found += [(name, text, text == facts.name) for name in names_in(text)]
    return found


def _domain(facts):
    return _own(facts.domain)


def _own(domain):
    return own_domain(domain_of(domain)) if domain else ""


def _by_name(mine, theirs, domains):
    """Equal names; the same beats near, whatever other names the two have."""
    near = None
    for name, text, main in mine:
        for other, another, also_main in theirs:
            if not _equal(name, other):
                continue
            params = {"name": text, "other": another}
            if name.form and other.form and not name.form & other.form:
                near = near or Comparison(NEAR, "other_form", params)
            elif main and also_main and all(domains) and not _one_label(*domains):
                near = near or Comparison(NEAR, "other_domain", params)
            else:
                return Comparison(SAME, "same_name" if main and also_main else "alias", params)
    return near


def _by_parent(a, b, mine, theirs):
    parents, others = (_parents(facts) for facts in (a, b))
    for one, many, facts, other in ((mine, others, a, b), (theirs, parents, b, a)):
        if any(_equal(name, parent) for name, _, _ in one for parent in many) or _among_parents(facts, other):
            return Comparison(SAME, "parent", {"name": other.name, "other": facts.name})
    if any(_equal(parent, other) for parent in parents for other in others):
        return Comparison(NEAR, "sisters", {"name": a.name, "other": b.name, "parent": a.parents[0]})
    return None


def _among_parents(facts, child):
    """Whether the web address of one is that of what the other belongs to."""
    domain = _domain(facts)
    return bool(domain) and domain in map(_own, child.parent_domains)


def _nearly(mine, theirs):
    for name, text, _ in mine:
        for other, another, _ in theirs:
            if name.numbers != other.numbers:
                continue
            if names_alike(name, other):
                return Comparison(NEAR, "near_name", {"name": text, "other": another})
            if _begins(name, other) or _begins(other, name):
                return Comparison(NEAR, "short_name", {"name": text, "other": another})
    return None


def _parents(facts):
    return [name for text in facts.parents for name in names_in(text)]


def _equal(name, other):
    return name.tight == other.tight


def _one_label(domain, other):
    """acme.com and acme.de: one house in two countries."""
    return domain.partition(".")[0] == other.partition(".")[0]


def _begins(name, other):
    """'Meridian' for 'Meridian Foods': what people say when they speak."""
    size = len(name.words)
    return size < len(other.words) and other.words[:size] == name.words and len(name.tight) >= SHORT_NAME and name.core
