"""What stands in the seeker's name at whom a confidential search is kept from: put forward before it was protected, or
all the same. Nothing takes it back by itself; only the seeker is told.
"""

from outreach.guards import BLOCK
from outreach.models import Submission
from outreach.models.employer import Employers
from outreach.models.protecting import answers_at_employer, protected_of
from outreach.models.submission import TO_NAME
from outreach.words.guards.confidential import titles


def standing_there(seeker, search=None, rows=None, facts=None):
    """{Submission: whose employer it is, in a few words} of live ones, the last changed first.

    `search`: the confidential one, `rows`: Submissions, `facts`: a SubmissionFacts, where they are read already. One
    query where nothing is live or nothing protected.
    """
    rows = _live(seeker) if rows is None else rows
    rows = [one for one in rows if one.live and one.employer_id]
    protected = (facts.protected if facts else protected_of(seeker, search)) if rows else []
    if not protected:
        return {}
    known, words = (facts.employers if facts else Employers(seeker)).all, titles()
    rules = {pk: _rule(seeker, known[pk], protected) for pk in {one.employer_id for one in rows}}
    return {one: words[rules[one.employer_id]] for one in rows if rules[one.employer_id]}


def _live(seeker):
    return Submission.objects.visible_to(seeker).live().select_related(*TO_NAME).order_by("-state_on", "-pk")


def _rule(seeker, employer, protected):
    answers = answers_at_employer(seeker, employer.facts, protected)
    return next((answer.rule for answer in answers if answer.level == BLOCK), "")
