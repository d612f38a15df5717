"""Where the directory has a recruiter now, if that is not where the seeker has them: a question, never a move."""


def elsewhere(relationship, reading):
    """The present Affiliation of a shared recruiter at another firm, or None.

    One query, and more only where their firm was taken over. Silent where the seeker has logged a move since: that
    is newer; and of a firm of which they said that the recruiter is not there. An import into the shared directory
    writes nobody's history.
    """
    recruiter = relationship.recruiter
    if recruiter.owner_id or recruiter.is_desk:
        return None
    current = list(recruiter.affiliations.filter(ended_on__isnull=True).select_related("firm").order_by("-pk"))
    known = {pk for one in current for pk in (one.firm_id, one.firm.standing_for(relationship.seeker).pk)}
    if not current or relationship.firm_id in known or current[0].firm.public_id == relationship.stays_despite:
        return None
    since = current[0].started_on
    moved = [row.occurred_on for row in reading.live if row.kind == "moved"]
    return current[0] if since and all(day < since for day in moved) else None
