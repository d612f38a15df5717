"""One import of one file: whose it is, how it is read, where it stands."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Act
from common.ids import new_public_id

from .batch_acts import BatchActs
from .source import Source


class ImportBatchQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A seeker's own; those into the shared directory for admins."""
        own = Q(owner=user)
        return self.filter(own | Q(owner__isnull=True) if user.is_staff else own)


class ImportBatch(BatchActs, models.Model):
    """`owner` null = into the shared directory, else into one seeker's private records and list.

    States that are worked on hold a lease; one whose lease is over (or was never taken) is taken by the next worker.
    """

    class Kind(models.TextChoices):
        FIRMS = "firms", _("Firms")
        RECRUITERS = "recruiters", _("Recruiters with their firms")
        MY_RECRUITERS = "my-recruiters", _("My recruiters")

    class State(models.TextChoices):
        READING = "reading", _("Being read")
        MAPPING = "mapping", _("Columns to match")
        PLANNING = "planning", _("Being compared")
        PREVIEW = "preview", _("To check")
        COMMITTING = "committing", _("Being kept")
        STOPPED = "stopped", _("Stopped")
        DONE = "done", _("Kept")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")
        REFUSED = "refused", _("Refused")
        THROWN_AWAY = "thrown_away", _("Thrown away")

    class Policy(models.TextChoices):
        FILL = "fill", _("Fill gaps only")
        NEWER = "newer", _("Newer values win")
        ASK = "ask", _("Ask each time")

    class Gone(models.TextChoices):
        MARKED = "marked", _("Marked as not in the list any more")
        WAITS = "waits", _("More than a tenth: a person decides")

    WORKED_ON = (State.READING, State.PLANNING, State.COMMITTING, State.UNDOING)

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="imports")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=16, choices=Kind)
    state = models.CharField(max_length=12, choices=State, default=State.READING)
    act = models.ForeignKey(Act, models.PROTECT, null=True, blank=True, related_name="+")

    file = models.FileField(upload_to="imports/%Y/", blank=True)  # '' once erased
    file_name = models.CharField(max_length=160)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(default=0)  # bytes

    # What a person chose (blank = guessed) and what was found: imports/reading, How and Outline.
    how = models.JSONField(default=dict)
    outline = models.JSONField(default=dict)
    mapping = models.JSONField(default=dict)  # {column number as text: field}, imports/columns
    country = models.CharField(max_length=2, blank=True)  # of phones without one, ISO 3166-1
    date_order = models.CharField(max_length=3, blank=True)  # dmy, mdy, ymd
    words = models.JSONField(default=dict)  # {field: {folded unknown word: what it means, "" = leave it out}}
    unknown = models.JSONField(default=dict)  # {field: [[word, rows], …]} that nothing answered to when it was planned
    policy = models.CharField(max_length=5, choices=Policy, default=Policy.FILL)

    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="batches")
    edition_on = models.DateField(null=True, blank=True)
    full = models.BooleanField(default=False)  # a full edition: who is missing from it is gone
    gone = models.CharField(max_length=6, choices=Gone, blank=True)  # what became of those, once it is kept

    counts = models.JSONField(default=dict)  # {verdict: rows}, "rows", "excluded", "suppressed"; "gone" are records
    progress = models.PositiveIntegerField(default=0)  # rows of the present step that are done
    refusal = models.JSONField(default=dict)  # {"code", params…} of a refused file: words are made when read
    seconds = models.FloatField(default=0)  # of reading, planning and keeping, together
    lease = models.CharField(max_length=12, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "-made_at"], name="imports_of_owner"),
            models.Index(
                fields=["lease_until"],
                condition=Q(state__in=["reading", "planning", "committing", "undoing"]),
                name="imports_worked_on",
            ),
        ]
        verbose_name_plural = "import batches"

    def __str__(self):
        return f"import {self.public_id}"
