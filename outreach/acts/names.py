"""Names copied into lists follow the directory: relationships sort and search by them."""

from outreach.models import Relationship
from recruiters.models import Recruiter


def follow_recruiter(recruiter):
    """After a change of name. A shared name concerns every seeker who has that person."""
    Relationship.objects.filter(recruiter=recruiter).update(name_key=recruiter.name_key)


def follow_firm(firm):
    """After a change of name; the firm's desk is called like the firm."""
    Relationship.objects.filter(firm=firm).update(firm_key=firm.name_key)
    for desk in Recruiter.objects.filter(is_desk=True, owner=firm.owner_id, affiliations__firm=firm):
        if desk.name != firm.name:
            desk.name = firm.name
            desk.save()
            follow_recruiter(desk)
