"""Finding one of the seeker's people by a part of a name or firm."""

from django.db.models import Q

from common.text import fold
from outreach.models import Relationship

MOST = 12


def matching(queryset, text):
    """Those of a relationship queryset whose name or firm holds every word of a text, accents and case forgiven."""
    for word in fold(text).split():
        queryset = queryset.filter(Q(name_key__contains=word) | Q(firm_key__contains=word))
    return queryset


def people_matching(seeker, text):
    """At most a dozen: by name for a text, else those in touch last."""
    people = matching(Relationship.objects.visible_to(seeker).select_related("recruiter", "firm"), text)
    order = ("name_key", "pk") if fold(text) else ("-last_sort", "pk")
    return list(people.order_by(*order)[:MOST])
