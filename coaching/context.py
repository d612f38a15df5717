"""What Today shows of one's coaches: read when a page asks for it, and by none that does not."""

from django.utils.functional import SimpleLazyObject

from accounts.models import Coached
from coaching.pages.given import open_today, sessions_today
from coaching.pages.suggested import suggested_to
from common.dates import now

MOST = 3  # suggestions on Today; the others are counted


def from_coaches(request):
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {"from_coaches": SimpleLazyObject(lambda: _given(user, now()))}


def _given(user, at):
    """Sessions of the day, what was agreed, what is suggested. One query for whom nobody coaches."""
    if not Coached.objects.filter(client=user).exists():
        return {}
    suggested = suggested_to(user, at, only_waiting=True)
    return {
        "sessions": sessions_today(user, at),
        "agreed": open_today(user, user.today(at)),
        "suggested": suggested[:MOST],
        "more": max(0, len(suggested) - MOST),
    }
