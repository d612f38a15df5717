"""How far it went with a recruiter: the furthest point that was ever reached, for the funnel of one's own numbers."""

NOT_YET, IN_TOUCH, REPLIED, HAD_SEARCH, SUBMITTED, INTERVIEWING, OFFERED = range(7)
STEPS = (IN_TOUCH, REPLIED, HAD_SEARCH, SUBMITTED, INTERVIEWING, OFFERED)

# An employer saw the résumé before it could answer, dispute it, or get it twice. A role that came to nothing earlier
# was one all the same.
_OF_PAPERS = {
    "submitted": SUBMITTED,
    "rejected": SUBMITTED,
    "no_feedback": SUBMITTED,
    "withdrawn_duplicate": SUBMITTED,
    "disputed": SUBMITTED,
    "unauthorised": SUBMITTED,
    "interviewing": INTERVIEWING,
    "offered": OFFERED,
    "placed": OFFERED,
}


def of_papers(state):
    """The point that a submission in this state has reached: a role was there at least."""
    return _OF_PAPERS.get(state, HAD_SEARCH)


def reach(s):
    """The furthest point of a State, one of the numbers above; a message that came back reached nobody."""
    if s.furthest:
        return s.furthest
    if s.ever_replied:
        return REPLIED
    return IN_TOUCH if s.known or s.last_contact is not None or s.filed_on is not None else NOT_YET
