"""People who are no longer in the list that the directory has them from: told once, to those who work with them."""

from django.db.models import F, Q
from django.utils.translation import gettext as _

from common.daywords import day_plain
from outreach.models import Relationship

MOST = 3  # at a time; the next ones come once these are noted
_READ = Q(missing_noted__isnull=False, missing_noted=F("recruiter__missing_since"))
TO_TELL = Q(recruiter__missing_since__isnull=False, do_not_contact=False) & ~Q(stage="closed") & ~_READ


def to_tell(seeker, today):
    """[(relationship, a calm sentence)] of those whom the seeker has not read of yet."""
    mine = Relationship.objects.visible_to(seeker).filter(TO_TELL).select_related("recruiter")
    return [(one, missing_words(one, today)) for one in mine.order_by("recruiter__missing_since", "name_key")[:MOST]]


def missing_words(relationship, today=None):
    """The sentence; '' for one who is in the list."""
    recruiter = relationship.recruiter
    if recruiter.missing_since is None:
        return ""
    said = _(
        "%(name)s is no longer in %(source)s (since %(day)s). "
        "Nothing changes for you; check the address before you write."
    )
    day = day_plain(recruiter.missing_since, today)
    return said % {"name": recruiter.name, "source": recruiter.missing_from, "day": day}
