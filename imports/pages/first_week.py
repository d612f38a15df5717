"""Five people for the first week, each with a day and what speaks for them."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from common.daywords import day_plain
from imports.first_week import proposals
from outreach.models import Relationship
from outreach.models.relationship import NO_CONTACT
from outreach.pages.week import business_days


@dataclass
class Proposal:
    relationship: Relationship
    day: date
    why: str


def first_week(user, batch, today):
    """Proposals of an import, one a business day from today on."""
    chosen = proposals(batch)
    return [
        Proposal(relationship, day, _why(relationship, today))
        for relationship, day in zip(chosen, business_days(user, today, len(chosen)), strict=True)
    ]


def _why(relationship, today):
    said = [_("email known")] if relationship.has_email else []
    if relationship.last_sort > NO_CONTACT:
        said.append(_("last contact %(day)s") % {"day": day_plain(relationship.last_contact_on, today)})
    return ", ".join(said)
