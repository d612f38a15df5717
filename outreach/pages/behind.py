"""Whose rows each number counts: the sets of people, and how one set is told apart by firm type, specialty, way, month.

A number and the list behind it filter by the same condition, so that they agree.
"""

from datetime import date

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When

from common.days import MonthText
from common.paging import page_of
from outreach.cadence import add_months
from outreach.cadence.reach import HAD_SEARCH, IN_TOUCH, INTERVIEWING, OFFERED, REPLIED, SUBMITTED
from outreach.measures.periods import month_of
from outreach.models import Relationship
from recruiters.models import Firm, Recruiter, Specialty

LIVE = ("talking", "representing")
STEPS = {
    "in-touch": IN_TOUCH, "wrote-back": REPLIED, "had-search": HAD_SEARCH, "submitted": SUBMITTED,
    "interviewing": INTERVIEWING, "offered": OFFERED,
}  # fmt: skip
STEP_NAMES = {step: name for name, step in STEPS.items()}
GENERALIST, NO_FIRM, OWN_WORDS = "none", "none", "own"
PAGE = 50  # rows of a list


def people(seeker, measure, today):
    """The relationships that a measure counts; `measure`: a key of MEASURES."""
    return Relationship.objects.visible_to(seeker).filter(MEASURES[measure](today))


def contacted(today):
    """First contacted, and the window that the first message opened is over. Source: domain.md section 10"""
    return Q(first_out_on__isnull=False, first_window_on__lt=today)


def still_open(today):
    return Q(first_out_on__isnull=False, first_window_on__gte=today)


def replied(today):
    return contacted(today) & INSIDE


def holds(today):
    """A filing under twelve months old. Source: clock.md section 3"""
    return Q(filed_on__gt=_filed_before(today))


INSIDE = Q(first_reply_on__lte=F("first_window_on"))
MEASURES = {
    "contacted": contacted,
    "open": still_open,
    "replied": replied,
    "on-file": lambda today: contacted(today) & holds(today),
    "search": lambda today: contacted(today) & Q(reach__gte=HAD_SEARCH),
    "live": lambda today: Q(stage__in=LIVE),
    **{name: (lambda today, step=step: Q(reach__gte=step)) for name, step in STEPS.items()},
}


class ByType:
    """As the timings tell firms apart: sole unless retained, else by pay model (domain.md section 4).

    `key`: the expression that tells people apart; None where it takes more than their row (BySpecialty).
    """

    key = Case(
        When(firm__isnull=True, then=Value(NO_FIRM)),
        When(Q(firm__setting="sole") & ~Q(firm__pay_model="retained"), then=Value("sole")),
        default=F("firm__pay_model"),
        output_field=CharField(),
    )

    def of(self, chosen, group):
        """Those of a group."""
        return chosen.alias(group=self.key).filter(group=group)


class ByChannel(ByType):
    key = F("first_channel")


class ByTemplate(ByType):
    """By the template of the first message; OWN_WORDS for none."""

    key = Case(When(first_template="", then=Value(OWN_WORDS)), default=F("first_template"), output_field=CharField())


class ByMonth:
    """By the month of the first message; a group is "2026-11"."""

    key = MonthText("first_out_on")

    def of(self, chosen, group):
        first = month_of(group)
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return chosen.filter(first_out_on__gte=first, first_out_on__lt=following)


class BySpecialty:
    """Along one axis. A person's own go before their firm's; who covers several counts in each, so there is no key."""

    key = None

    def __init__(self, axis):
        self.axis = axis

    def of(self, chosen, group):
        own, theirs = self._own(), self._theirs()
        if group == GENERALIST:
            return chosen.exclude(own | theirs)
        return chosen.filter(self._own(specialty__code=group) | (~own & self._theirs(specialty__code=group)))

    def _own(self, **which):
        covers = Recruiter.specialties.through.objects.filter(specialty__axis=self.axis, **which)
        return Q(Exists(covers.filter(recruiter_id=OuterRef("recruiter_id"))))

    def _theirs(self, **which):
        covers = Firm.specialties.through.objects.filter(specialty__axis=self.axis, **which)
        return Q(Exists(covers.filter(firm_id=OuterRef("firm_id"))))


class ByFirm:
    """By firm, for who sits with whom; a group is the firm's public id."""

    def of(self, chosen, group):
        return chosen.filter(firm__public_id=group)


GROUPINGS = {
    "type": ByType(),
    "function": BySpecialty(Specialty.Axis.FUNCTION),
    "industry": BySpecialty(Specialty.Axis.INDUSTRY),
    "channel": ByChannel(),
    "template": ByTemplate(),
    "month": ByMonth(),
}
EVERY_GROUPING = GROUPINGS | {"firm": ByFirm()}


def behind_page(seeker, measure, by, group, cursor, today):
    """(how many a number counts, the page of them that a cursor names), by name: two queries."""
    counted = people(seeker, measure, today)
    if by:
        counted = EVERY_GROUPING[by].of(counted, group)
    return counted.count(), page_of(counted.select_related("recruiter", "firm"), ("name_key",), cursor, PAGE)


def asked_group(asked):
    """(by, group) of an address, ("", "") where it names none that we know."""
    by, group = asked.get("by", ""), asked.get("group", "").replace("\x00", "")[:60]
    return (by, group) if by in EVERY_GROUPING and group else ("", "")


def _filed_before(today):
    """The latest day of a filing that is twelve months old by now."""
    day = add_months(today.toordinal(), -12)
    while add_months(day + 1, 12) <= today.toordinal():
        day += 1
    return date.fromordinal(day)
