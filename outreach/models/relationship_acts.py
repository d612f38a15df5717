"""What one does with a relationship: one method per act, each one transaction: act, row, replay, duties, reminder."""

from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction

from accounts.models import Act, DatedSetting
from common.dates import instant_of, local_day
from outreach.cadence import refuse
from outreach.day_order import place
from outreach.refusals import Refused
from recruiters.blanking import blank
from recruiters.models import DirectoryChange, Objection, Recruiter

from .blanking import blank_traces
from .book import Book, as_date, pure_row
from .history import HistoryRow
from .protecting import GUARDED, refuse_protected
from .seeker_firm import SeekerFirm

SAID = ("requisition", "site", "speculative", "channel", "text", "file", "covers", "exclusive", "fee")
DECISIONS = {"plan", "drop", "park", "talk", "later", "no", "pause", "resume", "close", "reopen", "opt_out"}
ON_DUTIES = {"snooze", "skip", "done"}


class RelationshipActs:
    """Facts are never refused but in the future; decisions are refused against today's replayed stage (Refused).

    Every method takes `by` (accounts.by.By) first and returns the HistoryRow. Days are dates in the seeker's zone.
    """

    def log_interaction(self, by, *, direction, channel="other", purpose="", outcome="", written=None, **where):
        """One that happened. direction: out, in, unknown; outcome of an in: '', match, no_match, declined.

        `written`: of a message that was written here: template ("first_touch:B"), body_key, message_id.
        """
        data = {"direction": direction, "channel": channel, "purpose": purpose, **(written or {})}
        if outcome:
            data["outcome"] = outcome
        return self._enter(by, "interaction", data, **where)

    def log_approach(self, by, *, channel="email", **where):
        """They wrote first, unsolicited."""
        return self._enter(by, "approach", {"direction": "in", "channel": channel}, **where)

    def log_auto_reply(self, by, *, channel="email", **where):
        """An automatic answer: kept, counted for nothing."""
        return self._enter(by, "auto_reply", {"direction": "in", "channel": channel}, **where)

    def log_bounce(self, by, out, **where):
        """The message `out` (a HistoryRow of ours) came back."""
        return self._enter(by, "bounce", {"out": out.pk}, **where)

    def accept_invitation(self, by, **where):
        """They accepted the LinkedIn invitation without a reply."""
        return self._enter(by, "invitation_accepted", {"channel": "linkedin"}, **where)

    def find_address(self, by, kind, value, **where):
        """Another way to reach them, the seeker's own knowledge (kind: ContactPoint.Kind). Ends "find address".

        Refused('unavailable') for someone who asked not to be kept.
        """
        if self.recruiter.unavailable_at:
            raise Refused("unavailable")
        return self._enter(by, "address_found", {"kind": kind, "value": value}, **where)

    def log_told(self, by, kind, knowledge, **where):
        """They told the seeker something, or named someone; `knowledge`: the public id of what is kept of it."""
        return self._enter(by, "told", {"of": kind, "knowledge": knowledge}, **where)

    def file_resume(self, by, version=None, **where):
        """Their firm holds this résumé version (a ResumeVersion) from that day on."""
        data = {"version": version.number if version else None, "firm": self.firm_id}
        return self._enter(by, "filing", data, firm=self.firm, **where)

    def record_submission(self, by, *, key, state, employer="", role="", expires_on=None, **said):
        """A change of one submission (`key` is the same for all its changes); states: domain.md section 3.

        said: requisition, site, speculative, and of the right to represent channel, text, file, covers, exclusive, fee
        (models/submission.py); occurred_on and the like as of any fact. What is not said stands as it was said before.
        A firm that sent the résumé without consent is flagged for this seeker, by the same act.
        """
        data = {"key": key, "state": state, "employer": employer, "role": role}
        if expires_on:
            data["expires_on"] = expires_on.isoformat()
        data |= {name: said.pop(name) for name in SAID if said.get(name) not in (None, "")}
        where = {name: value for name, value in said.items() if name not in SAID}
        with transaction.atomic():
            row = self._enter(by, "submission", data, firm=self.firm, **where)
            if state == "unauthorised" and self.firm:
                mine = SeekerFirm.of(self.seeker, self.firm)
                mine.change(replace(by, act=row.act), "submission", flags=sorted({*mine.flags, "unauthorised"}))
        return row

    def move_to(self, by, firm, **where):
        """The recruiter works at another firm now; filings and claims stay with the old one."""
        with transaction.atomic():
            was = self.firm_id
            row = self._enter(by, "moved", {"firm": firm.pk, "was": was}, firm=firm, **where)
            DatedSetting.objects.create(
                seeker=self.seeker, act=row.act, made_on=row.occurred_on, kind="firm",
                scope=f"relationship:{self.pk}", data={"firm": firm.pk, "was": was},
            )  # fmt: skip
            self.firm, self.firm_key, self.fit = firm, firm.name_key, None
            self.save(update_fields=["firm", "firm_key", "fit"])
            DirectoryChange.note("recruiter", [self.recruiter_id])
            if self.last_contact_on:
                Book(self.seeker, [], by.at).write_firms({was, firm.pk} - {None})
        return row

    def open_with(self, by, *, stage, **data):
        """The opening state of an import, dated today at its start (clock.md section 3). Dates as date objects."""
        plain = {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in data.items()}
        return self._enter(by, "opening", {"stage": stage, **plain}, first_of_day=True)

    def plan(self, by, day=None):
        """Choose for outreach on a day, by default five business days from now. Plan again to move it."""
        return self._enter(by, "plan", {"day": day.isoformat()} if day else {})

    def drop(self, by):
        return self._enter(by, "drop", {})

    def park(self, by):
        """Let it rest until its revisit, or on file where they hold the résumé."""
        return self._enter(by, "park", {})

    def talk(self, by):
        """Take up an open approach: talking, our turn."""
        return self._enter(by, "talk", {})

    def later(self, by, day):
        """Answer an open approach on another day."""
        return self._enter(by, "later", {"day": day.isoformat()})

    def no(self, by):
        """Let an open approach go."""
        return self._enter(by, "no", {})

    def pause(self, by, until=None):
        """`until` is the first active day; None = until resumed."""
        return self._enter(by, "pause", {"until": until.isoformat()} if until else {})

    def resume(self, by):
        return self._enter(by, "resume", {})

    def close(self, by, reason, note=""):
        """reason: Relationship.CloseReason."""
        return self._enter(by, "close", {"reason": reason}, note=note)

    def reopen(self, by):
        return self._enter(by, "reopen", {})

    def opt_out(self, by, *, for_all=False, how="", note=""):
        """Never to be contacted again: by this seeker, or by anyone (a privacy objection).

        An objection of someone shared waits for an admin, who reads `how` they said so; a seeker's own private
        record is blanked at once. A desk is no person and objects to nothing.
        """
        with transaction.atomic():
            row = self._enter(by, "opt_out", {"for_all": for_all}, note=note)
            person = Recruiter.objects.people().filter(pk=self.recruiter_id, unavailable_at__isnull=True)
            if for_all and person.exists():
                objection = Objection.objects.create(
                    recruiter=self.recruiter, said_on=row.occurred_on, told_by=by.actor, how=how, act=row.act
                )
                if self.recruiter.owner_id:
                    objection.decide(by, Objection.State.UPHELD)
                    blank(self.recruiter, by.at)
                    self.take_out(replace(by, actor=None, via=Act.Via.SYSTEM, act=None))
        return row

    def take_out(self, by):
        """They objected and are blanked: closed by an act of the system that no undo takes back."""
        with transaction.atomic():
            row = None
            if not self.merged_into_id and not self.hidden_at:
                act = by.act_for(self.seeker, "objection")
                data = {"for_all": True, "objection": True}
                row = self._enter(replace(by, act=act), "opt_out", data, asks=False)
            blank_traces(self, by.at)
        return row

    def snooze(self, by, duty, until):
        """Move an open duty. A duty that is no longer open: nothing happens, returns None."""
        return self._enter(by, "snooze", {"duty": duty, "until": until.isoformat()})

    def skip(self, by, duty, reason=""):
        return self._enter(by, "skip", {"duty": duty, "reason": reason})

    def done(self, by, duty):
        return self._enter(by, "done", {"duty": duty})

    def note_own(self, by, kind, data):
        """What became of an own reminder (reminder_acts.py): a row that replay keeps and does nothing with."""
        return self._enter(by, kind, data, asks=False)

    def note_missing(self, by):
        """The seeker has read that the recruiter is no longer in a list: not said again. Nothing else changes."""
        self.missing_noted = self.recruiter.missing_since
        self.save(update_fields=["missing_noted"])

    def note_stays(self, by):
        """The seeker knows that the recruiter is not at the firm that the directory says: not asked of it again."""
        at_work = self.recruiter.affiliations.filter(ended_on__isnull=True).select_related("firm")
        if present := at_work.order_by("-pk").first():
            self.stays_despite = present.firm.public_id
            self.save(update_fields=["stays_despite"])

    def correct(self, by, row, **changes):
        """Replace a row by a corrected copy; the former text stays with who changed it.

        changes: data (merged), subject, note, occurred_on, occurred_time. A new day puts the row at that day's place.
        """
        where = {
            "occurred_on": row.occurred_on, "occurred_time": row.occurred_time, "zone": row.zone,
            "subject": row.subject, "note": row.note, "firm": row.firm,
        }  # fmt: skip
        data = row.data | changes.pop("data", {})
        where |= changes
        same_day = where["occurred_on"] == row.occurred_on and where["occurred_time"] == row.occurred_time
        return self._enter(by, row.kind, data, corrects=row, day_seq=row.day_seq if same_day else None, **where)

    def replayed(self, by):
        """Store what time did by `by.at`: for sweeps."""
        with transaction.atomic():
            self._book(by).store()

    def _book(self, by):
        return Book(self.seeker, self._as_stored(), by.at)

    def _as_stored(self):
        """This relationship as it stands once the seeker is locked: another tab may have written meanwhile."""
        fixed = ("seeker", "recruiter", "act")  # never change, and may be cached
        self.refresh_from_db(fields=[field.attname for field in self._meta.concrete_fields if field.name not in fixed])
        yield self

    def _enter(
        self, by, kind, data, *, occurred_on=None, occurred_time=None, zone=None, day_seq=None, first_of_day=False,
        corrects=None, asks=True, subject="", note="", firm=None,
    ):  # fmt: skip
        with transaction.atomic():
            book = self._book(by)
            zone = zone or book.zone
            day = occurred_on or local_day(by.at, zone)
            refuse_future(day, occurred_time, zone, by.at)
            if asks and kind in DECISIONS | ON_DUTIES and not corrects and not self._may(book, kind, data):
                return None
            if first_of_day:
                day_seq = min((row.day_seq for row in book.day_rows(self, day)), default=0) - 1
            elif day_seq is None:
                rows = book.day_rows(self, day)
                answers = kind in ("approach", "auto_reply") or data.get("direction") == "in"
                day_seq = place(rows, time=occurred_time, answers=answers)
            row = HistoryRow.objects.create(
                seeker=self.seeker, relationship=self, kind=kind, occurred_on=day, occurred_time=occurred_time,
                zone=zone, day_seq=day_seq, data=data, subject=subject, note=note, firm=firm,
                act=by.act_for(self.seeker, kind), corrects=corrects, created_at=by.at,
            )  # fmt: skip
            if corrects:
                HistoryRow.objects.filter(pk=corrects.pk).update(void=True)
            book.enter(row)
            book.store()
            book.active(by)
        return row

    def _may(self, book, kind, data):
        """False where a click on a closed duty is harmless; raises Refused where a decision does not fit."""
        result = book.result(self)
        if kind in ON_DUTIES and data.get("duty") not in {duty.key for duty in result.duties}:
            return False
        pure = pure_row(HistoryRow(pk=0, kind=kind, occurred_on=book.today, data=data)).data
        refusal = refuse(kind, pure, result, book.today.toordinal())
        if refusal:
            if refusal.code == "do_not_contact" and self.recruiter.unavailable_at:
                raise Refused("unavailable")
            days = {name: as_date(refusal.params[name]) for name in ("day", "after") if refusal.params.get(name)}
            raise Refused(refusal.code, **refusal.params | days)
        if kind in GUARDED:
            refuse_protected(self)
        return True


def refuse_future(day, moment, zone, at):
    """Facts are refused only in the future, in their own zone, or at a local time that never was."""
    if day > local_day(at, zone):
        raise Refused("future", field="occurred_on", day=day)
    if moment is not None:
        instant = instant_of(day, zone, moment.hour * 60 + moment.minute)
        wall = datetime.combine(day, time(moment.hour, moment.minute))
        if instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None, second=0) != wall:
            raise Refused("not_local_time", field="occurred_time")
        if instant > at:
            raise Refused("future_time", field="occurred_time", time=f"{moment:%H:%M}")
