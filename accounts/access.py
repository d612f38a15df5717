"""Who may see, or act for, a client: the only way to a client's records. Asked anew with each request."""

from django.http import Http404

from .models import Coaching, CoachingEvent, ForgedLook

LONGEST_ID = 40


class NotOpen(Http404):
    """To somebody who coaches this client, or did: `coaching`. `over`: it does not hold; else the right is missing."""

    def __init__(self, coaching, over):
        super().__init__()
        self.coaching, self.over = coaching, over


def client(coach, public_id, right, at):
    """The running Coaching of a coach with the client of this public id, if it holds at an instant and has the right.

    `right`: one, a set of which all are needed, or None for a page that shows part by part what the rights open.
    Http404 for everything else: ended, past its end date, without the right (NotOpen, which says so), somebody else's.
    An id that was never a client's of theirs leaves a trace; call it outside a transaction, so that the trace stays.
    """
    mine = list(Coaching.objects.filter(coach=coach, client__public_id=public_id).with_people().order_by("pk"))
    if not mine:
        _trace(coach, public_id, at)
        raise Http404
    running = next((one for one in mine if one.holds(at) and one.client.is_active), None)
    needed = set() if right is None else {right} if isinstance(right, str) else set(right)
    if running is None or not needed <= set(running.rights):
        raise NotOpen(running or mine[-1], over=running is None)
    return running


def clients(coach, at):
    """Every running Coaching of a coach at an instant, with the clients; one query."""
    mine = Coaching.objects.not_ended().filter(coach=coach, client__is_active=True).order_by("pk")
    return [one for one in mine.select_related("client__preferences") if one.holds(at)]


def coaches(client, at):
    """Ids of those who coach a client at an instant; one query."""
    running = Coaching.objects.not_ended().filter(client=client).with_people()
    return {one.coach_id for one in running if one.holds(at)}


def viewed(coachings, page, at):
    """Note in each client's log that their coach looked at a page: once per page and hour."""
    hour = _hour(at)
    noted = CoachingEvent.objects.filter(coaching__in=coachings, page=page, hour=hour)
    noted = set(noted.values_list("coaching", flat=True))
    CoachingEvent.objects.bulk_create(
        [
            CoachingEvent(
                coaching=one, client_id=one.client_id, actor_id=one.coach_id, kind="viewed", at=at, page=page, hour=hour
            )
            for one in coachings
            if one.pk not in noted
        ],
        ignore_conflicts=True,
    )


def _trace(reader, asked, at):
    looked = ForgedLook(reader=reader, asked=asked[:LONGEST_ID], at=at, hour=_hour(at))
    ForgedLook.objects.bulk_create([looked], ignore_conflicts=True)


def _hour(at):
    return at.replace(minute=0, second=0, microsecond=0)
