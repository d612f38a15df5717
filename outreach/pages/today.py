"""What Today shows and the digest tells: the seeker's open steps in groups, each row with its reason."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.rights import Right
from common.addresses import address
from outreach.cadence import RANK
from outreach.models import HistoryRow, JobSearch, Relationship, Reminder
from outreach.models.relationship import NO_CONTACT, NO_FIT, NO_STEP, with_people
from outreach.pages.as_seen import OF_SUBMISSIONS, as_seen
from outreach.pages.discover import firms_of_today, flagged_firms
from outreach.pages.main_act import MainAct, main_act, plan_act
from outreach.pages.open_steps import open_steps
from outreach.pages.put_forward import PutForward, known_of
from outreach.words import reasons as words
from outreach.words.fit import fit_words
from recruiters.models import Firm

MOST = 10  # rows of a group on the page; the rest is counted and linked
SUGGESTED = 3  # rows of each kind of suggestion
FIRST = 50  # people among whom these are looked for
_STAGES = dict(Relationship.Stage.choices)
_PLACE = {kind: place for place, kind in enumerate(RANK)}


@dataclass(frozen=True)
class Row:
    """One step of one relationship; `relationship` is None for a firm that Discover suggests.

    `why` is a whole sentence; `since` the day it was for, when that is past.
    """

    relationship: Relationship | None
    reminder: Reminder | None
    who: str
    firm: str
    firm_type: str
    stage: str
    stage_words: str
    why: str
    since: date | None
    url: str
    main: MainAct
    quote: str = ""
    since_note: str = ""

    @property
    def is_nudge(self):
        return self.reminder is not None and self.reminder.kind == "nudge"

    @property
    def is_own(self):
        """Whether it is a reminder of the seeker's own words, which may mean a message."""
        return self.reminder is not None and not self.reminder.automatic


@dataclass
class Group:
    """`rows` holds at most MOST of `count`."""

    key: str
    title: str
    hint: str
    tone: str
    icon: str
    rows: list = field(default_factory=list)
    count: int = 0

    @property
    def more(self):
        return self.count - len(self.rows)


def today_groups(seeker, day, most=MOST, steps=None, searches=None, calendar=None):
    """The groups of a seeker's day, empty ones left out; first match wins (clock.md section 5). At most six queries.

    `day` is the seeker's local day. Own reminders stand among those due and overdue. `steps`: their open_steps,
    `searches`: their job searches, `calendar`: their business calendar, where these are read already.
    """
    found = _sorted_out(open_steps(seeker, day) if steps is None else steps, day)
    wanted = [pk for keys in found.values() for pk in keys[:most]]
    reminders = _whole(seeker, wanted)
    told = _told(seeker, reminders.values())
    groups = []
    for group in _groups():
        if group.key == "next":
            insights = [_row(reminders[pk], day, told) for pk in found["next"][:SUGGESTED]]
            group.rows = insights + _suggestions(seeker, day, reminders.values(), searches, steps, calendar)
            group.count = len(group.rows)
        else:
            group.rows = [_row(reminders[pk], day, told, group.key) for pk in found[group.key][:most]]
            group.count = len(found[group.key])
        if group.rows:
            groups.append(group)
    return groups


def steps_waiting(groups):
    """How many of them ask for something today (suggestions don't)."""
    return sum(group.count for group in groups if group.key != "next")


def group_of(kind, on_day, stale_on, automatic, today):
    """The key of the group that an open reminder belongs to on a day; '' for none. Source: clock.md section 5."""
    if kind == "reply_owed":
        return "replies"
    if kind == "approach":
        return "approaches"
    if on_day <= today and kind == "insight":
        return "next"
    if on_day == today:
        return "due"
    stale = automatic and stale_on is not None and stale_on <= today
    if on_day < today and not stale:
        return "overdue"
    return "stale" if stale else ""


def _sorted_out(steps, day):
    """Ids of open reminders by group, in the order of the page."""
    found = {group.key: [] for group in _groups()}
    for step in steps:
        key = group_of(step.kind, step.on_day, step.stale_on, step.automatic, day)
        if key:
            found[key].append((_place(key, step.kind, step.on_day, step.stale_on), step.name_key, step.pk))
    return {key: [pk for *_place_, pk in sorted(rows)] for key, rows in found.items()}


def _place(key, kind, on_day, stale_on):
    """What a group is ordered by before the name: due ones by rank, the others by how long they have waited."""
    if key == "due":
        return (_PLACE.get(kind, 99),)
    return ((stale_on if key == "stale" else on_day).toordinal(),)


def _whole(seeker, ids):
    if not ids:
        return {}
    chosen = Reminder.objects.visible_to(seeker).filter(pk__in=ids)
    return {reminder.pk: reminder for reminder in as_seen(with_people(chosen, "relationship__"), seeker)}


def _told(seeker, reminders):
    """What the seeker kept of their last message ("quote"), and the submissions as their rows say them ("papers"), by
    relationship. Read by a coach: each only where their rights open its source.
    """
    quoted, named = seeker.opens(Right.MESSAGES), seeker.opens(Right.SUBMISSIONS)
    replied = [one.relationship_id for one in reminders if quoted and one.kind == "reply_owed"]
    put_forward = [one.relationship_id for one in reminders if named and one.kind in OF_SUBMISSIONS]
    if not replied and not put_forward:
        return {}
    theirs = Q(relationship__in=replied, kind="interaction", data__direction="in")
    rows = HistoryRow.objects.live().filter(theirs | Q(relationship__in=put_forward, kind="submission")).in_order()
    told = {}
    note = F("note") if quoted else Value("")
    columns = ("relationship_id", "kind", note, "data", "occurred_on")
    for relationship_id, kind, note, data, day in rows.values_list(*columns):
        if kind == "submission":
            papers = told.setdefault(relationship_id, {"papers": {}})["papers"]
            papers.setdefault(data.get("key"), PutForward(data.get("key"))).say(data, day)
        else:
            told[relationship_id] = {"quote": note.strip().split("\n")[0]}
    return told


def _row(reminder, day, told, key=""):
    relationship, known = reminder.relationship, told.get(reminder.relationship_id, {})
    since = reminder.on_day if reminder.on_day < day and key == "overdue" else None
    said = known_of(reminder.kind, reminder.params, known.get("papers", {})) | reminder.params
    return Row(
        **_who(relationship),
        reminder=reminder,
        why=reminder.text or words.reason(relationship, reminder.kind, said, day),
        since=since,
        since_note=words.since_note(since, day),
        main=main_act(relationship, reminder),
        quote=known.get("quote", "") if reminder.automatic else "",
    )


def _suggestions(seeker, day, shown, searches, steps, calendar):
    """Parked people back in view, then who was never written to, best fit first: people on the list and firms of
    today's wave in Discover. Only while a search is on, or before the first; nobody at a firm that asks for money.
    """
    searches = list(JobSearch.objects.visible_to(seeker)) if searches is None else searches
    if searches and not any(search.status == "active" for search in searches):
        return []
    mine = Relationship.objects.visible_to(seeker).filter(do_not_contact=False, protected=False)
    mine = mine.annotate(by_fit=_by_fit(seeker))
    mine = mine.exclude(pk__in={reminder.relationship_id for reminder in shown})
    mine = mine.exclude(firm_id__in=flagged_firms(seeker))
    back = mine.filter(stage="parked", revisit_on__lte=day).order_by("revisit_on", "pk")
    fresh = mine.filter(stage="listed", last_sort=NO_CONTACT, next_sort=NO_STEP)
    fresh = list(_first(seeker, fresh.order_by("-by_fit", "name_key", "pk")))
    firms = _firms(seeker, day, steps, searches, calendar) if calendar and searches else []  # a mail reads neither
    there = {one.firm_id for one in fresh}
    offered = [(one.by_fit, _suggestion(one, day)) for one in fresh]
    offered += [(one.score, _firm_row(one)) for one in firms if one.firm_id not in there]
    offered.sort(key=lambda one: -one[0])
    return [*(_suggestion(one, day) for one in _first(seeker, back)), *(row for _fit, row in offered[:SUGGESTED])]


def _first(seeker, relationships):
    """The first few with people and firms, those that charge left out.

    Looked for among the first FIRST alone: chosen before the join, or PostgreSQL reads the whole directory first.
    """
    chosen = Relationship.objects.visible_to(seeker).filter(pk__in=relationships.values("pk")[:FIRST])
    free = chosen.annotate(by_fit=_by_fit(seeker)).exclude(firm__paid_by=Firm.PaidBy.SEEKER)
    return with_people(free).order_by(*relationships.query.order_by)[:SUGGESTED]


def _by_fit(seeker):
    """The kept fit; a coach orders by it only where they may know of pay, which is part of it."""
    return Coalesce("fit", Value(NO_FIT)) if seeker.opens(Right.PAY) else Value(NO_FIT)


def _suggestion(relationship, day):
    if relationship.stage == "parked":
        since = relationship.stage_since or relationship.revisit_on
        month = date_format(since, "F" if since.year == day.year else "F Y")
        why = _("Parked since %(month)s, back in view – try once more?") % {"month": month}
    elif relationship.by_fit > NO_FIT:
        why = _("On your list, not written to yet; fits your search, %(score)s of 100") % {"score": relationship.by_fit}
    else:
        why = _("On your list, not written to yet")
    return Row(**_who(relationship), reminder=None, why=why, since=None, main=plan_act(relationship))


def _firms(seeker, day, steps, searches, calendar):
    """Kept fits of today's wave in Discover."""
    search = next((one for one in searches if one.status == "active"), None)
    planned = sum(step.kind == "first_message" and step.on_day <= day for step in steps)
    return firms_of_today(seeker, search, calendar, day, planned, SUGGESTED) if search else []


def _firm_row(one):
    plan = address("outreach:plan_firm", one.firm.public_id)
    return Row(
        relationship=None, reminder=None, who=one.firm.name, firm=one.firm.places, firm_type=words.firm_type(one.firm),
        stage="listed", stage_words=_("Not on your list yet"), since=None,
        why=_("Fits your search, %(score)s of 100: %(parts)s") % {
            "score": one.score, "parts": ", ".join(fit_words(one.fit)[:2])
        },
        url=address("outreach:firm", one.firm.public_id), main=MainAct(_("Plan for today"), "plus", plan),
    )  # fmt: skip


def _who(relationship):
    return {
        "relationship": relationship,
        "who": relationship.recruiter.shown_name,
        "firm": "" if not relationship.firm or relationship.recruiter.is_desk else relationship.firm.name,
        "firm_type": words.firm_type(relationship.firm),
        "stage": relationship.stage,
        "stage_words": _STAGES[relationship.stage],
        "url": address("outreach:relationship", relationship.public_id),
    }


def _groups():
    return [
        Group("replies", _("Replies waiting for you"), _("One working day is a good pace"), "reply", "reply"),
        Group("approaches", _("They wrote first"), _("Talk, move it, or let it go"), "reply", "mail"),
        Group("due", _("Due today"), _("Best sent Tue–Thu morning; today is fine"), "due", "calendar-check"),
        Group("overdue", _("Overdue"), _("Still worth sending"), "overdue", "clock"),
        Group("stale", _("Going stale"), _("A short line with news keeps you in mind"), "stale", "leaf"),
        Group("next", _("Suggested next"), _("Only if you have time"), "accent", "sparkles"),
    ]


def lead(groups):
    """The sentence under the greeting: what to start with, and how long the rest takes."""
    counts = {group.key: group.count for group in groups}
    replies, waiting = counts.get("replies", 0), steps_waiting(groups)
    if not waiting:
        return _("Nothing needs you today. The suggestions can wait.") if groups else _("Nothing needs you today.")
    if not replies:
        return ngettext(
            "%(people)s is on your list today; about %(time)s.",
            "%(people)s are on your list today; about %(time)s.",
            waiting,
        ) % {"people": words.people(waiting).capitalize(), "time": _time(waiting)}
    people = {"people": words.people(replies).capitalize(), "time": _time(waiting - replies)}
    if waiting == replies:
        return (
            ngettext(
                "%(people)s wrote back. That is all for today.",
                "%(people)s wrote back. That is all for today.",
                replies,
            )
            % people
        )
    return ngettext(
        "%(people)s wrote back. Start there; the rest is about %(time)s.",
        "%(people)s wrote back. Start with them; the rest is about %(time)s.",
        replies,
    ) % people  # fmt: skip


def _time(steps):
    """How long so many steps take, at about four minutes each."""
    minutes = 4 * steps
    times = [(10, _("ten minutes")), (20, _("twenty minutes")), (40, _("half an hour")), (75, _("an hour"))]
    return next((said for most, said in times if minutes <= most), _("an hour or two"))
