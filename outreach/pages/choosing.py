"""Finding one of the seeker's people by a part of a name or firm."""

from django.db.models import Q

from common.text import fold
from outreach.models import Relationship

MOST = 12


def holding(text):
    """The condition that name or firm of a relationship hold every word of a text, accents and case forgiven."""
    condition = Q()
    for word in fold(text).split():
        condition &= Q(name_key__contains=word) | Q(firm_key__contains=word)
    return condition


def people_matching(seeker, text):
    """At most a dozen: by name for a text, else those in touch last."""
    people = Relationship.objects.visible_to(seeker).filter(holding(text)).select_related("recruiter", "firm")
    order = ("name_key", "pk") if fold(text) else ("-last_sort", "pk")
    return list(people.order_by(*order)[:MOST])
