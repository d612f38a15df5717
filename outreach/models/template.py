"""A text of the seeker's own for one kind of message: variants A, B, C … beside or instead of the starter texts."""

from django.db import models, transaction

from accounts.models import Preferences
from common.ids import new_public_id
from outreach.refusals import Refused
from outreach.writing.kinds import KINDS, WAYS
from outreach.writing.starters import starters

from .change import Removable, RemovableQuerySet
from .private import PrivateRecord

LONGEST_BODY = 5000  # characters, as of a note
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Template(Removable, PrivateRecord):
    """One row per letter, for good: a letter that was removed is not given to another text, so that rates stay true.

    A letter that a starter text has is the seeker's own copy of it; removed, the starter stands again.
    """

    changed_as = ("template_id", "pk")

    kind = models.CharField(max_length=30)
    variant = models.CharField(max_length=1)
    name = models.CharField(max_length=80)
    way = models.CharField(max_length=8)
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    act = models.ForeignKey("accounts.Act", models.PROTECT, related_name="+")

    objects = RemovableQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seeker", "kind", "variant"], name="one_template_per_letter")]

    def __str__(self):
        return f"template {self.public_id}"

    @classmethod
    def write(cls, by, seeker, kind, *, name, way, subject, body):
        """A new variant under the next free letter. Refused('variants_many') after Z. Returns the Template."""
        with transaction.atomic():
            Preferences.objects.select_for_update().get(pk=seeker.pk)
            taken = set(cls.objects.visible_to(seeker).filter(kind=kind).values_list("variant", flat=True))
            taken |= {one.variant for one in starters() if one.kind == kind}
            free = LETTERS[len(taken) :]  # letters are given in order and never given back
            if not free:
                raise Refused("variants_many")
            made = cls(seeker=seeker, variant=free[0], **_said(kind, name, way, subject, body))
            return made.begin(by, "template")

    @classmethod
    def copy(cls, by, seeker, starter, *, name, way, subject, body):
        """The seeker's own copy of a starter text; the one they had before stands up again. Returns the Template."""
        said = _said(starter.kind, name, way, subject, body)
        with transaction.atomic():
            Preferences.objects.select_for_update().get(pk=seeker.pk)
            had = cls.objects.visible_to(seeker).filter(kind=starter.kind, variant=starter.variant).first()
            if had is None:
                return cls(seeker=seeker, variant=starter.variant, **said).begin(by, "template")
            said.pop("kind")
            had.act = had.change(by, "template", removed_at=None, **said) or had.act
        return had

    def edit(self, by, *, name, way, subject, body):
        """Returns the Act, None where it says that already."""
        said = _said(self.kind, name, way, subject, body)
        said.pop("kind")
        return self.change(by, "template_edited", **said)


def _said(kind, name, way, subject, body):
    if kind not in KINDS or way not in WAYS:
        raise ValueError(f"no such text: {kind} by {way}")
    return {"kind": kind, "name": name.strip(), "way": way, "subject": subject.strip(), "body": body.strip()}
