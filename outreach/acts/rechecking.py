"""What stands through a firm is checked anew once that firm is taken over, or is its own again.

Sources: domain.md section 5 (a succession re-checks what exists) and section 2 (guards treat the two firms as one).
"""

from django.db import transaction
from django.db.models import Q

from accounts.models import Preferences, User
from outreach.guards.submission import OPEN_STATES
from outreach.models import Submission
from outreach.models.conflict import recheck
from outreach.models.protecting import all_one_with
from recruiters.models import DirectoryChange, Firm


def recheck_changed(change_ids, now):
    """For the sweep of the directory's changes. Each seeker who stands somewhere through one of these firms, or one
    that is one with them, in a transaction of their own. Returns how many conflicts opened or ended.
    """
    firms = set(DirectoryChange.objects.filter(pk__in=change_ids, kind="firm").values_list("record_id", flat=True))
    houses = all_one_with(Firm, firms, "succeeded_by_id")
    standing = Submission.objects.kept().filter(Q(live=True) | Q(state__in=OPEN_STATES), firm__in=houses)
    seekers = set(standing.order_by().values_list("seeker_id", flat=True)) if houses else set()
    return sum(_recheck(seeker, now) for seeker in User.objects.filter(pk__in=seekers).order_by("pk"))


def _recheck(seeker, now):
    with transaction.atomic():
        Preferences.objects.select_for_update().get(pk=seeker.pk)
        return recheck(seeker, now)
