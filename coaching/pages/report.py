"""What a client did in some weeks, on a page to print: each part only with its right; no recruiter's name in it."""

from dataclasses import dataclass
from datetime import date, timedelta

from coaching.models import Session
from coaching.moments import moment_words
from coaching.touches import replies_of, touches_of
from outreach.measures.share import Share
from outreach.measures.weeks import by_week, first_monday
from outreach.models import Relationship
from outreach.pages.contacts import by_day

from .agenda import agreed_of
from .caseload import Line, lines_of

PERIODS = (4, 8, 12, 26)  # weeks, the running one among them
USUAL = 12


@dataclass(frozen=True)
class Row:
    """A week: `written` as the goal counts, `heard` back."""

    monday: date
    written: int
    heard: int


@dataclass(frozen=True)
class Report:
    """`weeks` (latest first) and `replies` with the right to activity, `stages` ((words, how many)) with that to the
    pipeline; else None. `held` and `ahead`: sessions in words. `agreed`: as on the agenda.
    """

    line: Line
    first: date
    last: date
    weeks: list | None
    replies: Share | None
    stages: list | None
    held: list
    ahead: list
    agreed: list

    @property
    def written(self):
        return sum(week.written for week in self.weeks)

    @property
    def heard(self):
        return sum(week.heard for week in self.weeks)


def period_of(asked):
    """Weeks of a query; the usual ones for what means nothing."""
    return next((weeks for weeks in PERIODS if str(weeks) == asked.get("weeks", "")), USUAL)


def report_of(coaching, weeks, at):
    """The Report of a running coaching at an instant, over so many weeks; a fixed number of queries."""
    (line,) = lines_of([coaching], coaching.coach, at)
    client, today, rights = coaching.client, line.today, coaching.rights
    first = first_monday(today, weeks)
    activity = "activity" in rights
    return Report(
        line=line,
        first=first,
        last=today,
        weeks=_weeks(client, first, today, weeks) if activity else None,
        replies=_replies(client, first, today) if activity else None,
        stages=_stages(line) if "pipeline" in rights else None,
        **_sessions(coaching, first, at),
        agreed=agreed_of(coaching, first),
    )


def _weeks(client, first, today, weeks):
    touches = touches_of([client.pk], first, today)
    found = by_week(by_day(client, first, today), today, weeks)
    return [Row(week.monday, touches[client.pk, week.monday], week.theirs) for week in reversed(found)]


def _replies(client, first, today):
    n, replied = replies_of([client.pk], first, today, today).get(client.pk, (0, 0))
    return Share(replied, n)


def _stages(line):
    stages = line.stages or {}
    return [(str(words), stages[stage]) for stage, words in Relationship.Stage.choices if stages.get(stage)]


def _sessions(coaching, first, at):
    coach = coaching.coach
    mine = Session.objects.arranged_by(coach).filter(client=coaching.client)
    since = at - timedelta(days=(coaching.client.today(at) - first).days + 1)
    held = [one for one in mine.over(at).filter(at__gte=since) if coaching.client.today(one.at) >= first]
    today = coach.today(at)
    return {
        "held": [moment_words(one.at, coach, today) for one in held],
        "ahead": [moment_words(one.at, coach, today) for one in mine.to_come(at)],
    }
