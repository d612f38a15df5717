"""One row of a list: its cells as they came, what they mean, the verdict, the plan, and what became of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from recruiters.models import Firm, Recruiter

from .batch import ImportBatch
from .row_acts import RowActs, RowQuerySet


class ImportRow(RowActs, models.Model):
    """A plan is data: keeping carries it out, `done` says what it wrote, undoing takes exactly that back.

    `values`, what the cells mean (imports/columns, Cleaner.row): {"firm": {…}, "person": {…}, "mine": {…}}.

    `plan`, all parts optional, ids of the directory or {"ref": number of the row that brings it}:
      "firm": {"id": 12} | {"ref": 7} | {"new": {column: value}}          columns of Firm
      "firm_set": {column: [before, after]}                              of a firm that is there
      "firm_specialties": [ids to add]      "desk": [[kind, value, key], …]   further addresses
      "person": {"id": 5} | {"ref": 3} | {"new": {column: value}}         columns of Recruiter
      "person_set": {column: [before, after]}                            "person_specialties": [ids to add]
      "contacts": [[kind, value, key], …]                                addresses the person did not have
      "joins": true (the person is there without a firm)
      "moves": {"from": affiliation id, "to": firm as above, "on": ISO day}   the verdict moved
      "mine": {"stage", "last_contact", "next_step", "notes", "tags", …}  what the seeker's own list says
    `done` mirrors it: {"made": {model: [ids]}, "set": [[model, id, column, before, after]], "act": id, "kept": [why]}.
    """

    class Verdict(models.TextChoices):
        NEW = "new", _("New")
        UPDATE = "update", _("Update")
        SAME = "same", _("Same")
        UNSURE = "unsure", _("Unsure")
        ERROR = "error", _("Error")
        MOVED = "moved", _("Moved")
        SUPPRESSED = "suppressed", _("Not available")

    class Decision(models.TextChoices):
        SAME = "same", _("The same")  # as `decided_on`
        DIFFERENT = "different", _("Different")
        WITHOUT = "without", _("Without the wrong cells")

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows", db_index=False)
    number = models.PositiveIntegerField()  # 1 is the first row below the header
    line = models.PositiveIntegerField()  # of the file; 1 is its first
    cells = models.JSONField(default=list)
    edits = models.JSONField(default=dict)  # {column number as text: text by hand}
    values = models.JSONField(default=dict)
    errors = models.JSONField(default=list)  # [[column number, text, code, {params}]]
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    reasons = models.JSONField(default=list)  # [[code, {params}]]
    # Of an unsure one: [{"what": "firm" or "person", "id", "score", "reasons"}]
    candidates = models.JSONField(default=list)
    decision = models.CharField(max_length=9, choices=Decision, blank=True)
    decided_on = models.JSONField(default=dict)  # {"firm": id} and/or {"person": id}
    excluded = models.BooleanField(default=False)
    plan = models.JSONField(default=dict)
    done = models.JSONField(default=dict)
    kept_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    # What it became. Keeping and undoing write it with the record, so that the database need not look for that again.
    firm = models.ForeignKey(
        Firm, models.SET_NULL, null=True, related_name="+", db_index=False, db_constraint=False
    )
    recruiter = models.ForeignKey(
        Recruiter, models.SET_NULL, null=True, related_name="+", db_index=False, db_constraint=False
    )

    objects = RowQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="one_import_row")]
        indexes = [
            models.Index(fields=["batch", "verdict", "number"], name="import_rows_by_verdict"),
            models.Index(fields=["firm"], condition=models.Q(firm__isnull=False), name="import_rows_of_firm"),
            models.Index(
                fields=["recruiter"], condition=models.Q(recruiter__isnull=False), name="import_rows_of_recruiter"
            ),
        ]

    def __str__(self):
        return f"row {self.number} of {self.batch_id}"
