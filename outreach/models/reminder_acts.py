"""Done, snooze and skip of a reminder: each a history row. The seeker's own reminders take the same three."""

from datetime import date

from django.db import transaction


class ReminderActs:
    """An automatic reminder passes its duty key on to the relationship; an own one keeps its state from its rows."""

    @classmethod
    def add_own(cls, by, relationship, on_day, text, params=None):
        """A reminder that the seeker writes: any number, beside the automatic one. `params`: what it is about."""
        with transaction.atomic():
            act = by.act_for(relationship.seeker, "own_reminder")
            return cls.objects.create(
                seeker=relationship.seeker, relationship=relationship, automatic=False, kind="own", act=act,
                due_on=on_day, on_day=on_day, text=text, params=params or {}, made_at=by.at,
            )  # fmt: skip

    def done(self, by):
        """None where the reminder is no longer open: a second click is harmless."""
        if self.automatic:
            return self.relationship.done(by, self.duty_key)
        return self._own(by, "done", {})

    def skip(self, by, reason=""):
        if self.automatic:
            return self.relationship.skip(by, self.duty_key, reason)
        return self._own(by, "skip", {"reason": reason})

    def snooze(self, by, until):
        if self.automatic:
            return self.relationship.snooze(by, self.duty_key, until)
        return self._own(by, "snooze", {"until": until.isoformat()})

    def move(self, by, day):
        """To another day: a plan is planned anew, an open approach answered later, any other step snoozed (Refused)."""
        if self.is_plan:
            return self.relationship.plan(by, day)
        if self.automatic and self.kind == "approach":
            return self.relationship.later(by, day)
        return self.snooze(by, day)

    @property
    def is_plan(self):
        """Whether it stands for the day of a planned first message."""
        return self.automatic and self.kind == "first_message" and self.relationship.stage == "planned"

    def refresh_own(self):
        """Day and state of an own reminder from its live rows, after an act or an undo."""
        rows = list(self.relationship.history.live().filter(data__reminder=self.public_id).in_order())
        ended = [row for row in rows if row.kind in ("done", "skip")]
        moved = [row for row in rows if row.kind == "snooze"]
        self.closed_at = ended[-1].created_at if ended else None
        self.on_day = date.fromisoformat(moved[-1].data["until"]) if moved else self.due_on
        self.save(update_fields=["closed_at", "on_day"])

    def _own(self, by, kind, data):
        with transaction.atomic():
            if not type(self).objects.select_for_update().filter(pk=self.pk, closed_at__isnull=True).exists():
                return None
            row = self.relationship.note_own(by, kind, {"reminder": self.public_id, **data})
            self.refresh_own()
        return row
