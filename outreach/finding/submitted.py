"""The ledger's submissions by the beginnings of words in role, employer, requisition and site; the last changed first.

A seeker has at most some hundreds, so they are folded as they are read and need no index of their own.
"""

from django.urls import reverse

from common.addresses import address
from common.text import fold
from outreach.models import Submission

MOST_READ = 500


def submitted(seeker, asked, most):
    """At most `most` Submissions with employer, firm and recruiter; asked: for each word its alternatives."""
    found = (one for one in _ledger(seeker) if _says(_words(one), asked))
    return [one for one, _number in zip(found, range(most), strict=False)]


def ledger_words(seeker):
    """The distinct words of them, for the typo fallback."""
    return {word for one in _ledger(seeker) for word in _words(one)}


def leads_to(one):
    """Where it is looked at: the recruiter's page, or that of an application of one's own; else the ledger."""
    if one.relationship is None:
        return address("outreach:application", one.public_id)
    if one.relationship.hidden_at:
        return reverse("outreach:submissions")
    return address("outreach:relationship", one.relationship.public_id)


def _ledger(seeker):
    rows = Submission.objects.visible_to(seeker).kept().order_by("-state_on", "-pk")
    return rows.select_related("employer", "relationship__recruiter", "relationship__firm", "firm")[:MOST_READ]


def _words(one):
    names = [one.employer.name, *one.employer.aliases] if one.employer else []
    return set(fold(" ".join([one.role, one.requisition, one.site, *names])).split())


def _says(words, asked):
    return all(any(has.startswith(word) for word in alternatives for has in words) for alternatives in asked)
