"""A confidential search is kept from whom it protects from among coaches too. Source: domain.md section 5."""

from outreach.guards import BLOCK
from outreach.models.protecting import answers_about
from outreach.words.guards import sentence


def against_coach(client, name, emails):
    """The sentence of what blocks opening the client's search to them; '' for nothing."""
    answers = answers_about(client, name=name, emails=emails)
    return next((sentence(answer) for answer in answers if answer.level == BLOCK), "")
