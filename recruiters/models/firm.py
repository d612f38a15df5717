"""A recruiting organisation, and the dated list of what decides its timings."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.fields import KeyField
from common.text import domain_of

from .directory import DirectoryRecord, indexes_of, unique_id_of
from .directory_change import DirectoryChange
from .specialty import Specialty

PROFILE_AXES = ("pay_model", "setting", "engagement")
IDENTITY = {"name", "trading_names", "website", "succeeded_by"}  # by which one tells whose firm it is
ALWAYS = date(1900, 1, 1)  # what held before the first change


class Firm(DirectoryRecord):
    """Pay model, setting and engagement are separate axes (domain.md section 2)."""

    class PayModel(models.TextChoices):
        RETAINED = "retained", _("Retained")
        ENGAGED = "engaged", _("Engaged")
        CONTINGENCY = "contingency", _("Contingency")
        STAFFING = "staffing", _("Staffing")
        RPO = "rpo", _("RPO")
        IN_HOUSE = "in_house", _("In-house")
        UNKNOWN = "unknown", _("Not known yet")

    class Setting(models.TextChoices):
        FIRM = "firm", _("Firm")
        SOLE = "sole", _("Sole recruiter")
        NETWORK = "network", _("Network")

    class PaidBy(models.TextChoices):
        EMPLOYER = "employer", _("The employer")
        SEEKER = "seeker", _("The job seeker")
        SPONSOR = "sponsor", _("A sponsor")

    class Engagement(models.TextChoices):
        PERMANENT = "permanent", _("Permanent")
        CONTRACT = "contract", _("Contract")
        BOTH = "both", _("Permanent and contract")
        UNKNOWN = "unknown", _("Not known yet")

    pay_model = models.CharField(_("type"), max_length=12, choices=PayModel, default=PayModel.UNKNOWN)
    setting = models.CharField(max_length=8, choices=Setting, default=Setting.FIRM)
    paid_by = models.CharField(max_length=8, choices=PaidBy, default=PaidBy.EMPLOYER)
    engagement = models.CharField(max_length=10, choices=Engagement, default=Engagement.UNKNOWN)
    trading_names = models.JSONField(default=list, blank=True)
    website = models.URLField(blank=True)
    domain = KeyField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    places = models.CharField(max_length=200, blank=True)
    specialties = models.ManyToManyField(Specialty, related_name="firms", blank=True, db_constraint=False)
    succeeded_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="succeeds")
    succeeded_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            unique_id_of("firm"),
            # A firm that was merged away may be called as its survivor is called since.
            models.UniqueConstraint(
                fields=["name_key", "domain"],
                condition=Q(owner__isnull=True, merged_into__isnull=True),
                name="one_shared_firm",
            ),
            models.UniqueConstraint(
                fields=["owner", "name_key", "domain"],
                condition=Q(owner__isnull=False, merged_into__isnull=True),
                name="one_private_firm",
            ),
        ]
        indexes = [
            *indexes_of("firms"),
            models.Index(fields=["missing_from"], condition=Q(missing_since__isnull=False), name="firms_missing"),
            models.Index(fields=["domain"], condition=~Q(domain=""), name="firms_by_domain"),
        ]

    def get_pay_model_display(self):
        """As Django's, which makes its own table of the choices for each call: a tenth of a page of firms."""
        return _PAY_MODELS.get(self.pay_model, self.pay_model)

    def save(self, *args, **kwargs):
        fresh, written = self._state.adding, kwargs.get("update_fields")
        super().save(*args, **kwargs)
        if not fresh and (written is None or IDENTITY & set(written)):
            DirectoryChange.note("firm", [self.pk])

    def names(self):
        return [self.name, *self.trading_names]

    def fold_keys(self):
        super().fold_keys()
        self.domain = domain_of(self.website)

    def standing_for(self, user):
        """The firm that stands for this one now: whoever took it over, as far as a user may see, else itself.

        New contacts go there; both firms and their history stay (domain.md section 2).
        """
        firm, seen = self, {self.pk}
        while firm.succeeded_by_id and firm.succeeded_by_id not in seen:
            heir = Firm.objects.visible_to(user).filter(pk=firm.succeeded_by_id).first()
            if heir is None:
                break
            firm = heir
            seen.add(firm.pk)
        return firm

    def leads_to(self, other):
        """Whether this firm is another one, or was taken over by it, over however many hands."""
        firm, seen = self, set()
        while firm and firm.pk not in seen:
            if firm.pk == other.pk:
                return True
            seen.add(firm.pk)
            firm = firm.succeeded_by
        return False

    def clean(self):
        if self.succeeded_by and self.pk and self.succeeded_by.leads_to(self):
            raise ValidationError(_("A firm can't be taken over by itself, or by one that it took over."))

    def change_profile(self, today, **axes):
        """Change pay_model, setting or engagement from a day on; dates already computed stay as they are.

        The first change also lists what held before it. A sweep of outreach replays the relationships concerned.
        """
        former = {name: getattr(self, name) for name in PROFILE_AXES}
        if all(former[name] == value for name, value in axes.items()):
            return
        if not self.profiles.exists():
            self.profiles.create(made_on=ALWAYS, applied=True, **former)
        self.profiles.create(made_on=today, **(former | axes))
        for name, value in axes.items():
            setattr(self, name, value)
        self.save()


_PAY_MODELS = dict(Firm.PayModel.choices)


class FirmProfile(models.Model):
    """What a firm's profile was from a day on. A change never moves dates already computed (clock.md section 1)."""

    firm = models.ForeignKey(Firm, models.CASCADE, related_name="profiles")
    made_on = models.DateField()
    pay_model = models.CharField(max_length=12, choices=Firm.PayModel)
    setting = models.CharField(max_length=8, choices=Firm.Setting)
    engagement = models.CharField(max_length=10, choices=Firm.Engagement)
    applied = models.BooleanField(default=False)

    class Meta:
        ordering = ["made_on", "pk"]
        indexes = [models.Index(fields=["id"], condition=Q(applied=False), name="profiles_to_apply")]

    def __str__(self):
        return f"{self.pay_model} from {self.made_on}"
