"""Whom a confidential search is kept from, beside the present employer: employers, affiliates, firms, people."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Preferences
from common.ids import new_public_id
from outreach.refusals import Refused
from recruiters.models import Firm, Recruiter

from .change import Removable, RemovableQuerySet
from .private import PrivateRecord


class ExclusionQuerySet(RemovableQuerySet):
    def in_order(self):
        return self.order_by("kind", "pk")


class Exclusion(Removable, PrivateRecord):
    """Made and removed by acts; it binds while the seeker's search is confidential (domain.md section 5).

    `firm` and `recruiter`: where one of the directory is meant; a person's name is then read from there and never
    kept here. `said_in`: public id of the search in which it was last confirmed.
    """

    changed_as = ("exclusion_id", "pk")

    class Kind(models.TextChoices):
        AFFILIATE = "affiliate", _("Of your employer’s group")
        EMPLOYER = "employer", _("Another employer")
        FIRM = "firm", _("A recruiting firm")
        PERSON = "person", _("A person")

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=160, blank=True)
    aliases = models.JSONField(default=list, blank=True)
    domain = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=240, blank=True)
    firm = models.ForeignKey(Firm, models.PROTECT, null=True, blank=True, related_name="+")
    recruiter = models.ForeignKey(Recruiter, models.PROTECT, null=True, blank=True, related_name="+")
    said_in = models.CharField(max_length=12, blank=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    act = models.ForeignKey("accounts.Act", models.PROTECT, related_name="+")

    objects = ExclusionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["seeker"], condition=models.Q(removed_at__isnull=True), name="exclusions_live")
        ]

    def __str__(self):
        return f"exclusion {self.public_id}"

    @property
    def shown_name(self):
        """As the seeker reads it: who asked not to be kept has no name."""
        record = self.recruiter or self.firm
        return record.shown_name if record else self.name

    @classmethod
    def make(cls, by, seeker, kind, *, name="", aliases=(), domain="", note="", firm=None, recruiter=None):
        """Protect from one more. Returns the Exclusion; Refused('protected_already') where the same is live."""
        live = cls.objects.visible_to(seeker).live()
        if recruiter or firm:
            name, same = "" if recruiter else firm.name, live.filter(firm=firm, recruiter=recruiter)
        else:
            same = live.filter(name__iexact=name, kind=kind)
        one = cls(
            seeker=seeker, kind=kind, name=name, aliases=list(aliases), domain=domain, note=note, firm=firm,
            recruiter=recruiter, said_in=_search_of(seeker),
        )  # fmt: skip
        with transaction.atomic():
            Preferences.objects.select_for_update().get(pk=seeker.pk)  # two tabs protect once
            if same.exists():
                raise Refused("protected_already", field="name")
            return one.begin(by, "exclusion")

    def confirm(self, by):
        """It holds in the present search too. Returns the Act, None where that was said."""
        return self.change(by, "exclusions_confirmed", said_in=_search_of(self.seeker))


def _search_of(seeker):
    search = seeker.jobsearchs.filter(status__in=["active", "paused"]).only("public_id").first()
    return search.public_id if search else ""
