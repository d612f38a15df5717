"""What a person says of one row before it counts: the same, different, another spelling, leave it out."""

from django.db import models, transaction

from imports.refusals import ImportRefused

NEW = "new"  # decided_on: none of its candidates
WAITS = "waits_already"  # reason: an earlier import keeps the same row back, and asks there


class RowQuerySet(models.QuerySet):
    def to_keep(self):
        """Rows whose plan keeping carries out, or whose record it notes."""
        return self.filter(verdict__in=["new", "update", "same", "moved"], excluded=False, kept_at__isnull=True)

    def to_undo(self):
        return self.filter(kept_at__isnull=False, undone_at__isnull=True)

    def left_behind(self):
        """Undone ones of which something had to stay; it may go once what kept it is gone."""
        return self.filter(undone_at__isnull=False, done__has_key="left")


class RowActs:
    """Only while the row is not kept and nobody works on its batch (ImportRefused: not_now). Each plans anew."""

    def decide(self, by, decision, on=None):
        """`same` as on={"firm": id} or {"person": id} of its candidates; `different`; `without` the wrong cells."""
        self._change(by, **self.decided(decision, on))

    def decided(self, decision, on=None):
        """{column: value} of such a decision, for whoever decides on many rows at once. Raises ImportRefused."""
        asked = self.asked
        if decision == "same" and not self._may_be(on or {}) or decision == "different" and not asked:
            raise ImportRefused("not_decidable")
        decided = {"same": on, "different": dict.fromkeys(asked, NEW)}.get(decision, {})
        return {"decision": decision, "decided_on": {**self.decided_on, **decided}}

    def look_again(self, by):
        """What kept it back may be answered meanwhile, in an earlier import or in the directory."""
        self._change(by)

    def edit(self, by, cells):
        """{column number: text}: the cell as it should be. Anything decided before is asked again."""
        edits = {**self.edits, **{str(column): text for column, text in cells.items()}}
        decided = {what: said for what, said in self.decided_on.items() if what == "row"}
        self._change(by, edits=edits, decision="", decided_on=decided)

    def exclude(self, by):
        self._change(by, excluded=True, decided_on={**self.decided_on, "row": "out"})

    def include(self, by):
        """ImportRefused('protected') for whom a confidential search is kept from: it comes in once it no longer is."""
        with transaction.atomic():
            self._change(by, excluded=False, decided_on={**self.decided_on, "row": "in"})
            if self.excluded and self.is_protected:
                raise ImportRefused("protected")

    @property
    def is_protected(self):
        """Whether a confidential search is kept from whom it names (planning/protecting.py)."""
        return any(code in ("protected", "protected_person") for code, _params in self.reasons)

    @property
    def asked(self):
        """What of the row is in question: firm, person."""
        return {one["what"] for one in self.candidates} | {said["what"] for code, said in self.reasons if code == WAITS}

    def _may_be(self, on):
        known = {(one["what"], one["id"]) for one in self.candidates}
        return bool(on) and all((what, pk) in known for what, pk in on.items())

    def _change(self, by, **changes):
        from imports.planning import plan_again  # planning writes rows

        with transaction.atomic():
            batch = type(self.batch).objects.select_for_update().get(pk=self.batch_id)
            if batch.state not in ("preview", "done") or self.kept_at:
                raise ImportRefused("not_now")
            for name, value in changes.items():
                setattr(self, name, value)
            self.save(update_fields=list(changes))
            plan_again(batch, [self], by.at)
            batch.recount()
            self.refresh_from_db()
