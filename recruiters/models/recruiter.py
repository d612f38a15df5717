"""A person who recruits, how to reach them, and where they work or worked. A desk is a firm's general address."""

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.fields import KeyField
from common.text import email_key, fold, phone_key, profile_key

from .directory import DirectoryQuerySet, DirectoryRecord, indexes_of, unique_id_of
from .directory_change import DirectoryChange
from .firm import Firm
from .specialty import Specialty


class RecruiterQuerySet(DirectoryQuerySet):
    def visible_to(self, user):
        """Without those who asked not to be kept; relationships with them stay."""
        return super().visible_to(user).filter(unavailable_at__isnull=True)

    def people(self):
        return self.filter(is_desk=False)

    def desk_of(self, firm):
        """The desk of a firm, made when it is asked for first: shared for a shared firm, private for a private one."""
        with transaction.atomic():
            Firm.objects.select_for_update().get(pk=firm.pk)  # so that two never make it twice
            desk = self.filter(is_desk=True, owner=firm.owner_id, affiliations__firm=firm).first()
            if desk is None:
                desk = self.create(
                    name=firm.name, owner_id=firm.owner_id, is_desk=True, source=firm.source, source_on=firm.source_on
                )
                desk.affiliations.create(firm=firm)
            desk.add_contact(ContactPoint.Kind.EMAIL, firm.email)
            desk.add_contact(ContactPoint.Kind.PHONE, firm.phone)
        return desk


class Recruiter(DirectoryRecord):
    """With any number of addresses. `is_desk`: a firm of which no person is known yet is reached through its desk.

    `unavailable_at`: they asked not to be kept, and were blanked (recruiters/blanking.py). `blanked_at`: what lists
    that were brought in told of them followed (imports/blanking.py).
    """

    first_name = models.CharField(max_length=80, blank=True)
    last_name = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=120, blank=True)
    is_desk = models.BooleanField(default=False, editable=False)
    unavailable_at = models.DateTimeField(null=True, blank=True, editable=False)
    blanked_at = models.DateTimeField(null=True, blank=True, editable=False)
    specialties = models.ManyToManyField(Specialty, related_name="recruiters", blank=True, db_constraint=False)

    objects = RecruiterQuerySet.as_manager()

    class Meta:
        constraints = [unique_id_of("recruiter")]
        indexes = [
            *indexes_of("recruiters"),
            # Few firms have one: without it, the desk of a firm is looked for among all of its people.
            models.Index(fields=["id"], condition=Q(is_desk=True), name="recruiters_desks"),
            models.Index(
                fields=["missing_from"], condition=Q(missing_since__isnull=False), name="recruiters_missing"
            ),
            models.Index(
                fields=["unavailable_at"],
                condition=Q(unavailable_at__isnull=False, blanked_at__isnull=True),
                name="recruiters_being_blanked",
            ),
        ]

    def save(self, *args, **kwargs):
        fresh, written = self._state.adding, kwargs.get("update_fields")
        super().save(*args, **kwargs)
        if not fresh and (written is None or "name" in written):
            DirectoryChange.note("recruiter", [self.pk])

    @property
    def shown_name(self):
        return gettext("Not available") if self.unavailable_at else self.name

    @property
    def same_person(self):
        """Ids of the records that were merged into one with this. A seeker's own never speaks for the shared one."""
        survivor = self.survivor
        if survivor.owner_id != self.owner_id:
            return [self.pk]
        return [survivor.pk, *Recruiter.objects.filter(merged_into=survivor).values_list("pk", flat=True)]

    def may_edit(self, user):
        """Nobody edits a desk, which is called like its firm, or who asked not to be kept."""
        return not self.is_desk and not self.unavailable_at and super().may_edit(user)

    @property
    def firm(self):
        """The firm where this person works now (the latest of several), or None. One query unless prefetched."""
        current = [affiliation for affiliation in self.affiliations.all() if affiliation.ended_on is None]
        return max(current, key=lambda affiliation: affiliation.pk).firm if current else None

    def move_to(self, firm, on, title=""):
        """Works at `firm` from the day `on`: earlier affiliations end there, history stays. Returns the new one.

        A second call for the same firm changes nothing.
        """
        with transaction.atomic():
            current = list(self.affiliations.select_for_update().filter(ended_on__isnull=True))
            for affiliation in current:
                if affiliation.firm_id != firm.pk:
                    affiliation.ended_on = on
                    affiliation.save(update_fields=["ended_on"])
            stays = next((affiliation for affiliation in current if affiliation.firm_id == firm.pk), None)
            return stays or self.affiliations.create(firm=firm, title=title, started_on=on if current else None)

    def add_contact(self, kind, value):
        """A further address (ContactPoint.Kind). One that is there already stays as it is; '' adds nothing.

        Nor does one who asked not to be kept get any.
        """
        if value and not self.unavailable_at:
            key = ContactPoint.key_of(kind, value)
            _point, added = self.contact_points.get_or_create(kind=kind, key=key, defaults={"value": value})
            if added and kind == ContactPoint.Kind.EMAIL:
                DirectoryChange.note("recruiter", [self.pk])


class Affiliation(models.Model):
    """A person at a firm, from–to: people move, history stays."""

    recruiter = models.ForeignKey(Recruiter, models.CASCADE, related_name="affiliations")
    firm = models.ForeignKey(Firm, models.PROTECT, related_name="affiliations")
    title = models.CharField(max_length=120, blank=True)
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recruiter", "firm"], condition=Q(ended_on__isnull=True), name="one_current_affiliation"
            )
        ]

    def __str__(self):
        return f"{self.recruiter_id} at {self.firm_id}"

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        DirectoryChange.note("recruiter", [self.recruiter_id])


class ContactPoint(models.Model):
    """An e-mail address, phone or profile address of a recruiter."""

    class Kind(models.TextChoices):
        EMAIL = "email", _("Email")
        PHONE = "phone", _("Phone")
        PROFILE = "profile", _("Profile")

    KEYS = {Kind.EMAIL: email_key, Kind.PHONE: phone_key, Kind.PROFILE: profile_key}

    recruiter = models.ForeignKey(Recruiter, models.CASCADE, related_name="contact_points", db_index=False)
    kind = models.CharField(max_length=8, choices=Kind)
    value = models.CharField(max_length=254)
    key = KeyField(max_length=254)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recruiter", "kind", "key"], name="one_contact_point")]
        indexes = [models.Index(fields=["kind", "key"], name="contact_points_by_key")]

    def __str__(self):
        return f"{self.kind} of {self.recruiter_id}"

    def save(self, *args, **kwargs):
        self.key = self.key_of(self.kind, self.value)
        super().save(*args, **kwargs)

    @classmethod
    def key_of(cls, kind, value):
        """The folded form by which two addresses of a kind are the same."""
        return cls.KEYS[kind](value) or fold(value)
