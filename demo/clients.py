"""The demo's coach and her clients: Nora, and five more whose weeks went otherwise; each chose what she may see."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from accounts.by import By
from accounts.models import Act, Coaching
from common.dates import instant_of
from outreach.measures.weeks import monday_of
from outreach.models import HistoryRow, JobSearch, Relationship
from outreach.models.book import Book

from .cast import make_person
from .coached import arrange
from .days import ZONE

AGREED = 80  # days before today


@dataclass(frozen=True)
class Client:
    """`weeks`: first messages in each of nine weeks, the running one last; of each `answered` one is answered."""

    email: str
    name: str
    title: str
    place: str
    weeks: tuple
    goal: int = 8
    answered: int = 4
    rights: tuple = ("activity", "pipeline", "submissions")
    landed: int = 0  # days before today
    interview: int = 0


CLIENTS = (
    Client(
        "samir@demo.example", "Samir Haddad", "Plant manager", "Ohio", (7, 6, 5, 6, 5, 7, 0, 0, 0), goal=6,
        answered=6,
    ),
    Client("beatriz@demo.example", "Beatriz Fonseca", "Regulatory lead", "Remote", (4, 5, 4, 5, 4, 6, 6, 3, 1), goal=5),
    Client(
        "theo@demo.example", "Theo Lindgren", "Staff engineer", "Malmö", (4, 5, 5, 6, 5, 5, 6, 6, 2), goal=6,
        rights=("activity",),
    ),
    Client(
        "janelle@demo.example", "Janelle Brooks", "HR director", "Atlanta", (5, 5, 6, 5, 4, 4, 2, 2, 2), goal=4,
        interview=2,
    ),
    Client(
        "caroline@demo.example", "Caroline Mbeki", "Controller", "Cape Town", (6, 5, 5, 5, 4, 3, 2, 0, 0), goal=5,
        answered=3, landed=7,
    ),
)  # fmt: skip


def coach_them(coach, nora, recruiters, days, at):
    """Join the coach and her clients; `recruiters`: of the demo's directory, with their affiliations."""
    _agree(nora, coach, ("activity", "pipeline", "submissions", "act"), days)
    others = []
    for card in CLIENTS:
        client = make_person(card.email, card.name, at, days, weekly_goal=card.goal, digest_on=False)
        JobSearch.start(_by(client, days, AGREED + 1), client, target_titles=card.title, places=card.place)
        people = _write(client, card, recruiters, days, at)
        if card.interview:
            _put_forward(people[0], client, days, card.interview)
        if card.landed:
            client.jobsearchs.get().land(_by(client, days, card.landed))
        _agree(client, coach, card.rights, days)
        others.append(client)
    arrange(coach, nora, others, days, at)


def _agree(client, coach, rights, days):
    Coaching.agree(_by(client, days, AGREED), client, coach, Coaching.How.CLIENT_ASKED, rights)


def _write(client, card, recruiters, days, at):
    """Relationships and their first messages, each to another recruiter; entered on their days."""
    monday = monday_of(days.today) - timedelta(weeks=len(card.weeks) - 1)
    dates = sorted(
        min(monday + timedelta(weeks=week, days=number % 5), days.today)
        for week, count in enumerate(card.weeks)
        for number in range(count)
    )
    people = Relationship.objects.bulk_create(
        Relationship(
            seeker=client, recruiter=recruiter, firm=recruiter.firm, name_key=recruiter.name_key,
            firm_key=recruiter.firm.name_key, made_at=_entered(day, at),
        )
        for recruiter, day in zip(recruiters, dates, strict=False)
    )  # fmt: skip
    rows = []
    for number, (one, day) in enumerate(zip(people, dates, strict=False)):
        rows.append(_row(client, one, day, at, {"direction": "out", "channel": "email", "purpose": "first_touch"}))
        if number % card.answered == 0 and day + timedelta(days=3) <= days.today:
            rows.append(_row(client, one, day + timedelta(days=2), at, {"direction": "in", "channel": "email"}))
            answer = {"direction": "out", "channel": "email", "purpose": "reply"}
            rows.append(_row(client, one, day + timedelta(days=3), at, answer))
    rows.sort(key=lambda row: row.created_at)
    Act.objects.bulk_create([row.act for row in rows])
    HistoryRow.objects.bulk_create(rows)
    Book(client, Relationship.objects.visible_to(client).select_related("firm").order_by("pk"), at).store()
    return people


def _row(client, relationship, day, at, data):
    entered = _entered(day, at)
    act = Act(seeker=client, actor=client, kind="interaction", at=entered)
    return HistoryRow(
        seeker=client, relationship=relationship, kind="interaction", occurred_on=day, zone=ZONE, data=data, act=act,
        created_at=entered,
    )  # fmt: skip


def _put_forward(relationship, client, days, back):
    relationship.refresh_from_db()
    said = {"key": "a", "employer": "Orchard Health", "role": "HR director"}
    relationship.record_submission(_by(client, days, back + 8), state="submitted", **said)
    relationship.record_submission(_by(client, days, back), state="interviewing", **said)


def _entered(day, at):
    return min(datetime.combine(day, time(10, 20), ZoneInfo(ZONE)), at)


def _by(client, days, back):
    return By(client, instant_of(days.today - timedelta(days=back), ZONE, 9 * 60))
