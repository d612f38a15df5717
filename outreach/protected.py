"""The one place where what a confidential search keeps clear of is taken out of firms that are offered."""

from functools import reduce
from operator import or_

from django.db.models import Q

from common.text import sort_key
from outreach.confidential import employer_domain
from outreach.guards.confidential import PERSON
from outreach.models.protecting import confidential_search, protected_of
from recruiters.likeness.addresses import own_domain


def exclude_protected(rows, seeker, path="", search=None):
    """Rows without the firms that the seeker's open confidential search protects, by id, name or domain.

    A firm that is only alike in name stays: the guard speaks of it when it is planned.
    `rows` are firms, or rows that lead to one by `path` ("firm__"). `search`: the open one, where it is read already;
    else one query.
    """
    if search is None:
        search = confidential_search(seeker)
    if search is None or not search.confidential:
        return rows
    kept_from = [one for one in protected_of(seeker, search) if one.kind != PERSON]
    names = {sort_key(name) for one in kept_from for name in (one.name, *one.aliases) if name}
    domains = {own_domain(employer_domain(one.domain)) for one in kept_from} - {""}
    ids = frozenset().union(*(one.firms for one in kept_from))
    there = {"name_key__in": names, "domain__in": domains, "pk__in": ids}
    return rows.exclude(reduce(or_, (Q(**{path + column: found}) for column, found in there.items())))
