"""Who puts the seeker forward: a firm as one with what took it over, or a recruiter who has none."""

OF_FIRMS = ("firm__merged_into", "firm__succeeded_by")  # read along, for party_of
MOST_STEPS = 10  # mergers and take-overs in a row; a ring ends there too


def party_of(firm, relationship_id=None):
    """A key that is equal for two firms that guards and claims treat as one (domain.md: succeeded_by); None: direct."""
    if firm is None:
        return ("recruiter", relationship_id) if relationship_id else None
    seen = [firm]
    while len(seen) < MOST_STEPS:
        ahead = seen[-1].merged_into or seen[-1].succeeded_by
        if ahead is None or ahead in seen:
            break
        seen.append(ahead)
    return ("firm", seen[-1].pk)
