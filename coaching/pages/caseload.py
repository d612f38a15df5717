"""The caseload: one line per client, only what the client lets this coach see. A fixed number of queries."""

from dataclasses import dataclass
from datetime import date

from accounts import access
from accounts.models import Coached
from coaching.models import Session, Summary, Thresholds
from coaching.moments import moment_words
from coaching.reckoning import refresh
from coaching.triage import flags_of, need, rate_of, seen_of, turn_of
from coaching.words import LOOKS, flag_words
from common.text import fold
from outreach.measures.share import Share
from outreach.models import JobSearch

ORDERS = ("need", "name", "session")


@dataclass(frozen=True)
class Line:
    """A client as this coach sees them; None where the right is missing, never zero.

    flags: (words, tone, icon), kinds: which (triage.ORDER); `today`: the client's day; brief: title and place of the
    search. session: the next one, with `session_words` as the coach's clock says.
    """

    client_id: int
    name: str
    public_id: str
    today: date
    ends_on: date | None
    brief: str
    flags: list
    kinds: frozenset
    asks: bool
    rank: tuple
    weeks: list | None
    goal: int | None
    rate: Share | None
    turn: str
    active_on: date | None
    landed: bool | None
    stages: dict | None
    due: int | None
    overdue: int | None
    stale: int | None
    session: Session | None
    session_words: str

    @property
    def this_week(self):
        return self.weeks[-1] if self.weeks else None

    @property
    def last_week(self):
        return self.weeks[-2] if self.weeks else None


@dataclass(frozen=True)
class Caseload:
    """All lines in the order asked for, and the figures above them: of those who let them be seen."""

    lines: list

    @property
    def asking(self):
        return [line for line in self.lines if line.asks]

    @property
    def last_week(self):
        return sum(line.last_week for line in self.lines if line.weeks)

    @property
    def rate(self):
        shares = [line.rate for line in self.lines if line.rate]
        return Share(sum(one.count for one in shares), sum(one.n for one in shares))

    @property
    def landed(self):
        return sum(bool(line.landed) for line in self.lines)


def caseload_of(coach, at, order="need"):
    """(the Caseload of a coach at an instant, its running coachings)."""
    coachings = access.clients(coach, at)
    lines = lines_of(coachings, coach, at)
    lines.sort(key=_KEYS[order])
    return Caseload(lines), coachings


_KEYS = {
    "need": lambda line: (line.rank, fold(line.name)),
    "name": lambda line: fold(line.name),
    "session": lambda line: (line.session is None, line.session and line.session.at, fold(line.name)),
}


def lines_of(coachings, coach, at):
    """The Line of each running coaching of a coach at an instant, in the order given."""
    summaries = _summaries(coachings, at)
    briefs = _briefs([one.client_id for one in coachings if "pipeline" in one.rights])
    sessions, today = _sessions(coachings, coach, at), coach.today(at)
    limits, lines = Thresholds.limits_of(coach), []
    for one in coachings:
        session, brief = sessions.get(one.client_id), briefs.get(one.client_id, "")
        words = moment_words(session.at, coach, today) if session else ""
        seen = seen_of(summaries.get(one.client_id), one.rights)
        lines.append(_line(one, seen, limits, at, brief=brief, session=session, session_words=words))
    return lines


def _summaries(coachings, at):
    """{client id: Summary of the client's day}; what an act or midnight has marked is reckoned first."""
    ids = [one.client_id for one in coachings]
    due = list(Coached.objects.filter(pk__in=ids, due_at__lte=at).values_list("pk", flat=True))
    if due:
        refresh(due, at)
    days = {one.client_id: one.client.today(at) for one in coachings}
    rows = Summary.objects.filter(client__in=ids, day__in=set(days.values()))
    return {row.client_id: row for row in rows if row.day == days[row.client_id]}


def _briefs(client_ids):
    """{client id: "VP Finance, Boston"} of the search that is on, or the latest."""
    rows = JobSearch.objects.filter(seeker__in=client_ids).order_by("started_on", "pk")
    said = rows.values_list("seeker", "target_titles", "places")
    return {seeker: ", ".join(filter(None, words)) for seeker, *words in said}


def _sessions(coachings, coach, at):
    """{client id: the next Session} of a coach."""
    ahead = Session.objects.arranged_by(coach).filter(client__in=[one.client_id for one in coachings]).to_come(at)
    return {one.client_id: one for one in reversed(ahead)}


def _line(coaching, seen, limits, at, **more):
    client, today = coaching.client, coaching.client.today(at)
    flags = flags_of(seen, today, client.today(coaching.agreed_at), limits)
    return Line(
        client_id=client.pk,
        name=client.shown_name,
        public_id=client.public_id,
        today=today,
        ends_on=coaching.ends_on,
        flags=[(flag_words(flag, today), *LOOKS[flag.kind]) for flag in flags],
        kinds=frozenset(flag.kind for flag in flags),
        asks=any(flag.asks for flag in flags),
        rank=need(flags),
        weeks=seen.get("weeks"),
        goal=seen.get("goal"),
        rate=rate_of(seen),
        turn=turn_of(seen, limits),
        active_on=seen.get("active_on"),
        landed=seen["search"] == "landed" if "landed_on" in seen else None,
        stages=seen.get("stages"),
        due=seen.get("due"),
        overdue=seen.get("overdue"),
        stale=seen.get("stale"),
        **more,
    )
