"""What Today shows and the digest tells: the seeker's open steps in groups, each row with its reason."""

from dataclasses import dataclass, field

from django.db.models import F, Q, Value
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.rights import Right
from outreach.cadence import RANK
from outreach.models import HistoryRow, Reminder
from outreach.models.relationship import with_people
from outreach.pages.as_seen import OF_SUBMISSIONS, as_seen
from outreach.pages.main_act import main_act
from outreach.pages.open_steps import open_steps
from outreach.pages.put_forward import known_of, put_forward_of
from outreach.pages.suggestions import SUGGESTED, suggestions
from outreach.pages.today_rows import Row, who
from outreach.words import reasons as words

MOST = 10  # rows of a group on the page; the rest is counted and linked
_PLACE = {kind: place for place, kind in enumerate(RANK)}


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
            group.rows = insights + suggestions(seeker, day, reminders.values(), searches, steps, calendar)
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
            told.setdefault(relationship_id, {"papers": []})["papers"].append((data, day))
        else:
            told[relationship_id] = {"quote": note.strip().split("\n")[0]}
    return told


def _row(reminder, day, told, key=""):
    relationship, known = reminder.relationship, told.get(reminder.relationship_id, {})
    since = reminder.on_day if reminder.on_day < day and key == "overdue" else None
    said = known_of(reminder.kind, reminder.params, put_forward_of(known.get("papers", ()))) | reminder.params
    return Row(
        **who(relationship),
        reminder=reminder,
        why=reminder.text or words.reason(relationship, reminder.kind, said, day),
        since=since,
        since_note=words.since_note(since, day),
        main=main_act(relationship, reminder),
        quote=known.get("quote", "") if reminder.automatic else "",
    )


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
