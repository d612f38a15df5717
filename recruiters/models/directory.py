"""What shared and private directory records have in common: the owner decides who sees them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from common.fields import KeyField
from common.ids import new_public_id
from common.text import sort_key

from .words import index_words


def unique_id_of(what):
    """Of public ids. As `unique` of the field, PostgreSQL would get a second index of them, for LIKE."""
    return models.UniqueConstraint(fields=["public_id"], name=f"one_public_id_of_{what}")


def indexes_of(what):
    """The indexes of firms or recruiters by what is null on nearly all of them, over the few where it is not.

    Measured: an index of every owner, null for the whole directory, is larger, and PostgreSQL walks all of it where
    its statistics are older than a large list.
    """
    return [
        models.Index(fields=["name_key", "id"], name=f"{what}_by_name"),
        models.Index(fields=["owner", "name_key"], condition=Q(owner__isnull=False), name=f"{what}_of_owner"),
        models.Index(fields=["merged_into"], condition=Q(merged_into__isnull=False), name=f"{what}_merged"),
        models.Index(fields=["act"], condition=Q(act__isnull=False), name=f"{what}_of_act"),
    ]


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

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+", db_index=False
    )
    public_id = KeyField(max_length=12, default=new_public_id)
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
    # The survivor of a merge; the gone one is archived too, so that readers need no second condition.
    merged_into = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, editable=False, related_name="+", db_index=False
    )
    act = models.ForeignKey(
        "accounts.Act", models.SET_NULL, null=True, blank=True, editable=False, related_name="+", db_index=False
    )

    objects = DirectoryQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.shown_name

    def save(self, *args, **kwargs):
        fresh = self._state.adding
        self.fold_keys()
        super().save(*args, **kwargs)
        index_words([self], fresh)

    @property
    def shown_name(self):
        """The name as people read it."""
        return self.name

    def may_edit(self, user):
        """Own private ones; shared ones admins."""
        return self.owner_id == user.pk or (user.is_staff and self.owner_id is None)

    @property
    def survivor(self):
        """Where this record went, however often it was merged on; itself where it was not."""
        record = self
        while record.merged_into_id:
            record = record.merged_into
        return record

    def names(self):
        """Every name that a search finds this record by."""
        return [self.name]

    def fold_keys(self):
        """The folded columns, written again from what they fold."""
        self.name_key = sort_key(self.name)
