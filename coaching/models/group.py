"""Clients that a coach keeps together under a name: a programme, those who begin. A client may be in several."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Prefetch, Q

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
        inside = Member.objects.standing().filter(client__in=client_ids)
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
    def locked(cls, coach):
        """All of a coach's, locked in one order, so that two changes never wait for each other."""
        return list(cls.objects.select_for_update().kept_by(coach))

    @classmethod
    def make(cls, by, name):
        """A new one of the hand. GroupTaken, TooManyGroups."""
        with transaction.atomic():
            if len(cls.locked(by.actor)) >= MOST:
                raise TooManyGroups
            group = cls(coach=by.actor, made_at=by.at)
            group._call(name)
        return group

    def rename(self, name):
        """GroupTaken where another one is called so."""
        with transaction.atomic():
            self._call(name)

    def put(self, by, clients, change=""):
        """Clients into it, by a change that may be taken back by its id. Returns how many were not in it."""
        with transaction.atomic():
            self.locked(self.coach_id)
            there = set(self.members.standing().values_list("client", flat=True))
            new = {one.pk: one for one in clients if one.pk not in there}
            rows = [Member(group=self, client=one, made_at=by.at, put_in=change) for one in new.values()]
            Member.objects.bulk_create(rows)
        return len(rows)

    def take_out(self, by, clients, change=""):
        """Clients out of it, likewise. Returns how many were in it."""
        with transaction.atomic():
            self.locked(self.coach_id)
            inside = self.members.standing().filter(client__in=clients)
            return inside.update(removed_at=by.at, taken_out=change)

    def _call(self, name):
        key = " ".join(name.split()).casefold()
        if type(self).objects.filter(coach=self.coach, name_key=key).exclude(pk=self.pk).exists():
            raise GroupTaken
        self.name, self.name_key = name, key
        self.save()


class MemberQuerySet(models.QuerySet):
    def standing(self):
        """Those who are in it."""
        return self.filter(removed_at__isnull=True)


class Member(models.Model):
    """A client in a group, or who was in it. `put_in`, `taken_out`: ids of the changes of the coach that did so, ''
    where none can be taken back.
    """

    group = models.ForeignKey(Group, models.CASCADE, related_name="members")
    client = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    put_in = models.CharField(max_length=12, blank=True, editable=False)
    taken_out = models.CharField(max_length=12, blank=True, editable=False)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "client"], condition=Q(removed_at__isnull=True), name="once_in_a_group"
            )
        ]

    def __str__(self):
        return f"member {self.pk}"

    @classmethod
    def take_back(cls, by, change):
        """Whom a change put in is out, whom it took out is in again. Returns how many; None for none of the hand's.

        What another change has done since stands. A group that was made with it stays, for its name is the coach's.
        """
        with transaction.atomic():
            mine = cls.objects.filter(group__in=Group.locked(by.actor))
            if not mine.filter(Q(put_in=change) | Q(taken_out=change)).exists():
                return None
            out = mine.standing().filter(put_in=change).update(removed_at=by.at)
            inside = set(mine.standing().values_list("group", "client"))
            gone = mine.filter(taken_out=change, removed_at__isnull=False)
            back = [one.pk for one in gone if (one.group_id, one.client_id) not in inside]
            return out + cls.objects.filter(pk__in=back).update(removed_at=None)
