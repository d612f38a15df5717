"""The filters with a fixed choice of values: each knows its words and its condition on a relationship."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.daywords import day_plain, day_words
from outreach.models import Relationship, Reminder
from outreach.models.relationship import NO_STEP
from recruiters.models import Firm

OPEN = {"replies": "reply_owed", "approaches": "approach"}  # kinds of open steps


@dataclass(frozen=True)
class Filter:
    """One filter of the address, by its name there. Several values of it mean any of them, unless `all_of`.

    `choices(today)`: pairs of value and words, in the order of the menus. `condition(values, today, user)`: a Q on
    the relationships of that user.
    """

    name: str
    label: str
    all_of: bool = False
    asks: bool = False  # whether knowing a value takes a query
    costly: bool = False  # whether it looks beyond relationship and firm, so that counts of it come after the page

    def choices(self, today):
        return []

    def canonical(self, value):
        """The one spelling of a value that may be spelt in several ways."""
        return value

    def known(self, values, user, today):
        """{value: words} of those canonical values that mean something."""
        words = dict(self.choices(today))
        return {value: str(words[value]) for value in values if value in words}

    def condition(self, values, today, user):
        joined = Q()
        for value in values:
            one = self.one(value, today, user)
            joined = joined & one if self.all_of else joined | one
        return joined

    def one(self, value, today, user):
        raise NotImplementedError


class ByStage(Filter):
    def choices(self, today):
        return Relationship.Stage.choices

    def condition(self, values, today, user):
        return Q(stage__in=values)


class ByType(Filter):
    def choices(self, today):
        return [*Firm.PayModel.choices, ("sole", _("Sole recruiter"))]

    def one(self, value, today, user):
        return Q(firm__setting="sole") if value == "sole" else Q(firm__pay_model=value)


class ByStaleness(Filter):
    def choices(self, today):
        return [("stale", _("Going stale")), ("soon", _("Stale within a week")), ("fresh", _("On rhythm"))]

    def one(self, value, today, user):
        if value == "stale":
            return Q(stale_on__lte=today)
        if value == "soon":
            return Q(stale_on__gt=today, stale_on__lte=today + timedelta(days=7))
        return Q(stale_on__gt=today)


class ByNext(Filter):
    """Today's own groups, spans of days, or one day (ISO)."""

    SYNONYMS = {"due": "today"}

    def choices(self, today):
        return [
            ("needs", _("Needs me")),
            ("today", _("For today")),
            ("week", _("This week")),
            ("overdue", _("From before")),
            ("stale", _("Going stale")),
            ("replies", _("Reply waiting")),
            ("approaches", _("They wrote first")),
            ("next", _("Suggested next")),
            ("none", _("No step")),
        ]

    def canonical(self, value):
        return self.SYNONYMS.get(value, value)

    def known(self, values, user, today):
        days = {value: day_words(day_in(value), today) for value in values if day_in(value)}
        return super().known(values, user, today) | days

    def one(self, value, today, user):
        if day := day_in(value):
            return Q(next_sort=day)
        if value in OPEN:
            return _has_open(OPEN[value], user)
        return needs(today) if value == "needs" else getattr(self, f"_{value}")(today)

    def _today(self, today):
        return Q(next_sort=today)

    def _week(self, today):
        """From today to Sunday."""
        return Q(next_sort__gte=today, next_sort__lte=today + timedelta(days=6 - today.weekday()))

    def _overdue(self, today):
        return Q(next_sort__lt=today) & (Q(stale_on__isnull=True) | Q(stale_on__gt=today))

    def _stale(self, today):
        return Q(stale_on__lte=today)

    def _next(self, today):
        return Q(stage="parked", revisit_on__lte=today) | Q(stage="listed", next_sort=NO_STEP)

    def _none(self, today):
        return Q(next_sort=NO_STEP)


class ByContact(Filter):
    """How long ago the last contact was, or between which days (ISO..ISO)."""

    DAYS = {"week": 7, "month": 30, "quarter": 90, "half-year": 180}

    def choices(self, today):
        return [
            ("week", _("In the last 7 days")),
            ("month", _("In the last 30 days")),
            ("quarter", _("In the last 90 days")),
            ("over-month", _("More than 30 days ago")),
            ("over-quarter", _("More than 90 days ago")),
            ("over-half-year", _("More than 180 days ago")),
            ("never", _("Never")),
        ]

    def known(self, values, user, today):
        return super().known(values, user, today) | spans_in(values, today)

    def one(self, value, today, user):
        if value == "never":
            return Q(last_contact_on__isnull=True)
        if span := span_in(value):
            return Q(last_contact_on__range=span)
        since = today - timedelta(days=self.DAYS[value.removeprefix("over-")])
        return Q(last_contact_on__lt=since) if value.startswith("over-") else Q(last_contact_on__gte=since)


class ByFirstMessage(Filter):
    """Between which days (ISO..ISO) the first message went, for links from figures."""

    def known(self, values, user, today):
        return spans_in(values, today)

    def one(self, value, today, user):
        return Q(first_out_on__range=span_in(value))


class ByReply(Filter):
    def choices(self, today):
        return [
            ("owed", _("I owe an answer")),
            ("waiting", _("Waiting for theirs")),
            ("replied", _("Has replied")),
            ("silent", _("Never replied")),
            ("unwritten", _("Not written to")),
        ]

    def one(self, value, today, user):
        return {
            "owed": Q(stage__in=["talking", "representing"], turn="ours"),
            "waiting": Q(unanswered__gt=0),
            "replied": Q(ever_replied=True),
            "silent": Q(first_out_on__isnull=False, ever_replied=False),
            "unwritten": Q(first_out_on__isnull=True),
        }[value]


class ByFit(Filter):
    def choices(self, today):
        return [
            ("80", _("Fit of 80 or more")),
            ("60", _("Fit of 60 or more")),
            ("40", _("Fit of 40 or more")),
            ("under-40", _("Fit under 40")),
        ]

    def one(self, value, today, user):
        return Q(fit__range=(0, 39)) if value == "under-40" else Q(fit__gte=int(value))


STAGE = ByStage("stage", gettext_lazy("Stage"))
TYPE = ByType("type", gettext_lazy("Firm type"))
NEXT = ByNext("next", gettext_lazy("Next step"))
STALE = ByStaleness("stale", gettext_lazy("Rhythm"))
CONTACT = ByContact("last", gettext_lazy("Last contact"))
FIRST = ByFirstMessage("first", gettext_lazy("First message"))
REPLY = ByReply("reply", gettext_lazy("Reply"))
FIT = ByFit("fit", gettext_lazy("Fit"))


def needs(today):
    """Something waits for the seeker: a step for today or before, or a reply owed."""
    return Q(next_sort__lte=today) | Q(stage__in=["talking", "representing"], turn="ours")


def day_in(text):
    """The day of an ISO date, or None."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def span_in(text):
    """(first, last) of "2026-11-01..2026-11-30", or None; the earlier one is always the first."""
    ends = [day_in(part) for part in text.split("..")]
    return tuple(sorted(ends)) if len(ends) == 2 and all(ends) else None


def spans_in(values, today):
    """{value: words} of the spans of days among the values."""
    spans = {value: span_in(value) for value in values}
    return {
        value: _("%(start)s – %(end)s") % {"start": day_plain(span[0], today), "end": day_plain(span[1], today)}
        for value, span in spans.items()
        if span
    }


def _has_open(kind, user):
    steps = Reminder.objects.visible_to(user).filter(closed_at__isnull=True, kind=kind)
    return Q(pk__in=steps.values("relationship"))
