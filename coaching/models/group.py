"""Clients that a coach keeps together under a name: a programme, those who begin. A client may be in several."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Prefetch

from common.fields import KeyField
from common.ids import new_public_id

MOST = 60  # groups of one coach


class GroupTaken(Exception):
    """There is a group of that name."""


class TooManyGroups(Exception):
    """MOST are there."""


class GroupQuerySet(models.QuerySet):
    def kept_by(self, coach):
        """A coach's own, by name."""
        return self.filter(coach=coach).order_by("name_key", "pk")

    def with_members(self, client_ids):
        """Each with `ids`, those of these clients who are in it: who is coached no more is in none. Two queries."""
        inside = Member.objects.filter(client__in=client_ids)
        return self.prefetch_related(Prefetch("members", queryset=inside, to_attr="present"))


class Group(models.Model):
    """The coach's own words on clients: no client reads it, and no other coach does."""

    coach = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    name = models.CharField(max_length=40)
    name_key = KeyField()
    made_at = models.DateTimeField()

    objects = GroupQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["coach", "name_key"], name="one_group_of_a_name")]

    def __str__(self):
        return f"group {self.public_id}"

    @property
    def ids(self):
        """Of those who are in it, after with_members."""
        return {one.client_id for one in self.present}

    @classmethod
    def make(cls, by, name):
        """A new one of the hand. GroupTaken, TooManyGroups."""
        with transaction.atomic():
            mine = cls.objects.select_for_update().kept_by(by.actor)
            if len(mine) >= MOST:
                raise TooManyGroups
            group = cls(coach=by.actor, made_at=by.at)
            group._call(name)
        return group

    def rename(self, name):
        """GroupTaken where another one is called so."""
        with transaction.atomic():
            self._call(name)

    def put(self, by, clients):
        """Clients into it. Returns how many were not in it."""
        there = set(self.members.values_list("client", flat=True))
        new = [Member(group=self, client=one, made_at=by.at) for one in clients if one.pk not in there]
        Member.objects.bulk_create(new, ignore_conflicts=True)
        return len(new)

    def take_out(self, clients):
        """Returns how many were in it."""
        return self.members.filter(client__in=clients).delete()[0]

    def _call(self, name):
        key = " ".join(name.split()).casefold()
        if type(self).objects.filter(coach=self.coach, name_key=key).exclude(pk=self.pk).exists():
            raise GroupTaken
        self.name, self.name_key = name, key
        self.save()


class Member(models.Model):
    """A client in a group."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="members")
    client = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "client"], name="once_in_a_group")]

    def __str__(self):
        return f"member {self.pk}"
