"""Facts of what the directory holds, read for many ids at once."""

from collections import defaultdict

from django.db.models import Q

from recruiters.models import Affiliation, ContactPoint, Firm, Recruiter

from .facts import FirmFacts, PersonFacts

KINDS = {ContactPoint.Kind.EMAIL: "emails", ContactPoint.Kind.PHONE: "phones", ContactPoint.Kind.PROFILE: "profiles"}


def seen_by(owner, path=""):
    """The condition that a reader may match a record: shared or the owner's own, not archived."""
    seen = Q(**{f"{path}owner__isnull": True})
    if owner:
        seen |= Q(**{f"{path}owner": owner})
    return seen & Q(**{f"{path}archived_at__isnull": True})


def people_seen_by(owner, path=""):
    """The same of people, without those who asked not to be kept."""
    return seen_by(owner, path) & Q(**{f"{path}unavailable_at__isnull": True})


def firm_facts(ids, owner):
    """({id: FirmFacts}, ids that are the owner's) of those firms that the owner may match; two queries."""
    if not ids:
        return {}, set()
    columns = ("pk", "owner", "name", "trading_names", "domain", "email", "phone", "places")
    rows = list(Firm.objects.filter(seen_by(owner), pk__among=ids).values_list(*columns))
    desk = {"recruiter__is_desk": True, "recruiter__affiliations__ended_on__isnull": True}
    desks = ContactPoint.objects.filter(
        seen_by(owner, "recruiter__"), recruiter__affiliations__firm__among=[row[0] for row in rows], **desk
    )
    more = defaultdict(lambda: defaultdict(set))
    for firm, kind, key in desks.values_list("recruiter__affiliations__firm", "kind", "key"):
        more[firm][kind].add(key)
    facts = {}
    for pk, _, name, names, domain, email, phone, places in rows:
        emails = {email.strip().casefold(), *more[pk][ContactPoint.Kind.EMAIL]} - {""}
        phones = {phone, *more[pk][ContactPoint.Kind.PHONE]} - {""}
        facts[pk] = FirmFacts(pk, name, tuple(names), domain, tuple(sorted(emails)), tuple(sorted(phones)), places)
    return facts, {row[0] for row in rows if row[1] is not None}


def person_facts(ids, owner):
    """({id: PersonFacts}, ids that are the owner's) of those people whom the owner may match; three queries."""
    if not ids:
        return {}, set()
    rows = list(
        Recruiter.objects.people().filter(people_seen_by(owner), pk__among=ids).values_list("pk", "owner", "name")
    )  # fmt: skip
    facts = {pk: PersonFacts(pk, name) for pk, _, name in rows}
    points = ContactPoint.objects.filter(recruiter__among=facts).order_by("pk")
    for pk, kind, key in points.values_list("recruiter", "kind", "key"):
        fact, column = facts[pk], KINDS[kind]
        setattr(fact, column, (*getattr(fact, column), key))
    current = Affiliation.objects.filter(recruiter__among=facts, ended_on__isnull=True).order_by("pk")
    for pk, firm, name in current.values_list("recruiter", "firm", "firm__name"):
        facts[pk].firms += (firm,)
        facts[pk].firm_names += (name,)
    return facts, {pk for pk, owned_by, _ in rows if owned_by is not None}
