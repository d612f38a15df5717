"""The log of a coaching in words, as its client reads it and takes it along."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .models import CoachingEvent
from .rights import named

Kind = CoachingEvent.Kind


@dataclass(frozen=True)
class Line:
    """`at` in the client's zone; `what`: a sentence; `coach` and `who` as names."""

    at: datetime
    coach: str
    who: str
    what: str
    is_view: bool


def log_lines(events, client):
    """The lines of events that come with coach and actor, one after another."""
    zone = ZoneInfo(client.preferences.time_zone)
    return (
        Line(
            at=event.at.astimezone(zone),
            coach=event.coaching.coach.shown_name,
            who=event.actor.shown_name if event.actor else "",
            what=what(event, client),
            is_view=event.kind == Kind.VIEWED,
        )
        for event in events
    )


def what(event, client):
    """One sentence."""
    coach, data = event.coaching.coach.shown_name, event.data
    if event.kind == Kind.AGREED:
        until = _until(data.get("ends_on"))
        said = {"coach": coach, "rights": named(data["rights"]), "until": until}
        return _("%(coach)s became your coach: %(rights)s, %(until)s") % said
    if event.kind == Kind.RIGHTS:
        said = {"coach": coach, "rights": named(data["rights"]), "before": named(data["before"])}
        return _("%(coach)s may see %(rights)s; before that %(before)s") % said
    if event.kind == Kind.END_DATE:
        return _("%(coach)s is your coach %(until)s") % {"coach": coach, "until": _until(data["ends_on"])}
    if event.kind == Kind.ENDED:
        if event.actor_id == client.pk:
            return _("You ended it: %(coach)s sees nothing any more") % {"coach": coach}
        return _("%(coach)s ended it and sees nothing any more") % {"coach": coach}
    if event.kind == Kind.LAPSED:
        return _("The last day was over: %(coach)s sees nothing any more") % {"coach": coach}
    return _("%(coach)s looked at %(page)s") % {"coach": coach, "page": page_words(event.page)}


def page_words(page):
    """What a coach looked at."""
    return {
        "caseload": _("the list of clients, with your line on it"),
        "client": _("your overview"),
    }.get(page, page)


def _until(day):
    if not day:
        return _("until one of you ends it")
    return _("until %(day)s") % {"day": date_format(date.fromisoformat(day), "j F Y")}
