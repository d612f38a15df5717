"""The ledger's submissions by the beginnings of words in role, employer, requisition and site; the last changed first.

A seeker has at most some hundreds, so they are folded as they are read and need no index of their own.
"""

from itertools import islice

from django.urls import reverse

from common.addresses import address
from common.text import fold
from outreach.models import Submission
from outreach.models.submission import TO_NAME

MOST_READ = 500
_LATEST = ("-state_on", "-pk")
_SAID = ("role", "requisition", "site", "employer__name")


def submitted(seeker, asked, most):
    """At most `most` Submissions with employer, firm and recruiter; asked: for each word its alternatives."""
    found = (pk for pk, words in _ledger(seeker) if _says(words, asked))
    rows = Submission.objects.visible_to(seeker).filter(pk__in=list(islice(found, most)))
    return list(rows.select_related(*TO_NAME).order_by(*_LATEST))


def ledger_words(seeker):
    """The distinct words of them, for the typo fallback."""
    return {word for _pk, words in _ledger(seeker) for word in words}


def leads_to(one):
    """Where it is looked at: the recruiter's page, or that of an application of one's own; else the ledger."""
    if one.relationship is None:
        return address("outreach:application", one.public_id)
    if one.relationship.hidden_at:
        return reverse("outreach:submissions")
    return address("outreach:relationship", one.relationship.public_id)


def _ledger(seeker):
    """(id, its folded words) of each: no more is read of all of them, at each letter that is typed."""
    rows = Submission.objects.visible_to(seeker).kept().order_by(*_LATEST)
    for pk, *said, aliases in rows.values_list("pk", *_SAID, "employer__aliases")[:MOST_READ]:
        yield pk, set(fold(" ".join([*filter(None, said), *(aliases or ())])).split())


def _says(words, asked):
    return all(any(has.startswith(word) for word in alternatives for has in words) for alternatives in asked)
