"""Where a list comes from: its editions replace what earlier ones wrote; its licence decides what may leave again."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from common.ids import new_public_id


class SourceQuerySet(models.QuerySet):
    def named(self, owner, name):
        """The source of that name, made where it is new. `owner` None: of the shared directory."""
        return self.get_or_create(owner=owner, name=name.strip()[:120])[0]


class Source(models.Model):
    """`owner` null = of the shared directory (kept by admins), else one seeker's own."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    name = models.CharField(max_length=120)
    licence_until = models.DateField(null=True, blank=True)
    export_allowed = models.BooleanField(default=True)
    notice = models.TextField(blank=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name"], condition=Q(owner__isnull=True), name="one_shared_source"),
            models.UniqueConstraint(
                fields=["owner", "name"], condition=Q(owner__isnull=False), name="one_private_source"
            ),
        ]

    def __str__(self):
        return self.name

    def has_newer_than(self, batch):
        """Whether a newer edition than a batch's is kept."""
        newer = self.batches.filter(kind=batch.kind, edition_on__gt=batch.edition_on, kept_at__isnull=False)
        return newer.exclude(state__in=["undoing", "undone"]).exists()
