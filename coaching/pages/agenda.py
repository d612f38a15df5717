"""What changed since the last session, drawn from a client's records: each part with its right, in few queries."""

from dataclasses import dataclass, field
from datetime import date

from accounts.place import Place
from coaching.models import Agreed, Session
from coaching.models.agreed import states_of
from outreach.models import Relationship, Submission
from outreach.pages.contacts import by_day
from outreach.words.submissions import submission_state

from .caseload import Line, lines_of

MOST = 12  # names of a part; the rest is counted
LOOKED_AT = 500  # rows of one part at most
_READ = ("stage", "stage_since", "last_in_on", "recruiter__name", "recruiter__unavailable_at")


@dataclass(frozen=True)
class Part:
    """`rows`: (name, words or a day) of at most MOST; `count`: of all."""

    rows: list = field(default_factory=list)
    count: int = 0

    @property
    def more(self):
        return self.count - len(self.rows)


@dataclass(frozen=True)
class Agenda:
    """`since`: the client's day of the last session, else the one on which the coaching began (`first`).

    written and heard with the right to activity; replied, moved, overdue and stale with that to the pipeline;
    put_forward with that to submissions; else None. `agreed`: what waits, is open, or was agreed since.
    """

    line: Line
    since: date
    first: bool
    written: int | None
    heard: int | None
    replied: Part | None
    moved: Part | None
    overdue: int | None
    stale: int | None
    put_forward: Part | None
    agreed: list


def agenda_of(coaching, at):
    """The Agenda of a running coaching at an instant."""
    client, coach, rights, seen = coaching.client, coaching.coach, coaching.rights, Place(coaching).seen
    (line,) = lines_of([coaching], coaching.coach, at)
    held = Session.objects.arranged_by(coach).filter(client=client).over(at).first()
    since = client.today(held.at if held else coaching.agreed_at)
    sides = by_day(client, since, line.today) if "activity" in rights else None
    pipeline, submissions = "pipeline" in rights, "submissions" in rights
    return Agenda(
        line=line,
        since=since,
        first=held is None,
        written=None if sides is None else sum(n for _day, ours, n in sides if ours),
        heard=None if sides is None else sum(n for _day, ours, n in sides if not ours),
        replied=_replied(seen, since) if pipeline else None,
        moved=_moved(seen, since) if pipeline else None,
        overdue=line.overdue,
        stale=line.stale,
        put_forward=_put_forward(seen, since) if submissions else None,
        agreed=agreed_of(coaching, since),
    )


def agreed_of(coaching, since):
    """What a coach agreed with a client and is open, or was for a day from `since` on; no name without the right."""
    mine = Agreed.objects.noted_by(coaching.coach).filter(client=coaching.client).order_by("-on_day", "-pk")
    rows = states_of(mine[:LOOKED_AT])
    if "pipeline" not in coaching.rights:
        for row in rows:
            row.name = ""
    return [row for row in rows if row.state in ("waits", "open") or row.on_day >= since]


def _replied(seen, since):
    rows = _people(seen).filter(last_in_on__gte=since).order_by("-last_in_on", "name_key")
    return _part([(one.recruiter.shown_name, one.last_in_on) for one in rows[:LOOKED_AT]])


def _moved(seen, since):
    rows = _people(seen).filter(stage_since__gte=since).exclude(stage="listed").order_by("-stage_since", "name_key")
    return _part([(one.recruiter.shown_name, one.get_stage_display()) for one in rows[:LOOKED_AT]])


def _people(seen):
    return Relationship.objects.visible_to(seen).select_related("recruiter").only(*_READ)


def _put_forward(seen, since):
    rows = Submission.objects.visible_to(seen).kept().filter(state_on__gte=since).select_related("employer")
    rows = rows.order_by("-state_on", "-pk")[:LOOKED_AT]
    return _part([(", ".join(filter(None, (one.role, _name(one)))), submission_state(one.state)) for one in rows])


def _name(submission):
    return submission.employer.name if submission.employer else ""


def _part(rows):
    return Part(rows[:MOST], len(rows))
