"""How a view gets at what is the reader's own; all else is 404."""

from urllib.parse import urlsplit

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.by import By
from accounts.models import Act
from common.dates import now
from outreach.models import HistoryRow, Relationship, Reminder
from recruiters.models import Firm


def seeker_of(request):
    """Whose pages these are, to read by: the reader's own; in a client's place theirs, as far as the rights go."""
    return request.place.seen if in_place(request) else request.user


def in_place(request):
    """The Place in which a coach stands, None for everybody's own pages."""
    return getattr(request, "place", None)


def my_relationship(request, public_id):
    """The seeker's relationship with its recruiter and firm, or 404."""
    mine = Relationship.objects.visible_to(seeker_of(request)).select_related("recruiter", "firm")
    return _with_seeker(get_object_or_404(mine, public_id=public_id), request)


def survivor_of(request, public_id):
    """The relationship that the reader's own joined one went into, however often; None where it was not joined."""
    survivor = Relationship.objects.filter(seeker=seeker_of(request), public_id=public_id).first()
    while survivor and survivor.merged_into_id:
        survivor = survivor.merged_into
    return survivor if survivor and survivor.public_id != public_id else None


def my_row(request, relationship, row_id):
    """A row of the relationship's history, or 404: a live one, of one that was corrected since what stands now."""
    rows = HistoryRow.objects.visible_to(seeker_of(request)).filter(relationship=relationship).select_related("firm")
    row = get_object_or_404(rows, public_id=row_id)
    while row and row.void:
        row = rows.filter(corrects=row).order_by("void", "-pk").first()
    if row is None:
        raise Http404
    return row


def my_firm(request, public_id):
    """A firm of the directory that the reader sees, shared or own, or 404."""
    firms = Firm.objects.visible_to(request.user).select_related("succeeded_by").prefetch_related("specialties")
    return get_object_or_404(firms, public_id=public_id)


def my_reminder(request, public_id):
    """The reader's own reminder, open or closed, with its relationship, or 404."""
    mine = Reminder.objects.visible_to(seeker_of(request))
    mine = mine.select_related("relationship__recruiter", "relationship__firm")
    reminder = get_object_or_404(mine, public_id=public_id)
    if reminder.relationship.hidden_at or reminder.relationship.merged_into_id:
        raise Http404
    _with_seeker(reminder.relationship, request)
    return reminder


def hand(request):
    """The reader's hand, now; in a client's place a coach's, that acts for the client."""
    place = in_place(request)
    if place is None:
        return By(request.user, now())
    return By(request.user, now(), via=Act.Via.COACH, coaching=place.coaching)


def local_today(request):
    """The seeker's calendar day."""
    return seeker_of(request).today(now())


def came_from(request, default):
    """The path of the page of this site that the reader came from, else `default`."""
    referer = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(referer, {request.get_host()}) and "/acts/" not in referer:
        parts = urlsplit(referer)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        return path if is_own_path(path) else default
    return default


def is_own_path(path):
    """Whether a path stays on this site: "//host" and "/\\host" lead away."""
    return path.startswith("/") and not path.startswith(("//", "/\\"))


def _with_seeker(relationship, request):
    """Saves fetching the seeker again. Acts and guards get the whole client, whatever a coach may read."""
    place = in_place(request)
    relationship.seeker = place.client if place else request.user
    return relationship
