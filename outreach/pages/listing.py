"""The Recruiters table: filters from the address, order, one page of lines, counts; three queries whatever the size."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _

from common.daywords import day_plain
from common.paging import page_of
from outreach.models import Relationship, Reminder
from outreach.models.relationship import NO_STEP
from outreach.pages.choosing import matching
from outreach.pages.panel import state_of
from outreach.words import reasons as words
from outreach.words.history import close_reasons
from recruiters.models import Firm

PAGE = 50  # rows
ORDERS = {"next": ("next_sort",), "name": ("name_key",), "last": ("-last_sort",)}
_STAGES = dict(Relationship.Stage.choices)
NEXT = ("needs", "today", "overdue", "stale", "none", "replies", "approaches", "due", "next")


@dataclass(frozen=True)
class Filters:
    """What the address asks for; whatever it can't mean is left out."""

    stage: str = ""
    type: str = ""
    next: str = ""
    q: str = ""
    sort: str = "next"
    day: date | None = None

    @classmethod
    def of(cls, asked):
        """From a QueryDict."""
        wanted, day = asked.get("next", ""), None
        if wanted not in NEXT:
            day = _day(wanted)
            wanted = "day" if day else ""
        return cls(
            stage=_one_of(asked.get("stage"), Relationship.Stage.values),
            type=_one_of(asked.get("type"), [*Firm.PayModel.values, "sole"]),
            next=wanted,
            q=asked.get("q", "").replace("\x00", "")[:120].strip(),
            sort=_one_of(asked.get("sort"), ORDERS) or "next",
            day=day,
        )

    @property
    def any(self):
        return bool(self.stage or self.type or self.next or self.q)


@dataclass(frozen=True)
class Line:
    """One row of the table."""

    relationship: Relationship
    stage: str
    turn: str
    firm_type: str
    theirs: bool
    next: str
    state: str
    tone: str


def people_page(seeker, filters, cursor, today):
    """The page of lines that filters and cursor name: two queries."""
    chosen = _filtered(Relationship.objects.visible_to(seeker), filters, today).select_related("recruiter", "firm")
    page = page_of(chosen, ORDERS[filters.sort], cursor, PAGE)
    return page, lines_of(seeker, page.rows, today)


def people(seeker, filters, today):
    """All relationships that the filters choose, in their order: a queryset."""
    return _filtered(Relationship.objects.visible_to(seeker), filters, today).order_by(*ORDERS[filters.sort], "pk")


def lines_of(seeker, relationships, today):
    """The lines of relationships that come with recruiter and firm: one query."""
    steps = Reminder.objects.visible_to(seeker).filter(
        relationship__in=[relationship.pk for relationship in relationships], automatic=True, closed_at__isnull=True
    )
    by_relationship = {step.relationship_id: step for step in steps} if relationships else {}
    return [_line(relationship, by_relationship.get(relationship.pk), today) for relationship in relationships]


def counts_of(seeker, today):
    """How many there are in all, how many need the seeker, and by stage: one query."""
    stages = {stage: Count("pk", filter=Q(stage=stage)) for stage in Relationship.Stage.values}
    return Relationship.objects.visible_to(seeker).aggregate(
        everyone=Count("pk"), needs=Count("pk", filter=_needs(today)), **stages
    )


def _filtered(people, filters, today):
    if filters.stage:
        people = people.filter(stage=filters.stage)
    if filters.type == "sole":
        people = people.filter(firm__setting="sole")
    elif filters.type:
        people = people.filter(firm__pay_model=filters.type)
    if filters.next == "day":
        people = people.filter(next_sort=filters.day)
    elif filters.next:
        people = people.filter(_by_next(filters.next, today))
    return matching(people, filters.q) if filters.q else people


def _by_next(wanted, today):
    if wanted == "needs":
        return _needs(today)
    if wanted in ("today", "due"):
        return Q(next_sort=today)
    if wanted == "overdue":
        return Q(next_sort__lt=today) & (Q(stale_on__isnull=True) | Q(stale_on__gt=today))
    if wanted == "stale":
        return Q(stale_on__lte=today)
    if wanted == "next":
        return Q(stage="parked", revisit_on__lte=today) | Q(stage="listed", next_sort=NO_STEP)
    if wanted == "none":
        return Q(next_sort=NO_STEP)
    kind = "reply_owed" if wanted == "replies" else "approach"
    open_steps = Reminder.objects.filter(relationship=OuterRef("pk"), closed_at__isnull=True, kind=kind)
    return Q(Exists(open_steps))


def _needs(today):
    """Something waits for the seeker: a step for today or before, or a reply owed."""
    return Q(next_sort__lte=today) | Q(stage__in=["talking", "representing"], turn="ours")


def _line(relationship, step, today):
    state, tone = _state(relationship, step, today)
    turn = ""
    if relationship.stage == "talking":
        turn = _("your turn") if relationship.turn == "ours" else _("their turn")
    latest_in, latest_out = relationship.last_in_on, relationship.last_out_on
    return Line(
        relationship=relationship,
        stage=_STAGES[relationship.stage],
        turn=turn,
        firm_type=words.firm_type(relationship.firm),
        theirs=bool(latest_in and (not latest_out or latest_in >= latest_out)),
        next=_next(relationship, step, today),
        state=state,
        tone=tone,
    )


def _next(relationship, step, today):
    if step:
        said = words.next_step(relationship, step.kind, step.params)
        if step.on_day > today:
            return _("%(what)s, %(day)s") % {"what": said, "day": day_plain(step.on_day, today)}
        return said
    if relationship.stage == "parked":
        back = relationship.revisit_on
        if back and back > today:
            return _("Look again, %(day)s") % {"day": day_plain(back, today)}
        return _("Try once more?")
    if relationship.stage == "paused":
        until = relationship.paused_until
        return _("Resumes %(day)s") % {"day": day_plain(until, today)} if until else _("Until you resume it")
    if relationship.stage == "awaiting" and relationship.due_on:
        return _("Window closes, %(day)s") % {"day": day_plain(relationship.due_on, today)}
    if relationship.stage == "closed":
        return (
            _("Not to be contacted")
            if relationship.do_not_contact
            else close_reasons().get(relationship.close_reason, "")
        )
    return _("Not contacted yet") if relationship.stage == "listed" and not relationship.first_out_on else "–"


def _state(relationship, step, today):
    if step:
        if step.on_day > today and step.kind != "reply_owed" and not _stale(relationship, today):
            return _("On rhythm"), "calm"
        return state_of(step.on_day, relationship.stale_on, step.kind, today)
    if relationship.stage == "paused":
        return _("Paused"), "calm"
    if relationship.stage == "parked" and relationship.revisit_on and relationship.revisit_on <= today:
        return _("Back in view"), "calm"
    return "", ""


def _stale(relationship, today):
    return relationship.stale_on is not None and relationship.stale_on <= today


def _one_of(value, known):
    return value if value in known else ""


def _day(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
