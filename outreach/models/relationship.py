"""One seeker with one recruiter: the stored result of the last replay, and who may see it."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Act
from accounts.rights import Right
from common.fields import KeyField
from common.ids import new_public_id
from recruiters.models import Firm, Recruiter

from .private import PrivateQuerySet, PrivateRecord
from .relationship_acts import RelationshipActs
from .tagging import Tagged

NO_STEP = date(9999, 12, 31)  # sorts after every date
NO_CONTACT = date(1, 1, 1)  # sorts before every date
NO_FIT = -1

# What a list never says of a recruiter and a firm, and what of that is wide: left in the database.
_RECORD = ("name_key", "source", "source_on", "provenance", "missing_from", "archived_at", "act")
_UNLISTED = {
    "recruiter": _RECORD,
    "firm": (*_RECORD, "engagement", "paid_by", "trading_names", "website", "domain", "email", "phone", "places"),
}


def with_people(rows, path=""):
    """Rows with the recruiter and the firm that a list shows; `path`: the way to the relationship, as "relationship__".

    A column that is left out costs a query where a page reads it after all: the query counts of tests tell.
    """
    unlisted = [f"{path}{record}__{name}" for record, names in _UNLISTED.items() for name in names]
    return rows.select_related(f"{path}recruiter", f"{path}firm").defer(*unlisted)


class RelationshipQuerySet(PrivateQuerySet):
    def visible_to(self, user):
        return super().visible_to(user).kept()

    def kept(self):
        """Neither merged away nor taken back by the undo of the act that added it."""
        return self.filter(merged_into__isnull=True, hidden_at__isnull=True)


class Relationship(RelationshipActs, Tagged, PrivateRecord):
    """Outlives job searches. Everything below `made_at` is what replay last said (clock.md section 2)."""

    changed_as = ("relationship_id", "pk")
    opened_by = Right.PIPELINE
    texts = {"tags": Right.NOTES, "met": Right.NOTES}

    class Stage(models.TextChoices):
        LISTED = "listed", _("Listed")
        PLANNED = "planned", _("Planned")
        AWAITING = "awaiting", _("Awaiting")
        TALKING = "talking", _("Talking")
        ON_FILE = "on_file", _("On file")
        REPRESENTING = "representing", _("Representing")
        PARKED = "parked", _("Parked")
        PAUSED = "paused", _("Paused")
        ALUMNI = "alumni", _("Alumni")
        CLOSED = "closed", _("Closed")

    class CloseReason(models.TextChoices):
        NOT_MY_FIELD = "not_my_field", _("Not my field")
        LEFT_INDUSTRY = "left_industry", _("Left the industry")
        DECLINED = "declined", _("They declined")
        SEEKER_CHOICE = "seeker_choice", _("My choice")
        BAD_CONDUCT = "bad_conduct", _("Bad conduct")

    recruiter = models.ForeignKey(Recruiter, models.PROTECT, related_name="+")
    firm = models.ForeignKey(Firm, models.PROTECT, null=True, blank=True, related_name="+")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    hidden_at = models.DateTimeField(null=True, blank=True)
    act = models.ForeignKey(Act, models.PROTECT, null=True, blank=True, related_name="relationships")
    name_key = KeyField()
    firm_key = KeyField(blank=True)
    tags = models.JSONField(default=list, blank=True)
    met = models.CharField(_("how you met"), max_length=240, blank=True)
    made_at = models.DateTimeField()
    missing_noted = models.DateField(null=True, blank=True)  # the recruiter's missing_since that the seeker has read
    # public_id of the firm to which the directory moved the recruiter, and the seeker said: no, still there.
    stays_despite = models.CharField(max_length=12, blank=True, default="", db_default="")

    stage = models.CharField(max_length=12, choices=Stage, default=Stage.LISTED)
    hidden_stage = models.CharField(max_length=12, blank=True)
    turn = models.CharField(max_length=6, blank=True)
    stage_since = models.DateField(null=True, blank=True)
    do_not_contact = models.BooleanField(default=False)
    close_reason = models.CharField(max_length=16, blank=True)
    paused_until = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    next_step_on = models.DateField(null=True, blank=True)
    next_sort = models.DateField(default=NO_STEP)
    revisit_on = models.DateField(null=True, blank=True)
    stale_on = models.DateField(null=True, blank=True)
    stale_told_on = models.DateField(null=True, blank=True)
    next_time_at = models.DateTimeField(null=True, blank=True)
    stale_at = models.DateTimeField(null=True, blank=True)
    last_out_on = models.DateField(null=True, blank=True)
    last_in_on = models.DateField(null=True, blank=True)
    last_contact_on = models.DateField(null=True, blank=True)
    last_sort = models.DateField(default=NO_CONTACT)
    first_out_on = models.DateField(null=True, blank=True)
    # For the measures (outreach/measures/): the last day of the first message's window, their first reply since,
    # the way it went, its template (kind:variant), and the furthest point ever reached (outreach/cadence/reach.py).
    first_window_on = models.DateField(null=True, blank=True)
    first_reply_on = models.DateField(null=True, blank=True)
    first_channel = models.CharField(max_length=12, blank=True, default="", db_default="")
    first_template = models.CharField(max_length=32, blank=True, default="", db_default="")
    reach = models.PositiveSmallIntegerField(default=0, db_default=0)
    unanswered = models.PositiveSmallIntegerField(default=0)
    touches = models.PositiveSmallIntegerField(default=0)
    ever_replied = models.BooleanField(default=False)
    filed_on = models.DateField(null=True, blank=True)
    replayed_on = models.DateField(null=True, blank=True)

    # Whether the confidential search is kept from them (protecting.py), as the last look through the list found it.
    protected = models.BooleanField(default=False, db_default=False)

    # How well they fit the search that is on (fits.py), NO_FIT without one, None until a sweep has reckoned it.
    fit = models.SmallIntegerField(null=True, blank=True)

    objects = RelationshipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seeker", "recruiter"],
                condition=Q(merged_into__isnull=True, hidden_at__isnull=True),
                name="one_relationship_per_recruiter",
            )
        ]
        indexes = [
            models.Index(fields=["seeker", "name_key", "id"], name="rel_by_name"),
            models.Index(fields=["seeker", "next_sort", "id"], name="rel_by_next_step"),
            models.Index(fields=["seeker", "last_sort", "id"], name="rel_by_last_contact"),
            models.Index(fields=["seeker", "stage", "name_key", "id"], name="rel_by_stage"),
            models.Index(fields=["seeker", "stage", "next_sort", "name_key", "id"], name="rel_on_board"),
            models.Index(fields=["seeker", "firm"], name="rel_by_firm"),
            models.Index(fields=["recruiter"], name="rel_of_recruiter"),
            models.Index(fields=["next_time_at"], condition=Q(next_time_at__isnull=False), name="rel_time_due"),
            models.Index(
                fields=["seeker"],
                condition=Q(fit__isnull=True, merged_into__isnull=True, hidden_at__isnull=True),
                name="rel_fit_unknown",
            ),
            models.Index(fields=["stale_at"], condition=Q(stale_at__isnull=False), name="rel_stale_due"),
        ]

    def __str__(self):
        return f"relationship {self.public_id}"
