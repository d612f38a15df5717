"""Five people for the first week after a seeker's list came in; the rest stay listed without a date."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from common.daywords import day_plain
from outreach.models import Relationship
from outreach.models.dated import DatedList
from outreach.models.relationship import NO_CONTACT
from recruiters.models import ContactPoint, Firm

MOST, LOOKED_AT = 5, 40


@dataclass
class Proposal:
    relationship: Relationship
    day: date
    why: str


def first_week(user, batch, today):
    """Proposals, one a business day from today on: listed ones of this import.

    Rather those with an e-mail and earlier contact, one per firm, none at a firm that charges job seekers.
    Three queries, holidays aside.
    """
    email = ContactPoint.objects.filter(recruiter=OuterRef("recruiter"), kind=ContactPoint.Kind.EMAIL)
    brought = batch.rows.filter(kept_at__isnull=False, undone_at__isnull=True, recruiter__isnull=False)
    listed = (
        Relationship.objects.visible_to(user)
        .filter(stage=Relationship.Stage.LISTED, do_not_contact=False, recruiter__in=brought.values("recruiter"))
        .exclude(firm__paid_by=Firm.PaidBy.SEEKER)
        .annotate(has_email=Exists(email))
        .select_related("recruiter", "firm")
        .order_by("-has_email", "-last_sort", "name_key", "pk")
    )
    chosen = {}
    for relationship in listed[:LOOKED_AT]:
        chosen.setdefault(relationship.firm_id or f"person {relationship.pk}", relationship)
    chosen = list(chosen.values())[:MOST]
    return [
        Proposal(relationship, day, _why(relationship, today))
        for relationship, day in zip(chosen, _days(user, today, len(chosen)), strict=True)
    ]


def _days(user, today, count):
    calendar = DatedList(user, user.preferences, [], range(today.year, today.year + 2)).calendar(today)
    day = calendar.next_business(today.toordinal())
    return [date.fromordinal(calendar.add_business(day, n)) for n in range(count)]


def _why(relationship, today):
    said = [_("email known")] if relationship.has_email else []
    if relationship.last_sort > NO_CONTACT:
        said.append(_("last contact %(day)s") % {"day": day_plain(relationship.last_contact_on, today)})
    return ", ".join(said)
