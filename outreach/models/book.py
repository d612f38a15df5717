"""The seeker's book: loads history, replays it, and stores what it says. The only writer of replayed columns."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import NamedTuple

from django.db.models import Max

from accounts.models import Coached, Preferences
from common.bulk import insert, update
from common.dates import instant_of, local_day
from outreach.cadence import Row, alumni_spread, first, replay
from outreach.cadence.reach import HAD_SEARCH

from . import ledger
from .conflict import recheck
from .dated import DatedList
from .history import HistoryRow
from .ledger import Page
from .placing import Placing
from .reminder import Reminder
from .seeker_firm import SeekerFirm

_DAYS = ("day", "until", "filed_on", "last_contact", "next_step", "expires_on", "landed_on")
_STORED = (
    "stage",
    "hidden_stage",
    "turn",
    "stage_since",
    "do_not_contact",
    "close_reason",
    "paused_until",
    "due_on",
    "next_step_on",
    "next_sort",
    "revisit_on",
    "stale_on",
    "stale_told_on",
    "next_time_at",
    "stale_at",
    "last_out_on",
    "last_in_on",
    "last_contact_on",
    "last_sort",
    "first_out_on",
    "first_window_on",
    "first_reply_on",
    "first_channel",
    "first_template",
    "reach",
    "unanswered",
    "touches",
    "ever_replied",
    "filed_on",
    "replayed_on",
)
_MADE = ("seeker_id", "relationship_id", "public_id", "duty_key", "kind", "params", "due_on", "on_day", "made_at")
# What replay alone says: where a reminder was placed and what was told are kept, not computed.
COMPARED = [name for name in _STORED if name not in ("next_step_on", "next_sort", "stale_told_on")]


class BookRow(NamedTuple):
    """What the fold and the order of a day need of a HistoryRow; a model's instance costs six times as much to make."""

    pk: int
    seeker_id: int
    relationship_id: int | None
    search_id: int | None
    corrects_id: int | None
    kind: str
    occurred_on: date
    occurred_time: time | None
    day_seq: int
    data: dict
    firm_id: int | None = None


class Book:
    """Open it inside a transaction: it locks the seeker, so that two tabs place one after another.

    Six queries to load whatever the number of relationships; `store` writes only what changed. `shelf`: a Shelf that
    has locked the seeker and read it all, for several books at once.
    """

    def __init__(self, seeker, relationships, at, shelf=None):
        self.seeker, self.at = seeker, at
        self.preferences = shelf.preferences[seeker.pk] if shelf else locked([seeker.pk])[seeker.pk]
        self.relationships = list(relationships)  # read only now: the seeker is locked
        self.zone = self.preferences.time_zone
        self.today = seeker_day(self.preferences, at)
        rows, searches = (shelf.rows, shelf.search_rows) if shelf else read_rows([seeker.pk], self.relationships)
        self.rows = {relationship.pk: rows[relationship.pk] for relationship in self.relationships}
        self.search_rows = searches[seeker.pk]
        first = min((row.occurred_on.year for rows in self.rows.values() for row in rows), default=self.today.year)
        years = range(min(first, self.today.year), self.today.year + 3)
        known = (shelf.settings[seeker.pk], shelf.profiles) if shelf else ()
        self.dated = DatedList(seeker, self.preferences, self.relationships, years, *known)

    def enter(self, row):
        """Take a row that was just saved into the fold; `corrects` takes its former row out."""
        target = self.search_rows if row.search_id else self.rows[row.relationship_id]
        target[:] = [other for other in target if other.pk != row.corrects_id] + [row]

    def day_rows(self, relationship, day):
        """The live rows of a day, those of the search among them, in their order."""
        rows = [*self.rows[relationship.pk], *self.search_rows]
        return sorted((row for row in rows if row.occurred_on == day), key=lambda row: (row.day_seq, row.pk))

    def result(self, relationship, as_of=None):
        """What replay says of a relationship on a day (default: the later of today and the last row's)."""
        rows = [pure_row(row) for row in [*self.rows[relationship.pk], *self.search_rows]]
        day = (as_of or self.today).toordinal()
        if as_of is None:
            day = max([day, *(row.day for row in rows)])
        return replay(rows, self.dated.for_relationship(relationship), day, spread=alumni_spread(relationship.pk))

    def store(self, firms=(), known=None):
        """Replay every relationship in the book and write columns, reminders and the firms' last contact.

        `firms`: ids of further firms whose last contact may have changed; `known`: {relationship id: Result} of those
        that were replayed just now.
        """
        changes = self.replay(open_steps(self.relationships), firms, known or {})
        changes.write(self.at)
        self.write_firms(changes.firms)
        Coached.mark([self.seeker.pk], self.at)

    def replay(self, steps, firms=(), known=None):
        """What `store` would write, as Changes. steps: {relationship id: its open automatic reminder}."""
        known = known or {}
        before, waiting, closed, changed, firms, papers = {}, [], [], [], set(firms), []
        for relationship in self.relationships:
            before[relationship.pk] = {name: getattr(relationship, name) for name in _STORED}
            result = known.get(relationship.pk) or self.result(relationship)
            self.fill_columns(relationship, result)
            if result.submissions or before[relationship.pk]["reach"] >= HAD_SEARCH:  # it has, or may have had, some
                papers.append(self.page(relationship, result))
            duty, reminder = first(result.duties, self.today.toordinal()), steps.get(relationship.pk)
            if _shows(reminder, duty):
                continue
            if reminder:
                closed.append(steps.pop(relationship.pk))
            if duty:
                waiting.append((relationship, duty))
        made = Placing(self, closed).place(waiting) if waiting else {}
        steps |= made
        for relationship in self.relationships:
            step, stood = steps.get(relationship.pk), before[relationship.pk]
            relationship.next_step_on = step.on_day if step else None
            relationship.next_sort = relationship.next_step_on or date.max
            if any(getattr(relationship, name) != value for name, value in stood.items()):
                changed.append(relationship)
            if relationship.firm_id and relationship.last_contact_on != stood["last_contact_on"]:
                firms.add(relationship.firm_id)
        return Changes(changed, closed, list(made.values()), firms, {self.seeker: papers} if papers else {})

    def page(self, relationship, result=None):
        """What the ledger reads of one relationship in the book."""
        result = result or self.result(relationship)
        return Page(relationship, self.rows[relationship.pk], result, self.dated.for_relationship(relationship))

    def active(self, by):
        """Note that the seeker did something today: the digest is kind to the absent (clock.md section 6)."""
        if by.via == "web":
            self.preferences.seen(by.at)

    def fill_columns(self, relationship, result):
        """The stored columns of a relationship from a result, as of the book's day."""
        relationship.stage, relationship.hidden_stage = result.stage, result.hidden_stage or ""
        relationship.turn, relationship.do_not_contact = result.turn or "", result.do_not_contact
        relationship.close_reason = result.close_reason or ""
        relationship.unanswered, relationship.touches = result.unanswered, result.touches
        relationship.ever_replied = result.ever_replied
        relationship.first_channel, relationship.reach = result.first_channel, result.reach
        relationship.first_template = result.first_template
        for column, value in {
            "stage_since": result.stage_since,
            "paused_until": result.paused_until,
            "due_on": result.due_on,
            "revisit_on": result.revisit_on,
            "stale_on": result.stale_on,
            "last_out_on": result.last_out,
            "last_in_on": result.last_in,
            "last_contact_on": result.last_contact,
            "first_out_on": result.first_out,
            "first_window_on": result.first_window_end,
            "first_reply_on": result.first_reply,
            "filed_on": result.filed_on,
        }.items():
            setattr(relationship, column, as_date(value))
        relationship.last_sort = relationship.last_contact_on or date.min
        if relationship.stale_told_on and relationship.stale_on != relationship.stale_told_on:
            relationship.stale_told_on = None  # a new spell may be told again
        spell_ahead = result.stale_on and result.stale_on > self.today.toordinal()  # a begun one is out of the index
        relationship.stale_at = self._instant(result.stale_on) if spell_ahead else None
        relationship.next_time_at = self._instant(self._next_time(result))
        relationship.replayed_on = self.today

    def _next_time(self, result):
        """Time changes something: by a rule of the fold, or because a duty of higher rank becomes due."""
        days = [duty.due_on for duty in result.duties if duty.due_on > self.today.toordinal()]
        days = days if len(result.duties) > 1 else []
        return min([*days, *([result.next_time_on] if result.next_time_on else [])], default=None)

    def write_firms(self, firm_ids):
        """The last contact of the seeker with each of these firms."""
        if not firm_ids:
            return
        people = HistoryRow.relationship.field.related_model.objects  # whose module imports this one
        people = people.visible_to(self.seeker).filter(firm_id__in=firm_ids)
        latest = dict(people.values_list("firm_id").annotate(last=Max("last_contact_on")))
        SeekerFirm.objects.bulk_create(
            [SeekerFirm(seeker=self.seeker, firm_id=pk, last_contact_on=latest.get(pk)) for pk in firm_ids],
            update_conflicts=True,
            unique_fields=["seeker", "firm"],
            update_fields=["last_contact_on"],
        )

    def _instant(self, ordinal):
        return instant_of(date.fromordinal(ordinal), self.zone) if ordinal else None


@dataclass
class Changes:
    """What replay found to write: relationships, reminders that close, new ones; ids of firms with another contact;
    {seeker: pages with submissions}.
    """

    changed: list
    closed: list
    made: list
    firms: set
    papers: dict = field(default_factory=dict)

    def write(self, at):
        if len(self.changed) == 1:
            self.changed[0].save(update_fields=_STORED)
        elif self.changed:
            rows = [(one.pk, *(getattr(one, name) for name in _STORED)) for one in self.changed]
            update(type(self.changed[0]), _STORED, rows)
        if self.closed:
            Reminder.objects.filter(pk__in=[reminder.pk for reminder in self.closed]).update(closed_at=at)
        insert(Reminder, _MADE, [[getattr(one, name) for name in _MADE] for one in self.made])
        for seeker, pages in self.papers.items():
            if ledger.write(seeker, pages, at):
                recheck(seeker, at)


def locked(seeker_ids):
    """{seeker id: preferences}, locked one after another: two that lock the same seekers never wait in a ring."""
    preferences = Preferences.objects.select_for_update().filter(pk__in=seeker_ids).order_by("pk")
    return {one.pk: one for one in preferences}


def read_rows(seeker_ids, relationships):
    """({relationship id: live rows}, {seeker id: live rows of searches}); two queries."""
    rows, searches = {one.pk: [] for one in relationships}, {pk: [] for pk in seeker_ids}
    live = HistoryRow.objects.live().filter(seeker__in=seeker_ids)
    for row in _read(live.filter(relationship__in=list(rows))) if rows else ():
        rows[row.relationship_id].append(row)
    for row in _read(live.filter(search__isnull=False)):
        searches[row.seeker_id].append(row)
    return rows, searches


def _read(rows):
    return map(BookRow._make, rows.values_list(*BookRow._fields))


def open_steps(relationships):
    """{relationship id: its open automatic reminder}; one query."""
    steps = Reminder.objects.filter(relationship__in=relationships, automatic=True, closed_at__isnull=True)
    return {step.relationship_id: step for step in steps}


def _shows(reminder, duty):
    """Whether an open reminder stays as it was placed: its duty key and due_on are unchanged."""
    return bool(reminder and duty) and (reminder.duty_key, reminder.due_on) == (duty.key, as_date(duty.due_on))


def seeker_day(preferences, at):
    """The seeker's local day at an instant."""
    return local_day(at, preferences.time_zone)


def pure_row(row):
    """A history row as the pure fold takes it: days as ordinals."""
    data = {
        key: date.fromisoformat(value).toordinal() if key in _DAYS and value else value
        for key, value in row.data.items()
    }
    return Row(row.pk, row.kind, row.occurred_on.toordinal(), row.day_seq, data)


def as_date(ordinal):
    return date.fromordinal(ordinal) if ordinal else None
