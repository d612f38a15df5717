"""A private note on a relationship or a firm, with its day; pinned ones stand first."""

from django.db import models
from django.db.models import F, Q

from accounts.rights import Right
from common.ids import new_public_id
from outreach.refusals import Refused
from recruiters.models import Firm

from .change import Removable, RemovableQuerySet
from .private import PrivateRecord

LONGEST_NOTE = 5000  # characters


class NoteQuerySet(RemovableQuerySet):
    def in_order(self):
        return self.order_by(F("pinned_at").desc(nulls_last=True), "-made_at", "-pk")


class Note(Removable, PrivateRecord):
    """Former texts stay as its Changes. Written, edited, pinned and removed by acts; each returns the Act or None."""

    changed_as = ("note_id", "pk")
    opened_by = Right.NOTES

    relationship = models.ForeignKey(
        "outreach.Relationship", models.PROTECT, null=True, blank=True, related_name="notes"
    )
    firm = models.ForeignKey(Firm, models.PROTECT, null=True, blank=True, related_name="+")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    text = models.TextField()
    pinned_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    act = models.ForeignKey("accounts.Act", models.PROTECT, related_name="+")

    objects = NoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(relationship__isnull=False, firm__isnull=True)
                | Q(relationship__isnull=True, firm__isnull=False),
                name="note_on_one_thing",
            )
        ]

    def __str__(self):
        return f"note {self.public_id}"

    @classmethod
    def write(cls, by, seeker, text, *, relationship=None, firm=None):
        """A new note on one of the two; Refused('note_empty'). Returns the Note."""
        return cls(seeker=seeker, text=_text(text), relationship=relationship, firm=firm).begin(by, "note")

    def edit(self, by, text):
        return self.change(by, "note_edited", text=_text(text))

    def pin(self, by):
        return self.change(by, "note_pinned", pinned_at=by.at) if not self.pinned_at else None

    def unpin(self, by):
        return self.change(by, "note_pinned", pinned_at=None)


def _text(text):
    if not text.strip():
        raise Refused("note_empty", field="text")
    return text.strip()
