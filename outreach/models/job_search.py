"""One search of one seeker: its brief and where it stands. Its life is rows of the history (clock.md section 3a)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.rights import Right
from common.ids import new_public_id
from recruiters.models import Specialty

from .change import Changed
from .private import PrivateRecord
from .search_acts import AT_ONCE, SearchActs
from .search_due import SearchDue


class JobSearch(SearchActs, SearchDue, Changed, PrivateRecord):
    """At most one active or paused per seeker. The brief is filled in bit by bit; title and place come first."""

    changed_as = ("search_id", "pk")
    opened_by = Right.PIPELINE
    texts = {
        "pay_range": Right.PAY, "currency": Right.PAY, "reason": None, "proof_1": None, "proof_2": None,
        "proof_3": None, "current_employer": None, "current_employer_domain": None,
    }  # fmt: skip

    class Status(models.TextChoices):
        ACTIVE = "active", _("Active")
        PAUSED = "paused", _("Paused")
        LANDED = "landed", _("Landed")
        ENDED = "ended", _("Ended")

    class Engagement(models.TextChoices):
        PERMANENT = "permanent", _("Permanent")
        CONTRACT = "contract", _("Contract")
        BOTH = "both", _("Either")

    class Remote(models.TextChoices):
        ANY = "any", _("Any")
        ON_SITE = "on_site", _("On site")
        HYBRID = "hybrid", _("Hybrid")
        REMOTE = "remote", _("Remote only")

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    status = models.CharField(max_length=8, choices=Status, default=Status.ACTIVE)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    landed_on = models.DateField(null=True, blank=True)
    paused_until = models.DateField(null=True, blank=True)

    target_titles = models.CharField(_("target title"), max_length=160)
    places = models.CharField(_("place"), max_length=160, blank=True)
    remote = models.CharField(max_length=8, choices=Remote, default=Remote.ANY)
    specialties = models.ManyToManyField(Specialty, blank=True, related_name="+")
    pay_range = models.CharField(max_length=80, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    engagement = models.CharField(max_length=10, choices=Engagement, default=Engagement.PERMANENT)
    available_now = models.BooleanField(default=False)
    availability = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True)
    proof_1 = models.CharField(max_length=240, blank=True)
    proof_2 = models.CharField(max_length=240, blank=True)
    proof_3 = models.CharField(max_length=240, blank=True)

    confidential = models.BooleanField(default=False)
    current_employer = models.CharField(max_length=160, blank=True)
    current_employer_domain = models.CharField(max_length=120, blank=True)

    # When the fits of the seeker's list are reckoned again (fits.py); None where the search is over.
    fits_due_at = models.DateTimeField(null=True, blank=True, default=AT_ONCE)

    # When the whole list is next looked through for whom the search is kept from (acts/protected.py), and until when
    # the seeker has read who was paused.
    protected_due_at = models.DateTimeField(null=True, blank=True, default=AT_ONCE)
    protected_read_at = models.DateTimeField(null=True, blank=True)
    # When the firms that Discover shows are reckoned again (acts/firm_fitting.py), and what own replies said last:
    # {firm type: [replied, contacted, points]}.
    firms_due_at = models.DateTimeField(null=True, blank=True, default=AT_ONCE)
    leanings = models.JSONField(default=dict, blank=True, editable=False)

    # When what the seeker was put forward for is next looked through for conflicts that came by themselves.
    conflicts_due_at = models.DateTimeField(null=True, blank=True, default=AT_ONCE)

    class Meta:
        verbose_name_plural = "job searches"
        indexes = [
            models.Index(fields=["paused_until"], condition=Q(status="paused"), name="searches_paused"),
            models.Index(fields=["fits_due_at"], condition=Q(fits_due_at__isnull=False), name="searches_fits_due"),
            models.Index(
                fields=["protected_due_at"], condition=Q(protected_due_at__isnull=False), name="searches_protected_due"
            ),
            models.Index(
                fields=["conflicts_due_at"], condition=Q(conflicts_due_at__isnull=False), name="searches_conflicts_due"
            ),
            models.Index(fields=["firms_due_at"], condition=Q(firms_due_at__isnull=False), name="searches_firms_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["seeker"], condition=Q(status__in=["active", "paused"]), name="one_search_at_a_time"
            )
        ]

    def __str__(self):
        return f"search {self.public_id}"

    @property
    def covers(self):
        """Ids of the specialties as text, as a Change keeps them; they are read and written at once."""
        return sorted(map(str, self.specialties.values_list("pk", flat=True)))

    @covers.setter
    def covers(self, ids):
        self.specialties.set(ids)

    def touched(self, at):
        """What a brief is looked through for is due again, if the search is open."""
        due = ("fits_due_at", "protected_due_at", "firms_due_at")
        for name in due if self.status in ("active", "paused") else ():
            setattr(self, name, AT_ONCE)
        return [*due]
