"""A file that the seeker keeps beside a recruiter, a firm or a résumé version: private, served to them alone."""

import hashlib
from datetime import timedelta

from django.db import models
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from common.filetypes import TYPES, kind_of
from common.ids import new_public_id
from outreach.refusals import Refused
from recruiters.models import Firm

from .change import Removable, RemovableQuerySet
from .private import PrivateRecord

LARGEST = 10 * 1024 * 1024  # bytes of one file
MOST = 500 * 1024 * 1024  # bytes of one seeker, removed files that are still stored among them
KEPT_REMOVED = timedelta(days=30)  # so long an undo brings a removed file back
LONGEST_NAME = 120  # characters


class AttachmentQuerySet(RemovableQuerySet):
    def stored_bytes(self):
        return self.exclude(file="").aggregate(sum=Sum("size"))["sum"] or 0

    def to_sweep(self, now):
        """Removed so long ago that nothing brings them back."""
        return self.exclude(file="").filter(removed_at__lte=now - KEPT_REMOVED)


class Attachment(Removable, PrivateRecord):
    """`type` is a code of common.filetypes, told from the bytes; `file` is '' once the stored bytes are gone."""

    changed_as = ("attachment_id", "pk")

    class Kind(models.TextChoices):
        RESUME = "resume", _("Résumé")
        AGREEMENT = "agreement", _("Agreement")
        OTHER = "other", _("Something else")

    relationship = models.ForeignKey(
        "outreach.Relationship", models.PROTECT, null=True, blank=True, related_name="attachments"
    )
    firm = models.ForeignKey(Firm, models.PROTECT, null=True, blank=True, related_name="+")
    resume = models.ForeignKey(
        "outreach.ResumeVersion", models.SET_NULL, null=True, blank=True, related_name="attachments"
    )
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.OTHER)
    name = models.CharField(max_length=160)
    type = models.CharField(max_length=4)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="attachments/%Y/", blank=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    act = models.ForeignKey("accounts.Act", models.PROTECT, related_name="+")

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(relationship__isnull=True) | Q(firm__isnull=True), name="attached_to_one_thing"
            )
        ]
        indexes = [
            models.Index(
                fields=["removed_at"], condition=Q(removed_at__isnull=False) & ~Q(file=""), name="attachments_to_sweep"
            )
        ]

    def __str__(self):
        return f"attachment {self.public_id}"

    @classmethod
    def keep(cls, by, seeker, upload, *, kind, relationship=None, firm=None, resume=None):
        """Store an uploaded file. Refused: file_empty, file_large, file_type, files_many (field "file"). Returns it.

        Only its first and last bytes are looked at; what the file says of itself counts for nothing but its name.
        """
        if not upload.size:
            raise Refused("file_empty", field="file")
        if upload.size > LARGEST:
            raise Refused("file_large", field="file", most=LARGEST // 2**20)
        code = kind_of(upload)
        if code is None:
            raise Refused("file_type", field="file")
        if cls.objects.visible_to(seeker).stored_bytes() + upload.size > MOST:
            raise Refused("files_many", field="file", most=MOST // 2**20)
        made = cls(seeker=seeker, kind=kind, relationship=relationship, firm=firm, resume=resume, type=code,
                   name=_name(upload.name, code), size=upload.size, sha256=_sha256(upload))  # fmt: skip
        made.file.save(f"{made.public_id}", upload, save=False)
        try:
            return made.begin(by, "attachment")
        except Exception:
            made.file.delete(save=False)
            raise

    def erase(self):
        """The stored bytes go for good; the row stays, removed."""
        if type(self).objects.filter(pk=self.pk, removed_at__isnull=False).exclude(file="").update(file=""):
            self.file.delete(save=False)
            return 1
        return 0


def _sha256(upload):
    digest = hashlib.sha256()
    upload.seek(0)
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def _name(name, code):
    """What the browser calls it, without a path or unseen marks, with the ending of what it is."""
    name = name.replace("\\", "/").rpartition("/")[2]
    name = " ".join("".join(letter for letter in name if letter.isprintable()).split())
    stem, _dot, ending = name.rpartition(".")
    if not stem or ending.casefold() not in TYPES[code].endings:
        stem, ending = name.strip(".") or "file", TYPES[code].endings[0]
    return f"{stem[: LONGEST_NAME - len(ending) - 1].strip()}.{ending}"
