"""What the firm page shows: its people beside the seeker's own relationships, last contact, private notes."""

from outreach.models import Relationship, SeekerFirm
from outreach.models.fits import search_of
from outreach.pages.fit_panel import fit_panel
from outreach.pages.links import twin_of
from outreach.pages.listing import lines_of
from outreach.pages.mine import mine_with
from outreach.pages.provenance import origins_of
from recruiters.models import Affiliation, Firm, Recruiter

MOST = 200  # people shown


def firm_context(user, firm, today):
    """Everything but the form; eleven queries whatever the number of people. Rows of others are never read."""
    mine = list(
        Relationship.objects.visible_to(user)
        .filter(firm=firm)
        .select_related("recruiter", "firm")
        .order_by("name_key", "pk")[:MOST]
    )
    here = {relationship.recruiter_id for relationship in mine}
    people = [person for person in _people(user, firm) if person.pk not in here]
    elsewhere = mine_with(user, people)
    contacts = [relationship.last_contact_on for relationship in mine if relationship.last_contact_on]
    return {
        "firm": firm,
        "specialties": [specialty for specialty in firm.specialties.all() if specialty.axis != "place"],
        "lines": lines_of(user, mine, today),
        "people": [(person, elsewhere.get(person.pk)) for person in people],
        "has_desk": any(relationship.recruiter.is_desk for relationship in mine),
        "last_contact_on": max(contacts, default=None),
        "note": SeekerFirm.of(user, firm),
        "successor": _successor(user, firm),
        "own_records": _joined_to(user, firm),
        "twin": twin_of(user, firm) if firm.owner_id else None,
        "may_edit": firm.may_edit(user),
        "taken_over": list(Firm.objects.visible_to(user).filter(succeeded_by=firm).order_by("succeeded_on", "pk")),
        "asks_fees": firm.paid_by == firm.PaidBy.SEEKER,
        "fit": fit_panel(search_of(user), firm=firm),
        "origins": origins_of(firm, user),
        "today": today,
    }


def _people(user, firm):
    now_here = Affiliation.objects.filter(firm=firm, ended_on__isnull=True)
    seen = Recruiter.objects.visible_to(user).people().filter(affiliations__in=now_here)
    return seen.order_by("name_key", "pk")[:MOST]


def _successor(user, firm):
    """Who took the firm over, where the reader may see it."""
    successor = firm.succeeded_by
    return successor if successor and successor.owner_id in (None, user.pk) else None


def _joined_to(user, firm):
    """The reader's private records of a shared firm that were joined to it: what they said stays beside it."""
    return list(Firm.objects.filter(owner=user, merged_into=firm)) if firm.owner_id is None else []
