"""What shared and private directory records have in common: the owner decides who sees them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from common.fields import KeyField
from common.ids import new_public_id
from common.text import sort_key

from .words import index_words


class DirectoryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Shared records and the reader's own private ones."""
        return self.filter(Q(owner__isnull=True) | Q(owner=user), archived_at__isnull=True)

    def editable_by(self, user):
        """Own private records; shared ones for admins."""
        mine = Q(owner=user)
        return self.filter(mine | Q(owner__isnull=True) if user.is_staff else mine)

    def bulk_create(self, objs, *args, **kwargs):
        """As Django's, with the keys and words that save() would write (unless conflicts are ignored: no ids then)."""
        objs = list(objs)
        for record in objs:
            record.fold_keys()
        made = super().bulk_create(objs, *args, **kwargs)
        index_words([record for record in made if record.pk], fresh=True)
        return made


class DirectoryRecord(models.Model):
    """`owner` null = shared (kept by admins), else private to one seeker. `act`: what added a private one."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    name = models.CharField(max_length=160)
    name_key = KeyField()
    source = models.CharField(max_length=120, blank=True)
    source_on = models.DateField(null=True, blank=True)
    # {column: {"value": as written, "from": source or file, "on": ISO day, "batch": public id}}: what imports wrote.
    provenance = models.JSONField(default=dict, blank=True, editable=False)
    # The first full edition of a source that no longer has the record. It stays as it is otherwise.
    missing_since = models.DateField(null=True, blank=True, editable=False)
    missing_from = models.CharField(max_length=120, blank=True, editable=False)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
    act = models.ForeignKey("accounts.Act", models.SET_NULL, null=True, blank=True, editable=False, related_name="+")

    objects = DirectoryQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        fresh = self._state.adding
        self.fold_keys()
        super().save(*args, **kwargs)
        index_words([self], fresh)

    def names(self):
        """Every name that a search finds this record by."""
        return [self.name]

    def fold_keys(self):
        """The folded columns, written again from what they fold."""
        self.name_key = sort_key(self.name)
