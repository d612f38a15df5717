"""What is gathered beside the jobs: what was told, who was named, how the market stands, what was given."""

from dataclasses import replace

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.rights import Right
from common.ids import new_public_id
from common.text import sort_key
from outreach.refusals import Refused

from .change import Removable, RemovableQuerySet
from .private import PrivateRecord
from .relationship import Relationship
from .relationship_acts import refuse_future

SAID = {
    "salary": ("low", "high", "currency", "period", "role", "place"),
    "market": ("field", "place"),
    "resume": (),
    "tip": (),
    "signal": ("direction", "field", "place"),
    "referral": ("name", "firm_name"),
    "give": ("what",),
}  # the columns that each kind says beside day and text
WORDY = ("market", "resume", "tip", "give")  # nothing without a text


class KnowledgeQuerySet(RemovableQuerySet):
    def visible_to(self, user):
        """Through the eyes of a coach: what was said of pay by the right to pay, all else by that to messages."""
        if user.seen_by is None:
            return super().visible_to(user)
        kinds = [kind for kind in SAID if user.opens(Right.PAY if kind == "salary" else Right.MESSAGES)]
        return self.filter(seeker=user, kind__in=kinds).cut_for(user)

    def standing(self):
        """Live ones, whose person is on the list as it stands; those about nobody too."""
        here = Q(relationship__hidden_at__isnull=True, relationship__merged_into__isnull=True)
        return self.live().filter(here)

    def latest_first(self):
        return self.order_by("-day", "-pk")


class OfKinds(models.Manager.from_queryset(KnowledgeQuerySet)):
    """The rows of a noun alone."""

    def __init__(self, *kinds):
        super().__init__()
        self.kinds = kinds

    def get_queryset(self):
        return super().get_queryset().filter(kind__in=self.kinds)


class Knowledge(Removable, PrivateRecord):
    """The table of Insight, MarketSignal (insight.py), Referral and Give (giving.py), its nouns.

    One table, since they are listed, searched, taken along and taken back together. `day`: the seeker's local date on
    which it was said or given. Pay in whole units of `currency` for a `period`, `low` ≤ `high`.
    """

    changed_as = ("knowledge_id", "pk")
    texts = {"text": Right.MESSAGES, "low": Right.PAY, "high": Right.PAY}

    class Kind(models.TextChoices):
        SALARY = "salary", _("Pay")
        MARKET = "market", _("Market")
        RESUME = "resume", _("Résumé")
        TIP = "tip", _("Tip")
        SIGNAL = "signal", _("Direction")
        REFERRAL = "referral", _("Referral")
        GIVE = "give", _("You gave")

    class Period(models.TextChoices):
        YEAR = "year", _("a year")
        MONTH = "month", _("a month")
        DAY = "day", _("a day")
        HOUR = "hour", _("an hour")

    class Direction(models.TextChoices):
        UP = "up", _("Up")
        FLAT = "flat", _("Flat")
        DOWN = "down", _("Down")

    class What(models.TextChoices):
        LEAD = "lead", _("Hiring lead")
        REFERRAL = "referral", _("Referral")
        OTHER = "other", _("Something else")

    kind = models.CharField(max_length=8, choices=Kind)
    relationship = models.ForeignKey(
        "outreach.Relationship", models.PROTECT, null=True, blank=True, related_name="knowledge"
    )
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    day = models.DateField()
    text = models.TextField(blank=True)
    low = models.PositiveIntegerField(null=True, blank=True)
    high = models.PositiveIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    period = models.CharField(max_length=5, choices=Period, blank=True)
    role = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=120, blank=True)
    direction = models.CharField(max_length=4, choices=Direction, blank=True)
    field = models.CharField(max_length=120, blank=True)  # the function or industry of which it was said
    name = models.CharField(max_length=160, blank=True)  # of a referral: whom they named
    firm_name = models.CharField(max_length=160, blank=True)
    became = models.ForeignKey("outreach.Relationship", models.SET_NULL, null=True, blank=True, related_name="named_by")
    what = models.CharField(max_length=8, choices=What, blank=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    act = models.ForeignKey("accounts.Act", models.PROTECT, related_name="+")

    objects = KnowledgeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(relationship__isnull=False) | Q(kind="signal"), name="knowledge_has_a_source"
            ),
            models.CheckConstraint(
                condition=~Q(kind="salary") | Q(low__isnull=False, high__gte=models.F("low")), name="pay_is_a_range"
            ),
        ]
        indexes = [
            models.Index(fields=["seeker", "-day", "-id"], name="knowledge_of_seeker"),
            models.Index(fields=["relationship"], name="knowledge_of_relationship"),
        ]

    def __str__(self):
        return f"{self.kind} {self.public_id}"

    def edit(self, by, *, day, text="", **said):
        """Say it otherwise; the former values stay as its Changes. Returns the Act, None where nothing changed.

        Refused as when it was noted.
        """
        refuse_future(day, None, self.seeker.preferences.time_zone, by.at)
        values = {"day": day, "text": text.strip(), **said_of(self.kind, said)}
        if self.kind in WORDY and not values["text"]:
            raise Refused("said_nothing", field="text")
        if self.kind == "referral" and values["name"] != self.name:
            values["became_id"] = namesake(self.seeker, values["name"])
        with transaction.atomic():
            act = self.change(by, "knowledge_edited", **values)
            if act:
                self._follow(replace(by, act=act))
        return act

    def _follow(self, by):
        """The row of the history that says so stands on the same day. A give's message has its own."""
        row = self.relationship and self.relationship.history.live().filter(
            kind="told", data__knowledge=self.public_id
        ).exclude(occurred_on=self.day).first()  # fmt: skip
        if row:
            self.relationship.correct(by, row, occurred_on=self.day)


def said_of(kind, said):
    """The columns of a kind as they are kept: pay as a range even where one end was said, currency in capitals.

    Refused, by the field: pay_missing, pay_reversed, nobody_named.
    """
    values = {name: said.get(name) or "" for name in SAID[kind]}
    if kind == "salary":
        ends = [end for end in (said.get("low"), said.get("high")) if end]
        if not ends:
            raise Refused("pay_missing", field="low")
        if len(ends) == 2 and ends[0] > ends[1]:
            raise Refused("pay_reversed", field="high")
        values |= {"low": ends[0], "high": ends[-1], "currency": values["currency"].upper()}
    if kind == "referral" and not any(values.values()):
        raise Refused("nobody_named", field="name")
    return values


def namesake(seeker, name):
    """Id of the seeker's only relationship with someone of a name, None for none or several."""
    found = Relationship.objects.visible_to(seeker).filter(name_key=sort_key(name)).values_list("pk", flat=True)[:2]
    return found[0] if name.strip() and len(found) == 1 else None
