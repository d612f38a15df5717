"""What every page's frame shows: the search, how many replies wait, open conflicts, for admins objections."""

from django.db.models import Count, Subquery
from django.utils.functional import SimpleLazyObject

from accounts.models import User
from outreach.models import Conflict, JobSearch, Reminder
from recruiters.models import Objection


def shell(request):
    """`place`: in which a coach stands (accounts/place.py); None on everybody's own pages."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {"shell": SimpleLazyObject(lambda: _shell(user)), "place": getattr(request, "place", None)}


def _shell(user):
    owed = Reminder.objects.visible_to(user).filter(kind="reply_owed", closed_at__isnull=True)
    waiting = {"replies_owed": count_inside(owed), "clashes": count_inside(Conflict.objects.visible_to(user).open())}
    searches = JobSearch.objects.visible_to(user).filter(status__in=["active", "paused"])
    search = searches.annotate(**waiting).first()
    found = search or User.objects.filter(pk=user.pk).annotate(**waiting).first()
    return shell_of(user, search, found.replies_owed or 0, found.clashes or 0)


def count_inside(rows):
    """How many rows of one seeker there are, inside another query."""
    return Subquery(rows.order_by().values("seeker").annotate(count=Count("pk")).values("count"))


def shell_of(user, search, replies_count, conflicts_count):
    """The same for a page that has read these already."""
    return {
        "search": search,
        "replies_count": replies_count,
        "conflicts_count": conflicts_count,
        "objections_count": Objection.objects.waiting().count() if user.is_staff else 0,
    }
