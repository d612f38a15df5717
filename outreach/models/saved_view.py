"""A list that the seeker gave a name: its address (outreach/listing) and columns, and whether it opens first."""

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Act
from common.fields import KeyField
from common.ids import new_public_id
from outreach.refusals import Refused

from .book import Book
from .change import Changed
from .private import PrivateQuerySet, PrivateRecord

MOST = 30  # views of one list of a seeker
RECRUITERS = "recruiters"
LONGEST = 2000  # characters of an address, so that every browser and proxy takes it


class SavedViewQuerySet(PrivateQuerySet):
    def visible_to(self, user):
        """Without those that were removed; the undo of their act brings them back."""
        return super().visible_to(user).filter(removed_by__isnull=True)

    def of(self, user, shows):
        """A user's views of one list, in the order of their tabs."""
        return self.visible_to(user).filter(shows=shows).order_by("pk")


class SavedView(Changed, PrivateRecord):
    """`shows`: of which list it is, recruiters or a coach's clients. Tabs stand in the order of making.
    `shared_with_coach`: a coach who may see the list may open this too.

    Which one opens first is a mark that moves from one to another; undo of what else was said leaves it where it is.
    """

    changed_as = ("view_id", "pk")

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    shows = models.CharField(max_length=10, default=RECRUITERS, editable=False)
    name = models.CharField(_("name"), max_length=40)
    name_key = KeyField()
    address = models.TextField(blank=True, editable=False)
    columns = models.JSONField(default=list, blank=True, editable=False)
    is_default = models.BooleanField(_("opens first"), default=False)
    shared_with_coach = models.BooleanField(_("shared with my coach"), default=False)
    made_at = models.DateTimeField(editable=False)
    removed_by = models.ForeignKey(
        Act, models.CASCADE, null=True, blank=True, editable=False, related_name="removed_views"
    )

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seeker", "shows", "name_key"], condition=Q(removed_by__isnull=True), name="one_view_of_a_name"
            ),
            models.UniqueConstraint(
                fields=["seeker", "shows"], condition=Q(is_default=True, removed_by__isnull=True),
                name="one_default_view",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"view {self.public_id}"

    @classmethod
    def keep(cls, by, seeker, asked, **said):
        """A list under a name. asked: outreach.listing's Asked, or one like it.

        said: name, is_default, shared_with_coach.

        Refused: "view_name_taken", "too_many_views", "view_too_long".
        """
        with transaction.atomic():
            Book(seeker, [], by.at)  # locks the seeker, so that two tabs keep one view of a name
            if cls.objects.of(seeker, asked.shows).count() >= MOST:
                raise Refused("too_many_views", most=MOST)
            view = cls(seeker=seeker, shows=asked.shows, made_at=by.at)
            view._show(asked)
            view._say(**said)
        return view

    def mark(self, by, **said):
        """Another name, or other marks. Returns the act, None where nothing is undone. Refused: "view_name_taken"."""
        with transaction.atomic():
            Book(self.seeker, [], by.at)
            stood = self._stood("name", "name_key", "shared_with_coach")
            self._say(**said)
            return self._told(by, "view_marked", stood)

    def hold(self, by, asked):
        """The view shows this list from now on. Returns the act, None where it did. Refused: "view_too_long"."""
        with transaction.atomic():
            Book(self.seeker, [], by.at)
            stood = self._stood("address", "columns")
            self._show(asked)
            self.save(update_fields=["address", "columns"])
            return self._told(by, "view_held", stood)

    def remove(self, by):
        """Out of the tabs; nobody on the list changes. Returns the act, whose undo brings the view back."""
        with transaction.atomic():
            self.removed_by = by.act_for(self.seeker, "view_removed")
            self.save(update_fields=["removed_by"])
        return self.removed_by

    def _stood(self, *names):
        self.refresh_from_db(fields=names)
        return {name: getattr(self, name) for name in names}

    def _told(self, by, kind, stood):
        changed = {name: before for name, before in stood.items() if getattr(self, name) != before}
        if not changed:
            return None
        act = by.act_for(self.seeker, kind)
        for name, before in changed.items():
            self.note_change(act, name, before, getattr(self, name))
        return act

    def _show(self, asked):
        if len(asked.full_address) > LONGEST:
            raise Refused("view_too_long")
        self.address, self.columns = asked.address, list(asked.columns)

    def _say(self, name, is_default=False, shared_with_coach=False):
        others = SavedView.objects.of(self.seeker, self.shows).exclude(pk=self.pk)
        if others.filter(name_key=_key(name)).exists():
            raise Refused("view_name_taken", field="name", name=name)
        if is_default:
            others.filter(is_default=True).update(is_default=False)
        self.name, self.name_key = name, _key(name)
        self.is_default, self.shared_with_coach = is_default, shared_with_coach
        self.save()


def bring_back(act):
    """For undo: the views that an act removed. Whatever took their name or their place meanwhile keeps it."""
    for view in SavedView.objects.filter(removed_by=act):
        others = SavedView.objects.of(view.seeker, view.shows)
        number, name = 1, view.name
        while others.filter(name_key=_key(name)).exists():
            number += 1
            name = f"{view.name[:34]} ({number})"
        view.name, view.name_key, view.removed_by = name, _key(name), None
        view.is_default = view.is_default and not others.filter(is_default=True).exists()
        view.save()


def _key(name):
    return " ".join(name.split()).casefold()
