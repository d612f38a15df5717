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
    """`at` in the client's zone; `what`: a sentence; `coach` and `who` as names. `undo`: the public id of the act of a
    coach in the client's place, '' where there is nothing to take back.
    """

    at: datetime
    coach: str
    who: str
    what: str
    is_view: bool
    is_act: bool = False
    undo: str = ""


def log_lines(events, client):
    """The lines of events that come with coach, actor and act, one after another."""
    zone = ZoneInfo(client.preferences.time_zone)
    return (
        Line(
            at=event.at.astimezone(zone),
            coach=event.coaching.coach.shown_name,
            who=event.actor.shown_name if event.actor else "",
            what=what(event, client),
            is_view=event.kind == Kind.VIEWED,
            is_act=event.kind == Kind.ACTED,
            undo=event.act.public_id if event.act and not event.act.undone_at else "",
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
    if event.kind == Kind.ACTED:
        return _acted(event.act, coach)
    return _("%(coach)s looked at %(page)s") % {"coach": coach, "page": page_words(event.page)}


def _acted(act, coach):
    said = act_words().get(act.kind, _("%(coach)s changed something for you")) % {"coach": coach}
    return _("%(what)s; taken back") % {"what": said} if act.undone_at else said


def act_words():
    """{kind of an act: what a coach did by it}."""
    logged = _("%(coach)s logged a contact for you")
    return {
        **dict.fromkeys(["interaction", "approach", "auto_reply"], logged),
        "plan": _("%(coach)s planned outreach for you"),
        "own_reminder": _("%(coach)s set a reminder for you, as you agreed"),
        "drop": _("%(coach)s dropped a plan for you"),
        "done": _("%(coach)s called a step done for you"),
        "snooze": _("%(coach)s moved a step of yours to another day"),
        "move": _("%(coach)s moved a step of yours to another day"),
        "skip": _("%(coach)s skipped a step of yours"),
    }


def page_words(page):
    """What a coach looked at."""
    return {
        "caseload": _("the list of clients, with your line on it"),
        "caseload_table": _("a table of their clients to take along, with your line in it"),
        "client": _("your overview"),
        "today": _("Today, in your place"),
        "recruiters": _("your recruiters, in your place"),
        "relationship": _("a recruiter’s page, in your place"),
        "board": _("your board, in your place"),
        "calendar": _("your calendar, in your place"),
        "numbers": _("your numbers, in your place"),
        "activity": _("your activity, in your place"),
        "submissions": _("your submissions, in your place"),
        "digest": _("a mail about their clients, with a line on you"),
        "report": _("a report on your weeks"),
        "programme": _("a programme’s report, counted with others and without your name"),
        "agenda": _("what changed since you last spoke"),
    }.get(page, page)


def _until(day):
    if not day:
        return _("until one of you ends it")
    return _("until %(day)s") % {"day": date_format(date.fromisoformat(day), "j F Y")}
