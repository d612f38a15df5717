"""Plans a batch: chunk by chunk, each replaced in one transaction, so that a killed worker leaves whole chunks."""

import gc
from collections import Counter, defaultdict

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from accounts.coached_by import OwnCoaches
from common.bulk import durable_later, insert
from common.dates import local_day
from imports.columns import Cleaner
from imports.models import ImportRow
from imports.spool import chunks_of
from recruiters.models import Specialty
from recruiters.suppression import suppressed

from .deciding import Deciding
from .facts import is_named, known_by
from .finding import Finding
from .gone import Named, gone_from
from .line import Line
from .preselecting import Preselecting
from .protecting import Protecting
from .records import Records

COLUMNS = (
    "batch_id", "number", "line", "cells", "edits", "values", "errors", "verdict", "reasons", "candidates", "decision",
    "decided_on", "excluded", "plan", "done",
)  # fmt: skip
NO_NAME = "Not available"  # Recruiter.shown_name of one who objected
RECALLED = 2000  # earlier rows of the same firm that one row is planned again beside


def plan_batch(batch, spool, clock, size):
    """Every row of the spool, `size` at a time. Returns (counts, unknown words), None where the batch was taken away.

    Who is gone is counted for a full edition; keeping counts them again, by what people decided on rows.
    What people decided on rows before (another spelling, same or different, leave it out) holds.
    """
    planner = Planner(batch, local_day(clock(), "UTC"))
    counts, unknown = {"rows": 0, "excluded": 0, "suppressed": 0}, defaultdict(Counter)
    for chunk in chunks_of(spool, size):
        first, last = chunk[0][0], chunk[-1][0]
        with transaction.atomic():
            durable_later()
            here = batch.rows.filter(number__range=(first, last))
            said = _said_of(here)
            lines = [Line(number, line, cells, **said.get(number, {})) for number, line, cells in chunk]
            planner.plan(lines)
            here.delete()
            insert(ImportRow, COLUMNS, [_stored(batch, line) for line in lines])
            if not batch.still_mine(clock(), progress=last):
                transaction.set_rollback(True)
                return None
        for line in lines:
            for code, params in line.reasons:
                if code == "unknown_word":
                    unknown[params["field"]][params["word"]] += 1
            verdict = "excluded" if line.excluded else line.verdict
            counts[verdict] = counts.get(verdict, 0) + 1
        counts["rows"] += len(lines)
        lines = chunk = None
        gc.collect(0)  # the worker's own rounds are off; what the list leaves in memory is looked through once
    batch.rows.filter(number__gt=counts["rows"]).delete()
    if batch.marks_gone:
        counts["gone"] = len(gone_from(batch, planner.named))
    return counts, {field: words.most_common() for field, words in unknown.items()}


def plan_again(batch, decided, at):
    """Rows after a person's word on them, and those that wait for their firms or people, beside earlier rows.

    A kept row is not planned any more: `done` says what it wrote.
    """
    numbers = [row.number for row in decided]
    waits = Q(plan__firm__ref__in=numbers) | Q(plan__person__ref__in=numbers)
    waiting = batch.rows.filter(waits, kept_at__isnull=True).exclude(number__in=numbers)
    rows = {row.number: row for row in [*decided, *waiting.order_by("number")[:RECALLED]]}
    beside = [one for one in _beside(batch, decided) if one.number not in rows]
    planner = Planner(batch, local_day(at, "UTC"))
    among = sorted([*rows.values(), *beside], key=lambda row: row.number)
    lines = [Line(one.number, one.line, one.cells, **_said(one)) for one in among]
    planner.plan(lines)
    for line in lines:
        if one := rows.get(line.number):
            for name, value in zip(COLUMNS, _stored(batch, line), strict=True):
                setattr(one, name, value)
    columns = [name for name in COLUMNS if name not in ("batch_id", "number")]
    ImportRow.objects.bulk_update(rows.values(), columns, 200)


class Planner:
    """`today`: the day of planning, for dates still to come."""

    def __init__(self, batch, today):
        self.batch = batch
        self.cleaner = Cleaner(
            batch.kind, {int(column): field for column, field in batch.mapping.items()}, country=batch.country or "US",
            date_order=batch.date_order, specialties=_specialties(), words=batch.words, today=today,
        )  # fmt: skip
        self.finding, self.records = Finding(batch), Records(batch)
        self.deciding = Deciding(batch, self.finding, self.records, today)
        self.named = Named(batch.kind)
        named = ("person.name", "person.first_name", "person.last_name")
        self.named_in = sorted(int(column) for column, field in batch.mapping.items() if field in named)
        self.nobody = {NO_NAME.casefold(), gettext(NO_NAME).casefold()}
        self.preselecting = Preselecting(batch.owner, self.finding.known) if batch.is_address_book else None
        self.protecting = Protecting(batch.owner)
        self.coaches = OwnCoaches(batch.owner) if batch.owner else None

    def plan(self, lines):
        """Verdict, reasons and plan of lines, in order of their numbers."""
        for line in lines:
            self._clean(line)
        self._leave_out_suppressed(lines)
        self._refuse_coaches(lines)
        self.finding.find(lines)
        if self.preselecting:
            for line in lines:
                self.preselecting.choose(line)
        self._leave_out_nobodies(lines)
        self.protecting.leave_out(lines)
        self.deciding.decide(lines)
        self.named.add(lines)

    def _clean(self, line):
        cleaned = self.cleaner.row(line.read_cells())
        line.values, line.errors = cleaned.values, cleaned.errors
        if not is_named(line.values.get("firm", {})):
            line.values.pop("firm", None)
        line.reasons = [["unknown_word", {"field": field, "word": word}] for field, word in cleaned.unknown]
        if line.errors and (line.decision != "without" or line.errors[-1][2] == "nothing_to_go_by"):
            line.verdict = "error"

    def _leave_out_suppressed(self, lines):
        """Who objected to being kept is counted, not stored: nothing of the row stays."""
        people = [line for line in lines if line.values.get("person")]
        for place in suppressed((known_by(line.values) for line in people), self.batch.owner):
            line = people[place]
            line.verdict, line.cells, line.edits = "suppressed", [], {}
            line.values, line.errors, line.reasons = {}, [], []

    def _refuse_coaches(self, lines):
        """A coach of the seeker's is no recruiter. One of that name alone is left out until a person takes it in."""
        for line in lines if self.coaches else ():
            said = line.values.get("person", {})
            if coach := self.coaches.at(said.get("emails", ())):
                line.verdict = "error"
                line.errors.append([None, "", "own_coach", {"name": coach}])
            elif coach := self.coaches.called(said.get("name", "")):
                line.excluded = line.decided_on.get("row") != "in"
                line.reasons.append(["named_as_coach", {"name": coach}])

    def _leave_out_nobodies(self, lines):
        """An own list that was exported names nobody where somebody objected. A person may take such a row in."""
        for line in lines if self.batch.owner else ():
            cells = line.read_cells()
            names = [cells[place].strip().casefold() for place in self.named_in if place < len(cells)]
            if self.nobody & {*names, " ".join(names)}:
                line.excluded = line.decided_on.get("row") != "in"
                line.reasons.append(["not_available", {}])


def _stored(batch, line):
    return (
        batch.pk, line.number, line.line, line.cells, line.edits, line.values, line.errors, line.verdict, line.reasons,
        line.candidates, line.decision, line.decided_on, line.excluded, line.plan, {},
    )  # fmt: skip


def _said_of(rows):
    """{number: what people said of that row}."""
    said = rows.exclude(edits={}, decision="", decided_on={}, excluded=False)
    return {one.number: _said(one) for one in said.only("number", "edits", "decision", "decided_on", "excluded")}


def _said(row):
    return {"edits": row.edits, "decision": row.decision, "decided_on": row.decided_on, "excluded": row.excluded}


def _beside(batch, rows):
    """Earlier rows that may speak of the same firms or people."""
    same = batch.rows.none()
    for name in ("name", "domain"):
        said = {row.values.get("firm", {}).get(name) for row in rows} - {None, ""}
        if said:
            same = same | batch.rows.filter(**{f"values__firm__{name}__in": list(said)})
    return same.filter(number__lt=max(row.number for row in rows)).order_by("number")[: RECALLED * min(len(rows), 5)]


def _specialties():
    return {key: [one.pk for one in found] for key, found in Specialty.objects.by_alias().items()}
