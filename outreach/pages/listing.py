"""The Recruiters table as it is read: one page of lines, and how many there are; three queries whatever the size."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from common.daywords import day_plain
from common.paging import page_of
from outreach.listing.filters import needs
from outreach.models import Relationship, Reminder
from outreach.pages.as_seen import as_seen
from outreach.pages.panel import state_of
from outreach.words import reasons as words
from outreach.words.history import close_reasons

PAGE = 50  # rows
_STAGES = dict(Relationship.Stage.choices)


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
    step: str = ""  # the public id of the open step that can be called done
    cells: str = ""


def people_page(user, asked, cursor):
    """The page of lines that an address (outreach.listing) and a cursor name: two queries."""
    rows = asked.prepared(asked.rows(user)).select_related("recruiter", "firm")
    page = page_of(rows, asked.keys, cursor, PAGE)
    return page, lines_of(user, page.rows, asked.today)


def people(user, asked):
    """All relationships that an address names, in its order: a queryset."""
    return asked.ordered(asked.rows(user))


def lines_of(seeker, relationships, today):
    """The lines of relationships that come with recruiter and firm: one query."""
    steps = Reminder.objects.visible_to(seeker).filter(
        relationship__in=[relationship.pk for relationship in relationships], automatic=True, closed_at__isnull=True
    )
    by_relationship = {step.relationship_id: step for step in as_seen(steps, seeker)} if relationships else {}
    return [_line(relationship, by_relationship.get(relationship.pk), today) for relationship in relationships]


def counts_of(user, asked, held=()):
    """How many there are in all, named by the address, needing the seeker, by stage and by saved view: one query.

    held: pairs of a view and its Asked. Costly ones are left to `view_counts`.
    """
    stages = {stage: Count("pk", filter=Q(stage=stage)) for stage in Relationship.Stage.values}
    return Relationship.objects.visible_to(user).aggregate(
        everyone=Count("pk"),
        matching=Count("pk", filter=asked.condition_for(user)) if asked.values else Count("pk"),
        needs=Count("pk", filter=needs(asked.today)),
        **stages,
        **_by_view(user, [(view, its) for view, its in held if not its.is_costly]),
    )


def view_counts(user, held):
    """{view id: how many} of the costly ones among saved views: one query, none without any."""
    wanted = _by_view(user, [(view, its) for view, its in held if its.is_costly])
    found = Relationship.objects.visible_to(user).aggregate(**wanted) if wanted else {}
    return {view.public_id: found[_counted(view)] for view, _its in held if _counted(view) in found}


def _by_view(user, held):
    return {
        _counted(view): Count("pk", filter=its.condition_for(user)) if its.values else Count("pk") for view, its in held
    }


def _counted(view):
    return f"view_{view.pk}"


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
        step=step.public_id if step and step.kind != "find_address" else "",
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
