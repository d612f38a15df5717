"""Today: whom to write to, and why."""

from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _

from common.dates import now
from outreach.context import count_inside, shell_of
from outreach.models import JobSearch, Relationship
from outreach.pages.missing import to_tell
from outreach.pages.open_steps import open_steps
from outreach.pages.protected import told
from outreach.pages.submissions import open_conflicts
from outreach.pages.today import lead, steps_waiting, today_groups
from outreach.pages.week import (
    calendar_of,
    coming_days,
    is_full,
    messages_sent,
    parked,
    snooze_days,
    weekdays_from,
)

from .live import follows


@login_required
def today(request):
    context = today_context(request)
    if not context["groups"] and not Relationship.objects.visible_to(request.user).exists():
        context |= {"last_search": JobSearch.objects.visible_to(request.user).order_by("-pk").first()}
        return render(request, "outreach/today_empty.html", context)
    return render(request, "outreach/today.html", context)


def today_context(request, place=""):
    """What the page and its fragment show. `place` ("due:2") is where the row just dealt with stood."""
    at, user = now(), request.user
    day = user.today(at)
    steps = open_steps(user, day, weekdays_from(day)[-1])
    resting = parked(user, day)
    mine = JobSearch.objects.visible_to(user).annotate(resting=count_inside(resting))
    searches = list(mine.order_by("pk"))
    calendar = calendar_of(user, day)
    groups = today_groups(user, day, steps=steps, searches=searches, calendar=calendar)
    waiting = steps_waiting(groups)
    conflicts = open_conflicts(user)
    sent, sent_before = messages_sent(user, day)
    days = coming_days(user, calendar, day, steps, waiting)
    search = next((search for search in searches if search.status in ("active", "paused")), None)
    return {
        "shell": shell_of(user, search, sum(step.kind == "reply_owed" for step in steps), len(conflicts)),
        "conflicts": conflicts,
        "today": day,
        "greeting": greeting(at, user),
        "groups": groups,
        "lead": lead(groups),
        "days": days,
        "week_full": is_full(days, day),
        "goal_of_week": user.preferences.weekly_goal,
        "sent": sent,
        "sent_before": sent_before,
        "snooze_days": snooze_days(calendar, day),
        "parked": (searches[0].resting or 0) if searches else resting.count(),
        "missing": to_tell(user, day),
        "protected_told": told(user, search, day),
        "focus": _focus(groups, place),
        "live": follows(user, day, "#today"),
    }


def greeting(at, user):
    """By the reader's local hour, with the first name where it is known."""
    hour = at.astimezone(ZoneInfo(user.preferences.time_zone)).hour
    words = _("Good morning") if 4 <= hour < 12 else _("Good afternoon") if 12 <= hour < 18 else _("Good evening")
    name = user.get_short_name()
    return _("%(greeting)s, %(name)s") % {"greeting": words, "name": name} if name else words


def _focus(groups, place):
    """The row that took the place of the one dealt with, else the first of a later group, else "end"; None: no move."""
    key, _colon, index = place.partition(":")
    if not (index.isascii() and index.isdigit() and len(index) < 4):
        return None
    order = [group.key for group in groups]
    group = next((group for group in groups if group.key == key), None)
    if group:
        return group.rows[min(int(index), len(group.rows) - 1)]
    later = [group for group in groups if group.key in order[_after(order, key) :]]
    return later[0].rows[0] if later else "end"


def _after(order, key):
    """Where the groups behind a group that is gone begin."""
    all_keys = ["replies", "approaches", "due", "overdue", "stale", "next"]
    behind = all_keys[all_keys.index(key) :] if key in all_keys else []
    return next((order.index(one) for one in behind if one in order), len(order))
