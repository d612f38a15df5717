"""Whether two firms are one. Firms of a group and branches are alike in much and still two: those stay unsure."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from .addresses import domain_of_email, own_domain, places_agree, same_address, shared_phone
from .firm_names import names_in
from .thresholds import ALIKE_RATIO, LEAST_RATIO, LIKELY, POSSIBLE, SLIP_LETTERS, SLIPS_LETTERS, SURE, TIGHT_LETTERS
from .verdict import different, same, unsure

_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+/?$", re.IGNORECASE)


def compare_firms(a, b):
    """The Likeness of two FirmFacts."""
    names, others = _names(a), _names(b)
    if not names or not others:
        return _by_domain_only(names or others, a, b, _Evidence.of(a, b))
    relation, params = _relation(names, others)
    if _RULES[relation] is _never:  # whatever else agrees
        return different()
    seen = _Evidence.of(a, b)
    reasons = [(relation, params), *seen.reasons]
    return _RULES[relation](names, others, seen, reasons)


def names_alike(name, other):
    """Whether two FirmNames could be one firm's: the same, with slips, or with general words more."""
    code = _relation((name,), (other,))[0]
    return code in ("same_name", "other_form", "near_name", "alike_name", "general_word", "other_general_words")


@dataclass(slots=True)
class _Evidence:
    """True: agrees. False: both say something and it differs. None: one of them says nothing."""

    domain: bool | None
    phone: bool | None
    email: bool | None
    place: bool | None
    address: bool  # not the town alone: number and street too

    @classmethod
    def of(cls, a, b):
        domains, others = _domains(a), _domains(b)
        return cls(
            bool(domains & others) if domains and others else None,
            bool(shared_phone(a.phones, b.phones)) if a.phones and b.phones else None,
            bool(set(a.emails) & set(b.emails)) if a.emails and b.emails else None,
            places_agree(a.places, b.places),
            same_address(a.places, b.places),
        )

    @property
    def shared(self):
        return self.domain or self.phone or self.email

    @property
    def reasons(self):
        found = []
        for what in ("domain", "phone", "email", "place"):
            agrees = getattr(self, what)
            if agrees is not None:
                found.append((f"{'same' if agrees else 'other'}_{what}", {}))
        return found


def _domains(firm):
    return {own_domain(firm.domain), *map(domain_of_email, firm.emails)} - {""}


def _names(firm):
    """All its names, the main one first; none where it is known by its domain only."""
    if firm.domain and _DOMAIN.match(firm.name) and firm.domain in firm.name.casefold():
        return ()
    found = list(names_in(firm.name))
    for name in firm.names:
        found += names_in(name)
    return tuple(found)


def _by_domain_only(names, a, b, seen):
    reasons = [("same_domain", {}), ("domain_only", {})]
    if not names and a.domain == b.domain:  # a platform's too: nothing else is known of either
        return same(LIKELY, reasons)
    if not seen.domain:
        return different()
    labels = {domain.partition(".")[0].replace("-", "") for domain in _domains(a) & _domains(b)}
    fits = not names or labels & {names[0].tight, _core(names[0])}
    return same(LIKELY, reasons) if fits and seen.place is not False else unsure(POSSIBLE + 20, reasons)


def _relation(names, others):
    """(code, params): how the names of two firms relate; the main names first, then trading and former names."""
    name, other = names[0], others[0]
    if name.numbers != other.numbers:
        return ("other_number" if name.numbers and other.numbers else "one_number"), {}
    if _equal(name, other):
        if _forms_differ(names, others):
            return "other_form", {}
        return ("other_brand" if _other_brands(names, others) else "same_name"), {}
    for one, rest in ((name, others[1:]), (other, names[1:])):
        if any(_equal(one, alias) for alias in rest):
            return "trading_name", {"name": " ".join(one.words)}
    if _near(name, other):
        return "near_name", {}
    if name.core and other.core and (name.core <= other.core or other.core <= name.core):
        words, more = set(name.words), set(other.words)
        extra = sorted(words ^ more)
        if name.core == other.core:
            part = words <= more or more <= words
            return ("general_word" if part else "other_general_words"), {"words": " ".join(extra)}
        return "further_word", {"words": " ".join(extra)}
    if any(_equal(one, another) for one in names[1:] for another in others[1:]):
        return "shared_trading_name", {}
    if ratio(_core(name), _core(other)) >= ALIKE_RATIO:
        return "alike_name", {}
    return "other_name", {}


def _core(name):
    return "".join(word for word in name.words if word in name.core) or name.tight


def _equal(name, other):
    return name.words == other.words or (name.tight == other.tight and len(name.tight) >= TIGHT_LETTERS)


def _other_brands(names, others):
    """Both trade under other names, and under none in common: 'Acme Ltd' as One, 'Acme Limited' as Two."""
    brands = [{name.tight for name in one[1:]} - {one[0].tight} for one in (names, others)]
    return all(brands) and not brands[0] & brands[1]


def _near(name, other):
    """The same words in another order, or words that differ in slips of the hand."""
    words, others = list(name.words), list(other.words)
    for word in name.words:
        if word in others:
            words.remove(word)
            others.remove(word)
    if len(words) == len(others):
        slips = all(_slipped(word, another) for word, another in zip(words, others, strict=True))
        return slips and ratio(name.tight, other.tight) >= LEAST_RATIO or not words
    # a space more or less, and at most one slip
    return len(name.tight) >= SLIPS_LETTERS and OSA.distance(name.tight, other.tight, score_cutoff=1) <= 1


def _slipped(word, other):
    size = min(len(word), len(other))
    most = 0 if size < SLIP_LETTERS else 1 if size < SLIPS_LETTERS else 2
    if any(letter.isdigit() for letter in word + other):
        return word == other
    return OSA.distance(word, other, score_cutoff=most) <= most


def _same_name(names, others, seen, reasons):
    name, other = names[0], others[0]
    if seen.place is False or seen.domain is False:
        return unsure(POSSIBLE + (20 if seen.shared else 0), reasons)
    if seen.shared:
        return same(SURE, reasons)
    exact = name.words == other.words and name.form == other.form
    if seen.phone is False:
        # A name with its legal form is one firm of its register; a bare name with another phone may be a namesake.
        exact = exact and bool(name.form)
    if exact or seen.place and seen.phone is None:
        return same(LIKELY, reasons)
    return unsure(POSSIBLE + 20, reasons)


def _other_form(names, others, seen, reasons):
    if seen.place is False and not seen.shared:
        return different(reasons)
    return unsure(POSSIBLE + (20 if seen.shared else 0), reasons)


def _trading_name(names, others, seen, reasons):
    """Two registered names of which one is also the other's trading name may be two firms of a group."""
    both_registered = names[0].form and others[0].form
    if seen.shared and not both_registered and seen.place is not False and seen.domain is not False:
        return same(LIKELY, reasons)
    return unsure(POSSIBLE + (20 if seen.shared else 0), reasons)


def _near_name(names, others, seen, reasons):
    if seen.shared:
        if seen.place is False or seen.domain is False or _forms_differ(names, others):
            return unsure(POSSIBLE + 10, reasons)
        return same(LIKELY, reasons)
    if seen.domain is False or seen.place is False:
        return different(reasons)
    return unsure(POSSIBLE, reasons)


def _forms_differ(names, others):
    """Two legal forms; one may stand with a trading name that is otherwise the name: 'Acme', trading as 'Acme GmbH'."""
    forms = [frozenset().union(*(one.form for one in some if _equal(one, some[0]))) for some in (names, others)]
    return all(forms) and not forms[0] & forms[1]


def _general_word(names, others, seen, reasons):
    if seen.shared:
        return unsure(POSSIBLE + 10, reasons)
    return different(reasons) if seen.domain is False or seen.place is False else unsure(POSSIBLE - 10, reasons)


def _further_word(names, others, seen, reasons):
    if seen.shared:
        return unsure(POSSIBLE, reasons)
    begins_so = seen.place and names[0].words[0] == others[0].words[0]
    return unsure(POSSIBLE - 20, reasons) if (seen.address or begins_so) and seen.domain is None else different(reasons)


def _only_if_shared(names, others, seen, reasons):
    """Firms of a group often share a phone; at one address, a word in common is worth a question."""
    neighbours = seen.address and names[0].core & others[0].core
    return unsure(POSSIBLE - 10, reasons) if seen.shared or neighbours else different(reasons)


def _never(names, others, seen, reasons):
    return different(reasons)


_RULES = {
    "other_number": _never,
    "one_number": _only_if_shared,
    "same_name": _same_name,
    "other_brand": _other_form,
    "other_form": _other_form,
    "trading_name": _trading_name,
    "near_name": _near_name,
    "alike_name": _general_word,
    "general_word": _general_word,
    "other_general_words": _further_word,
    "further_word": _further_word,
    "shared_trading_name": _other_form,
    "other_name": _only_if_shared,
}
