"""Whether two people are one. A name alone is never enough; an address that only one person has nearly is."""

from dataclasses import dataclass

from .addresses import is_general, shared_phone
from .firm_names import names_in
from .person_names import person_name, relation
from .same_firm import names_alike
from .thresholds import LIKELY, POSSIBLE, SURE
from .verdict import different, same, unsure

UNLIKE = {"other_name", "other_last_name"}  # whom an address alone can make one: looked at first, most are no more
ALIKE = {"short_form", "initial", "near_name", "swapped_name", "one_word"}


def compare_people(a, b):
    """The Likeness of two PersonFacts."""
    name, other = person_name(a.name), person_name(b.name)
    named = relation(name, other) if name and other else ""
    if named in UNLIKE and not _share_address(a, b, named):
        return different()
    seen = _Evidence.of(a, b)
    if named:
        reasons = [(named, {}), *seen.reasons]
    else:
        named, reasons = "no_name", seen.reasons
    if seen.profile or seen.email:
        return _by_own_address(named, seen, reasons)
    if named == "same_name":
        return _same_name(seen, reasons)
    if named in ALIKE:
        return _alike(named, seen, reasons)
    if seen.phone and named in ("other_middle", "other_last_name", "no_name") and not seen.apart:
        return unsure(POSSIBLE - 10, reasons)
    if named == "other_middle" and seen.firm and not seen.apart:
        return unsure(POSSIBLE, reasons)
    return different(reasons)


@dataclass(slots=True)
class _Evidence:
    """True: agrees. False: both say something and it differs. None: one of them says nothing.

    `email` and `profile` are those that one person has; `mailbox`: a general one (info@) is shared; `near_firm`: the
    firms are not the same and their names nearly are; `other_at_home`: each has an own address at one domain.
    """

    profile: bool | None
    email: bool | None
    mailbox: bool
    phone: bool | None
    firm: bool | None
    near_firm: bool
    other_at_home: bool

    @classmethod
    def of(cls, a, b):
        own, others = _own(a.emails), _own(b.emails)
        shared = own & others
        firm = bool(set(a.firms) & set(b.firms)) if a.firms and b.firms else None
        return cls(
            _profiles(a.profiles, b.profiles),
            bool(shared) if own and others else None,
            bool(set(a.emails) & set(b.emails) - own),
            bool(shared_phone(a.phones, b.phones)) if a.phones and b.phones else None,
            firm,
            not firm and _near_firms(a.firm_names, b.firm_names),
            not shared and bool(own) and bool(_hosts(own) & _hosts(others)),
        )

    @property
    def apart(self):
        """What one person seldom has twice differs twice: profile and own address."""
        return self.profile is False and (self.email is False or self.phone is False)

    @property
    def reasons(self):
        found = []
        for what in ("profile", "email", "phone", "firm"):
            agrees = getattr(self, what)
            if agrees is not None and not (what == "firm" and self.near_firm):
                found.append((f"{'same' if agrees else 'other'}_{what}", {}))
        if self.near_firm:
            found.append(("near_firm", {}))
        if self.mailbox:
            found.append(("same_mailbox", {}))
        return found


def _share_address(a, b, named):
    """A mailbox, a general one too, or a profile; a phone counts where at least the first name is the same."""
    if not set(a.emails).isdisjoint(b.emails) or not set(a.profiles).isdisjoint(b.profiles):
        return True
    return named == "other_last_name" and bool(shared_phone(a.phones, b.phones))


def _own(emails):
    return {address for address in emails if not is_general(address)}


def _hosts(emails):
    return {address.partition("@")[2] for address in emails}


def _profiles(ones, others):
    """Profiles differ only where both have one at the same site."""
    if set(ones) & set(others):
        return True
    sites = {profile.partition("/")[0] for profile in ones} & {profile.partition("/")[0] for profile in others}
    return False if sites else None


def _near_firms(ones, others):
    return any(
        names_alike(name, other)
        for one in ones
        for other in others
        for name in names_in(one)[:1]
        for other in names_in(other)[:1]
    )


def _by_own_address(named, seen, reasons):
    """A profile or an own address agrees: the same, unless the name or the other of the two speaks against it."""
    against = named in ("other_name", "other_last_name", "other_middle") or seen.profile is False
    return unsure(POSSIBLE + 30, reasons) if against else same(SURE, reasons)


def _same_name(seen, reasons):
    if seen.firm or seen.phone or seen.mailbox:
        if seen.apart and not seen.phone:
            return different(reasons)
        if seen.profile is False or (seen.other_at_home and not seen.phone):
            return unsure(POSSIBLE + 20, reasons)
        return same(LIKELY, reasons)
    if seen.near_firm:
        return different(reasons) if seen.apart else unsure(POSSIBLE + 20, reasons)
    if seen.profile is False:
        return different(reasons)
    return unsure(POSSIBLE - (20 if seen.firm is False else 0), [("name_only", {}), *reasons])


def _alike(named, seen, reasons):
    """A name that could be the same one: with a firm or phone it is worth a question."""
    if seen.profile is False or (named == "near_name" and seen.other_at_home):
        return different(reasons)
    if seen.firm or seen.phone or seen.mailbox:
        return unsure(POSSIBLE + 10, reasons)
    return unsure(POSSIBLE - 10, reasons) if seen.near_firm else different(reasons)
