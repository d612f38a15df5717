"""Whether someone objected to being kept: keyed hashes of addresses and of name with firm, checked before taking in.

The key comes from SECRET_KEY. After a change of it a former key must stay in SECRET_KEY_FALLBACKS for as long as its
hashes are to hold: nothing is left to hash anew. A backup keeps the keys.
"""

import hmac
from collections import defaultdict
from functools import cache

from django.conf import settings
from django.db.models import Q
from django.utils.crypto import salted_hmac

from common.text import fold

from .models import Affiliation, ContactPoint, Suppression

SALT = "recruiters.suppression"
PERSON = "person"  # name with firm
MOST_LOADED = 20_000  # hashes held in memory for one check; beyond, the database compares
CHUNK = 5_000


def suppress(recruiters, names=(), owner_id=None):
    """Keep the hashes of one person's records: of each address, and of each name (further ones too) with each firm.

    For all, or for an owner alone.
    """
    points = defaultdict(list)
    for point in ContactPoint.objects.filter(recruiter__in=recruiters):
        points[point.kind].append(point.key)
    at_work = Affiliation.objects.filter(recruiter__in=recruiters).select_related("firm")
    firm_names = [name for affiliation in at_work for name in affiliation.firm.names()]
    hashes = hashes_of(points["email"], points["phone"], points["profile"])
    for name in {*names, *(recruiter.name for recruiter in recruiters)}:
        hashes |= hashes_of(name=name, firm_names=firm_names)
    keep(hashes, owner_id)


def keep(hashes, owner_id=None):
    """Keep (kind, hash) pairs; those that are there already stay."""
    Suppression.objects.bulk_create(
        [Suppression(owner_id=owner_id, kind=kind, hash=hashed) for kind, hashed in hashes], ignore_conflicts=True
    )


def hashes_of(emails=(), phones=(), profiles=(), name="", firm_names=()):
    """{(kind, hash)} under the present key. A name counts with each firm, or alone where there is none."""
    texts = _texts(emails, phones, profiles, name, firm_names)
    return {(kind, _hash(settings.SECRET_KEY, text)) for kind, text in texts}


def suppressed(people, owner=None):
    """The positions of those who objected, among an iterable of (emails, phones, profiles, name, firm names).

    `owner`: the seeker for whom they would be kept; None for the shared directory. Two queries for thousands.
    """
    known = Suppression.objects.filter(Q(owner__isnull=True) | Q(owner=owner) if owner else Q(owner__isnull=True))
    hashes = set(known.values_list("hash", flat=True)[: MOST_LOADED + 1])
    if not hashes:
        return set()
    found = defaultdict(set)
    for position, person in enumerate(people):
        for _kind, text in _texts(*person):
            for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
                found[_hash(secret, text)].add(position)
    if len(hashes) > MOST_LOADED:
        asked = list(found)
        chunks = [asked[start : start + CHUNK] for start in range(0, len(asked), CHUNK)]
        hashes = {one for chunk in chunks for one in known.filter(hash__in=chunk).values_list("hash", flat=True)}
    return set().union(*(found[one] for one in hashes & found.keys()))


def _texts(emails, phones, profiles, name, firm_names):
    """(kind, text to hash) of everything by which a person is known again."""
    kinds = ContactPoint.Kind
    for kind, values in ((kinds.EMAIL, emails), (kinds.PHONE, phones), (kinds.PROFILE, profiles)):
        for value in values:
            if value:
                yield kind.value, f"{kind.value}:{ContactPoint.key_of(kind, value)}"
    if fold(name):
        for firm in {fold(firm) for firm in firm_names} or {""}:
            yield PERSON, f"{PERSON}:{fold(name)}:{firm}"


def _hash(secret, text):
    return hmac.digest(_key(secret), text.encode(), "sha256").hex()


@cache
def _key(secret):
    return salted_hmac(SALT, "key", secret=secret, algorithm="sha256").digest()
