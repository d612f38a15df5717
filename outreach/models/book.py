"""The seeker's book: loads history, replays it, and stores what it says. The only writer of replayed columns."""

from collections import Counter
from datetime import date

from django.db.models import Count, Max

from accounts.models import Preferences
from common.dates import instant_of, local_day
from outreach.cadence import AUTOMATIC_MOST, EXEMPT, Row, alumni_spread, day_cap, first, place_duty, replay

from .dated import DatedList
from .history import HistoryRow
from .reminder import Reminder
from .seeker_firm import SeekerFirm

_DAYS = ("day", "until", "filed_on", "last_contact", "next_step", "due_from", "expires_on", "landed_on")
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
    "unanswered",
    "touches",
    "ever_replied",
    "filed_on",
    "replayed_on",
)
# What replay alone says: where a reminder was placed and what was told are kept, not computed.
COMPARED = [name for name in _STORED if name not in ("next_step_on", "next_sort", "stale_told_on")]


class Book:
    """Open it inside a transaction: it locks the seeker, so that two tabs place one after another.

    Six queries to load whatever the number of relationships; `store` writes only what changed.
    """

    def __init__(self, seeker, relationships, at):
        self.seeker, self.at = seeker, at
        self.preferences = Preferences.objects.select_for_update().get(pk=seeker.pk)
        self.relationships = list(relationships)  # read only now: the seeker is locked
        self.zone = self.preferences.time_zone
        self.today = seeker_day(self.preferences, at)
        self.rows = {relationship.pk: [] for relationship in self.relationships}
        self.search_rows = []
        self._load_rows()
        first = min((row.occurred_on.year for rows in self.rows.values() for row in rows), default=self.today.year)
        self.dated = DatedList(
            seeker, self.preferences, self.relationships, range(min(first, self.today.year), self.today.year + 3)
        )

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

    def store(self, firms=()):
        """Replay every relationship in the book and write columns, reminders and the firms' last contact.

        `firms`: ids of further firms whose last contact may have changed.
        """
        self.loads = self.day_loads()
        open_reminders = {
            reminder.relationship_id: reminder
            for reminder in Reminder.objects.filter(
                relationship__in=self.relationships, automatic=True, closed_at__isnull=True
            )
        }
        changed, closed, made, firms = [], [], [], set(firms)
        for relationship in self.relationships:
            result = self.result(relationship)
            before = [getattr(relationship, name) for name in _STORED]
            last_contact = relationship.last_contact_on
            self.fill_columns(relationship, result)
            reminder = open_reminders.get(relationship.pk)
            kept = self._reminder(relationship, result, reminder)
            if kept is not reminder:
                closed += [reminder] if reminder else []
                made += [kept] if kept else []
            relationship.next_step_on = kept.on_day if kept else None
            relationship.next_sort = relationship.next_step_on or date.max
            if [getattr(relationship, name) for name in _STORED] != before:
                changed.append(relationship)
            if relationship.firm_id and relationship.last_contact_on != last_contact:
                firms.add(relationship.firm_id)
        self._write(changed, closed, made)
        self._firms(firms)

    @property
    def cap(self):
        """How many automatic steps a day takes."""
        goal = self.preferences.weekly_goal
        return AUTOMATIC_MOST if goal is None else day_cap(goal)

    def active(self, by):
        """Note that the seeker did something today: the digest is kind to the absent (clock.md section 6)."""
        if by.via == "web":
            self.preferences.seen(by.at)

    def _load_rows(self):
        live = HistoryRow.objects.live().filter(seeker=self.seeker)
        if self.relationships:
            for row in live.filter(relationship__in=list(self.rows)).defer("note"):
                self.rows[row.relationship_id].append(row)
        self.search_rows.extend(live.filter(search__isnull=False).defer("note"))

    def fill_columns(self, relationship, result):
        """The stored columns of a relationship from a result, as of the book's day."""
        relationship.stage, relationship.hidden_stage = result.stage, result.hidden_stage or ""
        relationship.turn, relationship.do_not_contact = result.turn or "", result.do_not_contact
        relationship.close_reason = result.close_reason or ""
        relationship.unanswered, relationship.touches = result.unanswered, result.touches
        relationship.ever_replied = result.ever_replied
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

    def _reminder(self, relationship, result, reminder):
        """The one open automatic reminder: kept as placed while its duty key and due_on are unchanged."""
        duty = first(result.duties, self.today.toordinal())
        if not duty:
            return None
        if reminder and reminder.duty_key == duty.key and reminder.due_on == as_date(duty.due_on):
            return reminder
        if reminder and reminder.kind not in EXEMPT:
            self.loads[reminder.on_day.toordinal()] -= 1
        entry = self.dated.for_relationship(relationship).at(duty.due_on)
        on_day = place_duty(duty, entry.timings.grace, entry.calendar, self.loads, self.cap)
        self.loads[on_day] += duty.kind not in EXEMPT
        return Reminder(
            seeker_id=self.seeker.pk,
            relationship=relationship,
            duty_key=duty.key,
            kind=duty.kind,
            params=duty.params | _out_of(duty, relationship, entry.timings),
            due_on=as_date(duty.due_on),
            on_day=as_date(on_day),
            made_at=self.at,
        )

    def day_loads(self):
        """Automatic steps that count, by the day they are placed on: a Counter of day numbers."""
        steps = Reminder.objects.filter(seeker=self.seeker, automatic=True, closed_at__isnull=True)
        counted = steps.exclude(kind__in=EXEMPT).values("on_day").annotate(n=Count("id"))
        return Counter({row["on_day"].toordinal(): row["n"] for row in counted})

    def _write(self, changed, closed, made):
        if len(changed) == 1:
            changed[0].save(update_fields=_STORED)
        elif changed:
            type(changed[0]).objects.bulk_create(
                changed, update_conflicts=True, unique_fields=["id"], update_fields=_STORED, batch_size=500
            )
        if closed:
            Reminder.objects.filter(pk__in=[reminder.pk for reminder in closed]).update(closed_at=self.at)
        Reminder.objects.bulk_create(made, batch_size=500)

    def _firms(self, firm_ids):
        if not firm_ids:
            return
        relationship_class = type(self.relationships[0])
        people = relationship_class.objects.visible_to(self.seeker).filter(firm_id__in=firm_ids)
        latest = dict(people.values_list("firm_id").annotate(last=Max("last_contact_on")))
        SeekerFirm.objects.bulk_create(
            [SeekerFirm(seeker=self.seeker, firm_id=pk, last_contact_on=latest.get(pk)) for pk in firm_ids],
            update_conflicts=True,
            unique_fields=["seeker", "firm"],
            update_fields=["last_contact_on"],
        )

    def _instant(self, ordinal):
        return instant_of(date.fromordinal(ordinal), self.zone) if ordinal else None


def _out_of(duty, relationship, timings):
    """How many nudges there are before it rests: the page says "nudge 1 of 2"."""
    if duty.kind != "nudge":
        return {}
    return {"of": 2 if relationship.stage == "talking" else max(timings.most_touches - 1, duty.params["number"])}


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
