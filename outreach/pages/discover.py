"""What Discover shows: the firms that fit the search best and were not written to yet, by the day they could be."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Q, Subquery
from django.db.models.functions import Coalesce

from common.paging import Page, page_of
from outreach.acts.firm_fitting import not_fresh
from outreach.cadence import profile_for
from outreach.guards.pacing import MOST_A_WEEK
from outreach.guards.waves import day_room, waves
from outreach.measures.breadth import too_broad
from outreach.models import FirmFit, Relationship, SeekerFirm
from outreach.pages.first_messages import planned_by_day, sent_by_day
from outreach.pages.week import business_days
from outreach.protected import exclude_protected
from outreach.words.discover import leaning_words
from outreach.words.fit import fit_words
from outreach.words.reasons import firm_type
from recruiters.directory import narrowed, people_at
from recruiters.models import Firm

PAGE = 25  # firms
DAYS = 10  # business days that waves reach ahead
ORDER = ("-rank", "firm__name_key")
# What a row never says, and what of that is wide.
_UNSHOWN = ("source", "source_on", "provenance", "missing_from", "trading_names", "website", "email", "phone", "act")


@dataclass(frozen=True)
class Find:
    """A firm with the reasons it is shown. `day`: the day its wave is on, None further on."""

    firm: Firm
    score: int
    why: list
    leaning: str
    people: int
    type: str
    day: date | None = None

    @property
    def asks_fees(self):
        return self.firm.paid_by == Firm.PaidBy.SEEKER


@dataclass
class Group:
    """The firms of one wave; `day` None: later."""

    day: date | None
    finds: list = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """`taken`: first messages sent or planned for today, of `room`."""

    page: Page
    groups: list
    taken: int
    room: int


def discovered(seeker, search, filters, day, cursor="", fees=False, aside=False):
    """The Found of one page as of the seeker's local day: six queries, whatever the number of firms.

    fees: with firms that charge job seekers. aside: those that were put aside instead of the others.
    """
    page = page_of(narrowed(fresh_firms(seeker, search, fees, aside), filters), ORDER, cursor, PAGE)
    people = people_at(seeker, [row.firm for row in page])
    taken = first_messages(seeker, day)
    coming = waves(business_days(seeker, day, DAYS), taken, _a_day(seeker))
    days = [] if cursor or aside else [wave.day for wave in coming for _ in range(wave.room)]
    finds = [_find(row, search, people[row.firm_id], day) for row, day in _beside(page, days)]
    return Found(page, _grouped(finds), taken[day], _a_day(seeker))


def fresh_firms(seeker, search, fees=False, aside=False):
    """The kept fits of firms that were not written to, planned or closed, without what is protected or what the seeker
    flagged (asks for money, bad conduct). No query yet.

    By lists that are gathered once: measured, Exists() walked the seeker's people anew for each firm (270 ms).
    """
    rows = FirmFit.objects.filter(search=search, firm__archived_at__isnull=True, firm__succeeded_by__isnull=True)
    mine = SeekerFirm.objects.filter(seeker=seeker).order_by()
    put_aside = Q(firm_id__in=mine.filter(not_for_me=True).values("firm_id"))
    rows = rows.exclude(firm_id__in=flagged_firms(seeker))
    rows = rows.exclude(firm_id__in=not_fresh(seeker).order_by().values("firm_id"))
    rows = rows.filter(put_aside if aside else ~put_aside)
    if not fees:
        rows = rows.exclude(firm__paid_by=Firm.PaidBy.SEEKER)
    rows = exclude_protected(rows, seeker, "firm__", search)
    return rows.select_related("firm").defer(*(f"firm__{name}" for name in _UNSHOWN))


def flagged_firms(seeker):
    """Ids of the firms that the seeker flagged: asks for money, bad conduct, sent without asking. No query yet."""
    return SeekerFirm.objects.filter(seeker=seeker).exclude(flags=[]).order_by().values("firm_id")


def first_messages(seeker, day):
    """Counter of first messages by day from this week's Monday on: sent, and planned; what waits is today's.

    Two queries. Counted by who was ever written to first on that day: the guard before a message looks closer.
    """
    return sent_by_day(seeker, day - timedelta(days=day.weekday())) + planned_by_day(seeker, day)


def open_days(seeker, day):
    """The days with room for a first message, today first. Three queries."""
    coming = waves(business_days(seeker, day, DAYS), first_messages(seeker, day), _a_day(seeker))
    return [wave.day for wave in coming]


def firms_of_today(seeker, search, calendar, day, planned, most):
    """The best kept fits for which today has room; planned: first messages that stand on today. One query, or none.

    Nothing on a day off of the seeker's `calendar`. What was sent today and this week is counted inside the database,
    beside each row.
    """
    goal = _a_day(seeker)
    if planned >= goal or not calendar.is_business(day.toordinal()):
        return []
    monday = day - timedelta(days=day.weekday())
    best = list(
        fresh_firms(seeker, search)
        .annotate(sent=_written_to(seeker, first_out_on=day), week=_written_to(seeker, first_out_on__gte=monday))
        .order_by(*ORDER)[:most]
    )
    if not best:
        return []
    room = min(goal - best[0].sent, MOST_A_WEEK - best[0].week) - planned
    return best[: max(0, room)]


def breadth_of(specialties):
    """(axis that is too broad or '', how many it names) of a search's specialties."""
    counts = Counter(one.axis for one in specialties)
    axis = too_broad(counts)
    return axis, counts[axis]


def _a_day(seeker):
    return day_room(seeker.preferences.weekly_goal, seeker.preferences.daily_cap)


def _written_to(seeker, **when):
    mine = Relationship.objects.visible_to(seeker).filter(**when).order_by()
    return Coalesce(Subquery(mine.values("seeker").annotate(n=Count("pk")).values("n")), 0)


def _beside(page, days):
    return [(row, days[at] if at < len(days) else None) for at, row in enumerate(page)]


def _find(row, search, people, day):
    firm = row.firm
    said = search.leanings.get(profile_for(firm.pay_model, firm.setting))
    why = fit_words(row.fit, weighty=True)
    return Find(firm, row.score, why, leaning_words(*said) if said else "", people, firm_type(firm), day)


def _grouped(finds):
    groups = defaultdict(list)
    for find in finds:
        groups[find.day].append(find)
    return [Group(day, found) for day, found in groups.items()]
