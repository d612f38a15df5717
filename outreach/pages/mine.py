"""What of the directory is on the seeker's list already."""

from collections import Counter

from outreach.models import Relationship


def mine_at(seeker, firms):
    """{firm id: how many of the seeker's relationships are there}; one query."""
    mine = Relationship.objects.visible_to(seeker).filter(firm__in=[firm.pk for firm in firms])
    return Counter(mine.values_list("firm_id", flat=True))


def mine_with(seeker, recruiters):
    """{recruiter id: the seeker's relationship}; one query."""
    mine = Relationship.objects.visible_to(seeker).filter(recruiter__in=[recruiter.pk for recruiter in recruiters])
    return {relationship.recruiter_id: relationship for relationship in mine}
