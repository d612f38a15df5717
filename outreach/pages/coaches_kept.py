"""Coaches who see a confidential search that is kept from them: accepted before they or their employer were protected.

Nothing ends by itself; only the seeker is told.
"""

from allauth.account.models import EmailAddress
from django.db.models import Q

from accounts.models import Coaching
from outreach.guards import BLOCK
from outreach.models.protecting import answers_about, protected_of
from outreach.words.guards.confidential import titles


def coaches_kept(seeker, search, today):
    """[(Coaching, why in a few words)], the earliest first; `search`: the confidential one, `today`: the seeker's. One
    query where nobody coaches the seeker, a fixed number else.
    """
    running = Coaching.objects.not_ended().with_people().filter(client=seeker)
    running = list(running.filter(Q(ends_on=None) | Q(ends_on__gte=today)).order_by("pk"))
    protected = protected_of(seeker, search) if running else []
    if not protected:
        return []
    emails = {one.coach_id: [] for one in running}
    for user_id, email in EmailAddress.objects.filter(user__in=emails, verified=True).values_list("user_id", "email"):
        emails[user_id].append(email)
    found = [(one, _rule(seeker, one.coach, emails[one.coach_id], protected)) for one in running]
    return [(one, titles()[rule]) for one, rule in found if rule]


def _rule(seeker, coach, emails, protected):
    answers = answers_about(seeker, name=coach.shown_name, emails=emails, protected=protected)
    return next((answer.rule for answer in answers if answer.level == BLOCK), "")
