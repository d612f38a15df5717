"""The calendar: the days of a month or a week with steps, contacts and load; a fixed number of queries."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Case, Count, F, IntegerField, When, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import gettext as _

from common.paging import page_of
from outreach.cadence import AUTOMATIC_MOST, RANK, day_cap
from outreach.models import HistoryRow, Reminder
from outreach.models.dated import DatedList
from outreach.pages.as_seen import as_seen, row_as_seen
from outreach.words import reasons as words
from outreach.words.history import icon_of, subject_of

VIEWS = {"month": 4, "week": 10}  # entries of a day that are shown; the rest is counted
STEPS_OF_DAY, CONTACTS_OF_DAY = 60, 40
YEARS = range(2000, 2101)
CONTACTS = ("interaction", "approach")
_RANKED = Case(
    *(When(kind=kind, then=place) for place, kind in enumerate(RANK)), default=99, output_field=IntegerField()
)


@dataclass(frozen=True)
class Entry:
    """A step to come or a contact that was. `moves`: where a step is moved to another day, '' for a contact."""

    person: str  # public id of the relationship
    who: str
    what: str
    url: str
    icon: str
    tone: str = ""
    moves: str = ""


@dataclass
class Day:
    """`steps` of at most `cap` and `contacts` are counts; entries holds the first of both."""

    day: date
    cap: int
    off: bool
    here: bool = True  # of the month that is looked at
    steps: int = 0
    contacts: int = 0
    entries: list = field(default_factory=list)

    @property
    def weekend(self):
        return self.day.weekday() > 4

    @property
    def load(self):
        """How full the day is, in per cent of what it takes."""
        return min(100, round(100 * self.steps / max(self.cap, 1)))

    @property
    def more(self):
        return self.steps + self.contacts - len(self.entries)


def days_of(view, day):
    """The days that a view shows: whole weeks from Monday on."""
    first, last = (day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))
    if view == "week":
        first = last = day
    monday = first - timedelta(days=first.weekday())
    return [monday + timedelta(days=n) for n in range((last - monday).days // 7 * 7 + 7)]


def calendar_days(seeker, view, day, today):
    """The Days of a view: steps that are open, by the day on which they stand, and contacts: three queries."""
    shown, most = days_of(view, day), VIEWS[view]
    between = (shown[0], shown[-1])
    business = business_calendar(seeker, between, today)
    days = {one: Day(one, cap_of(seeker), not business.is_business(one.toordinal())) for one in shown}
    for one in days.values():
        one.here = view == "week" or one.day.month == day.month
    steps = _steps(seeker).filter(on_day__range=between)
    for step in as_seen(_first_of(steps, "on_day", (_RANKED, "relationship__name_key"), most), seeker):
        days[step.on_day].steps = step.of_day
        days[step.on_day].entries.append(_step(step, today))
    rows = _contacts(seeker).filter(occurred_on__range=between)
    for row in _first_of(rows, "occurred_on", ("day_seq",), most):
        here = days[row.occurred_on]
        here.contacts = row.of_day
        if len(here.entries) < most:
            here.entries.append(_contact(seeker, row))
    return list(days.values())


def whole_day(seeker, day, cursor, today):
    """(the Day without entries, its steps, how many there are, a page of its contacts): four queries."""
    off = not business_calendar(seeker, (day, day), today).is_business(day.toordinal())
    steps = _steps(seeker).filter(on_day=day)
    found = steps.annotate(rank=_RANKED).order_by("rank", "relationship__name_key", "pk")[:STEPS_OF_DAY]
    found = as_seen(list(found), seeker)
    one = Day(day, cap_of(seeker), off, steps=steps.count())
    page = page_of(_contacts(seeker).filter(occurred_on=day), ("day_seq",), cursor, CONTACTS_OF_DAY)
    return one, [_step(step, today) for step in found], page, [_contact(seeker, row) for row in page]


def business_calendar(seeker, between, today):
    """The seeker's business calendar as of today, for the years of two days: one query."""
    years = range(min(between[0].year, today.year), max(between[1].year, today.year) + 1)
    return DatedList(seeker, seeker.preferences, [], years).calendar(today)


def cap_of(seeker):
    """How many automatic steps a day takes."""
    goal = seeker.preferences.weekly_goal
    return AUTOMATIC_MOST if goal is None else day_cap(goal)


def _steps(seeker):
    return _with_people(Reminder.objects.visible_to(seeker).filter(closed_at__isnull=True)).only(
        "public_id", "kind", "params", "on_day", "text", "automatic", "relationship__public_id", "relationship__stage",
        "relationship__stale_on", "relationship__recruiter__name", "relationship__recruiter__unavailable_at",
    )  # fmt: skip


def _contacts(seeker):
    rows = HistoryRow.objects.visible_to(seeker).live().filter(kind__in=CONTACTS, relationship__isnull=False)
    return _with_people(rows).only(
        "public_id", "kind", "data", "occurred_on", "day_seq", "subject", "relationship__public_id",
        "relationship__recruiter__name", "relationship__recruiter__unavailable_at",
    )  # fmt: skip


def _with_people(rows):
    kept = rows.filter(relationship__merged_into__isnull=True, relationship__hidden_at__isnull=True)
    return kept.select_related("relationship__recruiter")


def _first_of(rows, by, order, most):
    """The first `most` rows of each day, each with `of_day`, how many that day has: one query."""
    place = Window(RowNumber(), partition_by=F(by), order_by=[*order, "pk"])
    found = rows.annotate(place=place, of_day=Window(Count("pk"), partition_by=F(by)))
    return found.filter(place__lte=most).order_by(by, "place")


def _step(step, today):
    relationship = step.relationship
    said = step.text or words.next_step(relationship, step.kind, step.params)
    return Entry(
        person=relationship.public_id,
        who=relationship.recruiter.shown_name,
        what=said,
        url=reverse("outreach:relationship", args=[relationship.public_id]),
        icon="bell" if not step.automatic else "reply" if step.kind == "reply_owed" else "circle-dot",
        tone=_tone(step, today),
        moves=reverse("outreach:step_day", args=[step.public_id]),
    )


def _tone(step, today):
    if step.kind == "reply_owed":
        return "reply"
    stale = step.relationship.stale_on
    if step.automatic and stale is not None and stale <= today:
        return "stale"
    return "overdue" if step.on_day < today else "due" if step.on_day == today else "accent"


def _contact(seeker, row):
    row = row_as_seen(row, seeker)
    theirs = row.kind == "approach" or row.data.get("direction") == "in"
    return Entry(
        person=row.relationship.public_id,
        who=row.relationship.recruiter.shown_name,
        what=_("They wrote") if theirs else subject_of(row),
        url=reverse("outreach:relationship", args=[row.relationship.public_id]),
        icon="arrow-down-left" if theirs else icon_of(row),
    )
