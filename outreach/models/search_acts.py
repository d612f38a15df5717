"""The life of a search: started, paused, resumed, landed, fell through, ended. Its rows reach every relationship."""

from datetime import UTC, date, datetime

from django.db import transaction
from django.db.models import Max

from outreach.day_order import STEP
from outreach.refusals import Refused

from .book import Book
from .history import HistoryRow
from .relationship import Relationship
from .relationship_acts import refuse_future

DUE = ("fits_due_at", "protected_due_at", "firms_due_at", "conflicts_due_at")  # what a sweep looks through again
AT_ONCE = datetime(2000, 1, 1, tzinfo=UTC)  # due, whatever the hour
FELL_THROUGH_WITHIN = 90  # days after landing (clock.md section 3a)

# From which status each row may be entered, and what it makes of it.
LIFE = {
    "search_started": (None, "active"),
    "search_paused": ("active", "paused"),
    "search_resumed": ("paused", "active"),
    "search_landed": (("active", "paused"), "landed"),
    "search_ended": (("active", "paused"), "ended"),
    "search_fell_through": ("landed", "active"),
}


class SearchActs:
    """Each act writes one row of the search and replays every relationship of the seeker, in one transaction."""

    @classmethod
    def start(cls, by, seeker, **brief):
        """A new search from today; the seeker's other one must have landed or ended (Refused: search_open)."""
        with transaction.atomic():
            book = _whole_book(seeker, by.at)
            if cls.objects.filter(seeker=seeker, status__in=["active", "paused"]).exists():
                raise Refused("search_open")
            search = cls.objects.create(seeker=seeker, started_on=book.today, **brief)
            search._write(by, book, "search_started", book.today, {})
        return search

    def pause(self, by, until=None):
        """`until` is the first active day; None = until resumed."""
        return self._enter(by, "search_paused", {"until": until.isoformat()} if until else {})

    def resume(self, by):
        return self._enter(by, "search_resumed", {})

    def land(self, by, on=None):
        """The seeker found a job on a day (today by default): only alumni and own reminders run from now on."""
        return self._enter(by, "search_landed", {}, on)

    def end(self, by):
        return self._enter(by, "search_ended", {})

    def fell_through(self, by):
        """The job came to nothing within 90 days: those without a row since get stage and remaining days back."""
        return self._enter(by, "search_fell_through", {})

    def refresh(self, today):
        """Status, dates and pause from the live rows of the search, as of a day."""
        rows, was_over = list(self.history.live().in_order()), self.is_over
        self.status, self.landed_on, self.paused_until = "active", None, None
        self.ended_on = None
        if not rows:  # its start was undone
            self.status, self.ended_on = "ended", self.started_on
        for row in rows:
            self.status = LIFE[row.kind][1]
            self.paused_until = _day(row.data.get("until")) if row.kind == "search_paused" else None
            self.landed_on = row.occurred_on if row.kind == "search_landed" else None
            self.ended_on = row.occurred_on if self.status in ("landed", "ended") else None
        if self.status == "paused" and self.paused_until and self.paused_until <= today:
            self.status, self.paused_until = "active", None
        if self.is_over != was_over:
            for name in DUE:
                setattr(self, name, AT_ONCE)
        self.save(update_fields=["status", "ended_on", "landed_on", "paused_until", *DUE])

    @property
    def is_over(self):
        return self.status not in ("active", "paused")

    def _enter(self, by, kind, data, on=None):
        with transaction.atomic():
            book = _whole_book(self.seeker, by.at)
            self.refresh_from_db()
            self.refresh(book.today)
            day = on or book.today
            refuse_future(day, None, book.zone, by.at)
            self._refuse(kind, book.today)
            if day < self.started_on:
                raise Refused("before_search", field="landed_on", day=day, started=self.started_on)
            return self._write(by, book, kind, day, data)

    def _refuse(self, kind, today):
        if self.status not in (LIFE[kind][0] or ()):
            raise Refused(f"{kind}_not_now", status=self.get_status_display())
        if kind == "search_fell_through":
            if (today - self.landed_on).days > FELL_THROUGH_WITHIN:
                raise Refused("fell_through_late", days=FELL_THROUGH_WITHIN)
            if type(self).objects.filter(seeker=self.seeker, status__in=["active", "paused"]).exists():
                raise Refused("search_open")

    def _write(self, by, book, kind, day, data):
        last = HistoryRow.objects.live().filter(seeker=self.seeker, occurred_on=day).aggregate(last=Max("day_seq"))
        row = HistoryRow.objects.create(
            seeker=self.seeker, search=self, kind=kind, occurred_on=day, zone=book.zone, data=data,
            day_seq=(last["last"] or 0) + STEP, act=by.act_for(self.seeker, kind), created_at=by.at,
        )  # fmt: skip
        book.enter(row)
        book.store()
        book.active(by)
        self.refresh(book.today)
        return row


def _whole_book(seeker, at):
    kept = Relationship.objects.visible_to(seeker).select_related("firm")
    return Book(seeker, kept, at)


def _day(text):
    return date.fromisoformat(text) if text else None
