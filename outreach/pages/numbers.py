"""What your numbers say: counted inside the database, put together by outreach/measures; a fixed number of queries."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Case, Count, ExpressionWrapper, F, Min, When

from common.days import DaysBetween
from outreach.cadence.reach import HAD_SEARCH
from outreach.measures.funnel import funnel
from outreach.measures.share import Share
from outreach.measures.tally import Tally
from outreach.measures.weeks import by_week, first_monday
from outreach.models import Relationship
from recruiters.models import Firm, Recruiter, Specialty

from .avoided import avoided_share
from .behind import GENERALIST, GROUPINGS, INSIDE, LIVE, contacted, holds, still_open
from .contacts import by_day


@dataclass(frozen=True)
class Numbers:
    """Everything on the page. groups: {group: Tally}; top: (name, public id) of the firm with most live talk."""

    since: date | None
    total: Tally
    groups: dict
    open: int
    steps: list
    concentration: Share
    top: tuple | None
    avoided: Share
    weeks: list

    @property
    def any(self):
        """Whether there is anything to say: somebody was in touch."""
        return bool(self.steps[0].people)


def numbers_of(seeker, by, today):
    """The Numbers of a seeker, told apart by a key of GROUPINGS. Five queries, seven by specialty; one more where
    there were conflicts.
    """
    mine = Relationship.objects.visible_to(seeker).order_by()
    first, groups = mine.filter(contacted(today)), defaultdict(Tally)
    key = GROUPINGS[by].key
    for group, *counted in _by_specialty(first, by, today) if key is None else _alike(first, today, group=key):
        _add(groups[group], *counted)
    furthest, total, still, since = _standing(mine, today)
    concentration, top = _concentration(mine)
    weeks = by_week(by_day(seeker, first_monday(today), today), today)
    avoided = avoided_share(seeker)
    return Numbers(since, total, dict(groups), still, funnel(furthest), concentration, top, avoided, weeks)


def _alike(people, today, **more):
    """(…, furthest point, days to the reply or None, whether on file, how many): alike people are one row, so that
    5,000 of them come as a hundred."""
    rows = people.annotate(**more, days=_DAYS, held=_true(holds(today)))
    return rows.values_list(*more, "reach", "days", "held").annotate(n=Count("pk"))


def _by_specialty(first, axis, today):
    """(code, …) as _alike says it. Put together here: told apart inside the database it took twice as long."""
    own = _codes(Recruiter.specialties.through, "recruiter_id", first, axis)
    theirs = _codes(Firm.specialties.through, "firm_id", first, axis)
    rows = first.annotate(days=_DAYS, held=_true(holds(today)))
    counted = Counter(
        (code, *rest)
        for recruiter, firm, *rest in rows.values_list("recruiter_id", "firm_id", "reach", "days", "held")
        for code in own.get(recruiter) or theirs.get(firm) or (GENERALIST,)
    )
    return [(*alike, n) for alike, n in counted.items()]


def _codes(through, side, people, axis):
    """{id of a recruiter or firm: codes of its specialties along an axis}; one query."""
    found = defaultdict(list)
    rows = through.objects.filter(specialty__axis=axis, **{f"{side}__in": people.values(side)})
    for pk, code in rows.values_list(side, "specialty__code"):
        found[pk].append(code)
    return found


def _add(tally, reach, days, held, n):
    tally.add(n, days=days, on_file=bool(held), had_search=reach >= HAD_SEARCH)


def _standing(mine, today):
    """({furthest point: people}, Tally of all whose window is over, open windows, day of the first message)."""
    furthest, total, still, since = Counter(), Tally(), 0, []
    counted = {"over": _true(contacted(today)), "open": _true(still_open(today))}
    for over, open_one, reach, *rest, n, first in _alike(mine.filter(reach__gt=0), today, **counted).annotate(
        first=Min("first_out_on")
    ):
        furthest[reach] += n
        still += n * bool(open_one)
        since += [first] if first else []
        if over:
            _add(total, reach, *rest, n)
    return furthest, total, still, min(since, default=None)


def _concentration(mine):
    """(the top firm's share of talking and representing, (its name, its public id) or None)."""
    live = mine.filter(stage__in=LIVE).values_list("firm__name", "firm__public_id", "firm__name_key")
    firms = sorted(live.annotate(n=Count("pk")), key=lambda row: (row[0] is None, -row[-1], row[2]))
    n = sum(row[-1] for row in firms)
    if not firms or firms[0][0] is None:
        return Share(0, n), None
    return Share(firms[0][-1], n), firms[0][:2]


def _true(condition):
    return ExpressionWrapper(condition, output_field=BooleanField())


_DAYS = Case(When(INSIDE, then=DaysBetween(F("first_out_on"), F("first_reply_on"))))


def specialty_names(by):
    """{code: name} along the axis of a grouping; one query, none where it is no axis."""
    if by not in Specialty.Axis.values:
        return {}
    return dict(Specialty.objects.filter(axis=by).values_list("code", "name"))
