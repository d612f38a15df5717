"""What coaches gave a client, as the client reads it: sessions to come and what was agreed."""

from datetime import timedelta

from django.db.models import Q

from accounts import access
from coaching.models import Agreed, Session
from coaching.models.agreed import states_of
from coaching.moments import hour_words, moment_words

MOST = 200  # rows of a part that are read
LATELY = timedelta(days=30)  # what was done or set aside stays on the page for so long behind its day


def sessions_with(client, at):
    """[{session, coach, when}] to come, the nearest first, on the client's clock."""
    return [_said(one, moment_words(one.at, client, client.today(at))) for one in _ahead(client, at)]


def sessions_today(client, at):
    """The same of those on the client's own day, by the hour."""
    today = client.today(at)
    return [_said(one, hour_words(one.at, client)) for one in _ahead(client, at) if client.today(one.at) == today]


def agreed_with(client, today):
    """Rows of what was agreed with any coach: all that wait or are open, and what came to an end lately."""
    rows = Agreed.objects.of_client(client).select_related("coach").order_by("-on_day", "-pk")
    return [
        row for row in states_of(rows[:MOST]) if row.state in ("waits", "open") or row.on_day >= today - LATELY
    ]  # fmt: skip


def open_today(client, today):
    """Of those, what asks for something on the client's day: a yes, or a line whose day has come. Reminders stand among
    the steps of Today anyway.
    """
    asking = Q(step="") | Q(on_day__gte=today - LATELY)  # what became a reminder long ago asks for nothing here
    rows = Agreed.objects.of_client(client).filter(asking, done_at=None, aside_at=None).select_related("coach")
    rows = states_of(rows.order_by("on_day", "pk")[:MOST])
    lines = [row for row in rows if row.state == "open" and not row.step and row.on_day <= today]
    return [row for row in rows if row.state == "waits" or row in lines]


def _ahead(client, at):
    """Sessions to come with those who coach the client now: when a coaching ends, its sessions go with it."""
    mine = Session.objects.with_client(client).to_come(at).filter(coach__in=access.coaches(client, at))
    return mine.select_related("coach")[:MOST]


def _said(session, when):
    return {"session": session, "coach": session.coach.shown_name, "when": when}
