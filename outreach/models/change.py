"""What an act changed beside the history: a value before and after, so that its undo finds it."""

from datetime import date
from functools import reduce

from django.db import models, transaction
from django.db.models import Q

from accounts.models import Act, Preferences
from recruiters.models import Firm

from .private import PrivateQuerySet, PrivateRecord

# What has values that a Change may name.
THINGS = (
    "relationship", "firm", "note", "attachment", "employer", "submission", "claim", "conflict", "exclusion", "resume",
    "template", "about_you", "knowledge", "search", "view",
)  # fmt: skip


def _one_thing():
    each = (Q(**{f"{other}__isnull": other != name for other in THINGS}) for name in THINGS)
    return reduce(Q.__or__, each)


class Change(PrivateRecord):
    """One value of one thing: the tags of a relationship, the text of a note. The thing keeps the value that stands.

    Undo (outreach/acts/undo_changes.py): where a later act changed the same value, that one now begins where this one
    began; else the former value comes back. `field` names the column; of a firm, that of SeekerFirm.
    """

    act = models.ForeignKey(Act, models.PROTECT, related_name="changes")
    relationship = models.ForeignKey(
        "outreach.Relationship", models.CASCADE, null=True, blank=True, related_name="changes"
    )
    firm = models.ForeignKey(Firm, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.ForeignKey("outreach.Note", models.CASCADE, null=True, blank=True, related_name="changes")
    attachment = models.ForeignKey("outreach.Attachment", models.CASCADE, null=True, blank=True, related_name="changes")
    knowledge = models.ForeignKey("outreach.Knowledge", models.CASCADE, null=True, blank=True, related_name="changes")
    template = models.ForeignKey("outreach.Template", models.CASCADE, null=True, blank=True, related_name="changes")
    about_you = models.ForeignKey("outreach.AboutYou", models.CASCADE, null=True, blank=True, related_name="changes")
    exclusion = models.ForeignKey("outreach.Exclusion", models.CASCADE, null=True, blank=True, related_name="changes")
    resume = models.ForeignKey("outreach.ResumeVersion", models.CASCADE, null=True, blank=True, related_name="changes")
    employer = models.ForeignKey("outreach.Employer", models.CASCADE, null=True, blank=True, related_name="changes")
    submission = models.ForeignKey("outreach.Submission", models.CASCADE, null=True, blank=True, related_name="changes")
    claim = models.ForeignKey("outreach.Claim", models.CASCADE, null=True, blank=True, related_name="changes")
    conflict = models.ForeignKey("outreach.Conflict", models.CASCADE, null=True, blank=True, related_name="changes")
    search = models.ForeignKey("outreach.JobSearch", models.CASCADE, null=True, blank=True, related_name="changes")
    view = models.ForeignKey("outreach.SavedView", models.CASCADE, null=True, blank=True, related_name="changes")
    field = models.CharField(max_length=30)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=_one_thing(), name="change_of_one_thing")]

    def __str__(self):
        return f"{self.field} by {self.act_id}"


class Changed:
    """For what an act changes beside the history. `changed_as`: how a Change names it: (its column, own attribute)."""

    changed_as = ()

    def change(self, by, kind, **values):
        """Set columns by an act of this kind. Returns the Act, None where all of them stand so already."""
        with transaction.atomic():
            preferences = Preferences.objects.select_for_update().get(pk=self.seeker_id)
            self.keep_row()
            self.refresh_from_db(fields=list(values))  # another tab may have written meanwhile
            before = {name: getattr(self, name) for name, value in values.items() if getattr(self, name) != value}
            if not before:
                return None
            act = by.act_for(self.seeker, kind)
            for name, value in before.items():
                setattr(self, name, values[name])
                self.note_change(act, name, value, values[name])
            self.save(update_fields=[*before, *self.touched(by.at)])
            if by.via == Act.Via.WEB:
                preferences.seen(by.at)
        return act

    def note_change(self, act, field, before, after):
        column, attribute = self.changed_as
        Change.objects.create(
            seeker=self.seeker, act=act, field=field, before=plain(before), after=plain(after),
            **{column: getattr(self, attribute)},
        )  # fmt: skip

    def keep_row(self):
        """For what is only stored once something is said of it."""

    def touched(self, at):
        """Set when it was last changed, where it keeps that; the names of these columns."""
        if not hasattr(self, "changed_at"):
            return []
        self.changed_at = at
        return ["changed_at"]


class Removable(Changed):
    """What is written by one act and removed by another: `removed_at`. Undone, the first leaves it removed."""

    def begin(self, by, kind):
        """Keep a new one. Returns it; its act is `.act`."""
        with transaction.atomic():
            preferences = Preferences.objects.select_for_update().get(pk=self.seeker_id)
            self.act, self.made_at, self.changed_at = by.act_for(self.seeker, kind), by.at, by.at
            self.save()
            self.note_change(self.act, "removed_at", by.at, None)
            if by.via == Act.Via.WEB:
                preferences.seen(by.at)
        return self

    def remove(self, by):
        """Take it off: the Act, None where it is off already. Of a proxy, the act is that of its table."""
        kind = f"{self._meta.concrete_model._meta.model_name}_removed"
        return self.change(by, kind, removed_at=by.at) if not self.removed_at else None


class RemovableQuerySet(PrivateQuerySet):
    def live(self):
        return self.filter(removed_at__isnull=True)


def plain(value):
    """As JSON holds it."""
    return value.isoformat() if isinstance(value, date) else value
