"""The board: columns along the path with their counts and load, cards page by page; a fixed number of queries."""

from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from common.daywords import day_plain
from common.paging import Page, page_of
from outreach.models import Relationship, Reminder
from outreach.moves import likely
from outreach.pages.as_seen import as_seen
from outreach.words import reasons as words
from outreach.words.history import close_reasons

PATH = ("planned", "awaiting", "talking", "on_file", "representing")
BESIDE = ("listed", "parked", "paused", "alumni", "closed")
FIRST, MORE = 10, 40  # cards of a column on the page, and with each further look
ORDER = ("next_sort", "name_key")
_STAGES = dict(Relationship.Stage.choices)
_SHOWN = (
    "public_id", "seeker_id", "stage", "turn", "next_sort", "name_key", "due_on", "stale_on", "revisit_on",
    "paused_until", "do_not_contact", "close_reason", "first_out_on", "recruiter__name", "recruiter__unavailable_at",
    "recruiter__is_desk", "firm__name",
)  # fmt: skip


@dataclass(frozen=True)
class Card:
    """One person: `next` is the next step in a few words, `state` and `tone` its badge."""

    public_id: str
    url: str
    who: str
    firm: str
    next: str
    state: str
    tone: str


@dataclass
class Column:
    """A stage: `count` people, of whom `due` have a step for today or before and `stale` wait beyond their rhythm."""

    stage: str
    words: str
    count: int = 0
    due: int = 0
    stale: int = 0
    cards: list = field(default_factory=list)
    page: Page = field(default_factory=lambda: Page([]))

    @property
    def more(self):
        return self.count - len(self.cards)

    @property
    def load(self):
        """How much of the column waits for the seeker, in per cent."""
        return round(100 * self.due / self.count) if self.count else 0

    @cached_property
    def options(self):
        """Where a card of this column may be asked to go, as <option>s: written once for all its cards."""
        others = ((stage, _STAGES[stage]) for stage in (*PATH, *BESIDE) if stage != self.stage)
        return format_html_join("", '<option value="{}">{}</option>', others)

    @property
    def goes(self):
        """The stages that some card of this column can come to."""
        return " ".join(stage for stage in (*PATH, *BESIDE) if likely(self.stage, stage))


def board(seeker, chosen, beside, today):
    """(columns of the path and the stage `beside` it, {stage: the head of each other one}): eight queries at most.

    chosen: the seeker's relationships that the filters leave, as a queryset.
    """
    heads = heads_of(chosen, today)
    columns = [heads[stage] for stage in shown_stages(beside)]
    for column in columns:
        if column.count:
            column.page = _page(chosen, column.stage, "", FIRST)
    cards = _cards(seeker, [one for column in columns for one in column.page], today)
    for column in columns:
        column.cards = [cards[one.pk] for one in column.page]
    return columns, [heads[stage] for stage in BESIDE if stage != beside]


def shown_stages(beside):
    """The stages that stand as columns; Listed comes before the path, the others behind it."""
    if beside not in BESIDE:
        return PATH
    return (beside, *PATH) if beside == "listed" else (*PATH, beside)


def heads_of(chosen, today):
    """{stage: Column without cards}: one query."""
    counted = chosen.order_by().values("stage").annotate(
        count=Count("pk"),
        due=Count("pk", filter=Q(next_sort__lte=today)),
        stale=Count("pk", filter=Q(stale_on__lte=today)),
    )  # fmt: skip
    heads = {stage: Column(stage, _STAGES[stage]) for stage in (*PATH, *BESIDE)}
    for row in counted:
        head = heads[row["stage"]]
        head.count, head.due, head.stale = row["count"], row["due"], row["stale"]
    return heads


def column_page(seeker, chosen, stage, cursor, today):
    """A column from a cursor on: two queries."""
    column = Column(stage, _STAGES[stage])
    column.page = _page(chosen, stage, cursor, MORE)
    cards = _cards(seeker, column.page.rows, today)
    column.cards = [cards[one.pk] for one in column.page]
    return column


def card_of(seeker, chosen, relationship, today):
    """The card of one relationship; None where the filters leave it out: two queries."""
    found = list(_narrow(chosen.order_by().filter(pk=relationship.pk)))
    return _cards(seeker, found, today)[relationship.pk] if found else None


def _page(chosen, stage, cursor, size):
    return page_of(_narrow(chosen.filter(stage=stage)), ORDER, cursor, size)


def _narrow(relationships):
    return relationships.select_related("recruiter", "firm").only(*_SHOWN)


def _cards(seeker, relationships, today):
    """{id: Card}: one query for their open steps."""
    if not relationships:
        return {}
    steps = Reminder.objects.visible_to(seeker).filter(
        relationship__in=[one.pk for one in relationships], automatic=True, closed_at__isnull=True
    )
    steps = as_seen(steps.only("relationship_id", "kind", "params", "on_day"), seeker)
    steps = {step.relationship_id: step for step in steps}
    return {one.pk: _card(one, steps.get(one.pk), today) for one in relationships}


def _card(relationship, step, today):
    recruiter, firm = relationship.recruiter, relationship.firm
    said, state, tone = _step(relationship, step, today) if step else _no_step(relationship, today)
    return Card(
        public_id=relationship.public_id,
        url=reverse("outreach:relationship", args=[relationship.public_id]),
        who=recruiter.shown_name,
        firm="" if firm is None or recruiter.is_desk else firm.name,
        next=said,
        state=state,
        tone=tone,
    )


def _step(relationship, step, today):
    """(what comes next, its state, the tone): shorter words than the table's, for a narrow card."""
    said, on_day = words.next_step(relationship, step.kind, step.params), step.on_day
    if step.kind == "reply_owed":
        return said, _("Reply waiting"), "reply"
    if relationship.stale_on is not None and relationship.stale_on <= today:
        return said, _("Stale"), "stale"
    if on_day < today:
        near = (today - on_day).days < 7
        day = date_format(on_day, "D") if near else day_plain(on_day, today)
        return said, _("Since %(day)s") % {"day": day}, "overdue"
    return (said, _("Today"), "due") if on_day == today else (said, day_plain(on_day, today), "calm")


def _no_step(relationship, today):
    stage, due = relationship.stage, relationship.due_on
    if stage == "parked":
        back = relationship.revisit_on
        later = back and back > today
        return (_("Look again"), day_plain(back, today), "calm") if later else (_("Try once more?"), "", "")
    if stage == "paused":
        until = relationship.paused_until
        return (_("Resumes"), day_plain(until, today), "calm") if until else (_("Until you resume it"), "", "")
    if stage == "awaiting" and due:
        return _("Window closes"), day_plain(due, today), "calm"
    if stage == "closed":
        reason = close_reasons().get(relationship.close_reason, "")
        return (_("Not to be contacted") if relationship.do_not_contact else reason), "", ""
    if stage == "listed" and not relationship.first_out_on:
        return _("Not contacted yet"), "", ""
    return _("Nothing to do"), "", ""
