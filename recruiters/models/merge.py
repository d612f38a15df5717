"""Two records of the directory that became one: what stood before, so that undo finds it."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.ids import new_public_id

from .firm import Firm
from .recruiter import Recruiter


class MergeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A seeker's own; those of shared records for admins."""
        own = Q(owner=user)
        return self.filter(own | Q(owner__isnull=True) if user.is_staff else own)

    def unfinished(self):
        """Those that a process still works on, or left when it died."""
        return self.filter(state__in=(Merge.State.MERGING, Merge.State.UNDOING))

    def standing_on(self, kind, *ids):
        """Those not undone that have one of these records, the newest first."""
        of_kind = self.filter(kind=kind).exclude(state=Merge.State.UNDONE)
        return of_kind.filter(Q(keep_id__in=ids) | Q(gone_id__in=ids)).order_by("-pk")


class Merge(models.Model):
    """`owner` null = of two shared records; else of a seeker's private one with another or with its shared twin.

    The directory's rows change in one transaction, each seeker's own records in one of their own (outreach,
    MergeShare); `state` says how far it is. Ids only, no key to anything private.

    `before`: {"log": [what recruiters/merging/log.py wrote], "desks": [keep id, gone id] or [],
    "axes": whether the survivor's timings changed, "last": {model: highest id at the time}}.
    `kept`: what undo left as it is, [[code, {params}]].
    """

    class Kind(models.TextChoices):
        FIRM = "firm", _("Firm")
        RECRUITER = "recruiter", _("Recruiter")

    class State(models.TextChoices):
        MERGING = "merging", _("Being merged")
        MERGED = "merged", _("Merged")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")

    MODELS = {Kind.FIRM: Firm, Kind.RECRUITER: Recruiter}

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=9, choices=Kind)
    keep_id = models.BigIntegerField()
    gone_id = models.BigIntegerField()
    state = models.CharField(max_length=8, choices=State, default=State.MERGING)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    kept = models.JSONField(default=list, encoder=DjangoJSONEncoder)

    objects = MergeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["kind", "keep_id"], name="merges_by_survivor"),
            models.Index(fields=["kind", "gone_id"], name="merges_by_gone"),
            models.Index(fields=["owner", "-id"], name="merges_of_owner"),
            models.Index(fields=["id"], condition=Q(state__in=["merging", "undoing"]), name="merges_unfinished"),
        ]

    def __str__(self):
        return f"{self.kind} {self.gone_id} into {self.keep_id}"

    @property
    def model(self):
        return self.MODELS[self.kind]

    @property
    def is_of_unavailable(self):
        """Whether it made one of a person who asked not to be kept: what it holds was blanked, so nobody undoes it."""
        if self.kind != self.Kind.RECRUITER:
            return False
        return Recruiter.objects.filter(pk__in=(self.keep_id, self.gone_id), unavailable_at__isnull=False).exists()

    @property
    def recruiter_pairs(self):
        """[(survivor's id, id of the gone one)] of the recruiters whose relationships are joined."""
        if self.kind == self.Kind.RECRUITER:
            return [(self.keep_id, self.gone_id)]
        return [tuple(self.before["desks"])] if self.before.get("desks") else []
