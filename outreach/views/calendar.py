"""The calendar: a month, a week or a day, and what it shows after a step was moved."""

from datetime import date, timedelta
from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from common.htmx import render_fragment
from outreach.pages.calendar import VIEWS, YEARS, calendar_days, whole_day

from .doors import local_today
from .live import follows


@login_required
@require_safe
def calendar(request):
    """`view`: month, week or day; `day`: any day of it. What the address can't mean is today's month."""
    today = local_today(request)
    view, day = _asked(request.GET, today)
    live = follows(request.user, today)
    if view != "day":
        return render(request, "outreach/calendar.html", _context(request.user, view, day, today) | {"live": live})
    one, steps, page, contacts = whole_day(request.user, day, request.GET.get("cursor", ""), today)
    context = {
        "today": today, "day": day, "view": view, "live": live,
        "one": one, "steps": steps, "page": page, "contacts": contacts,
        **_back("day", day), "before": _earlier("day", day), "after": _later("day", day),
    }  # fmt: skip
    return render(request, "outreach/calendar_day.html", context)


def after_move(request, relationship, query):
    """The calendar as it is after an act on a relationship, whose step has focus; the dialog's place is emptied."""
    today = local_today(request)
    view, day = _asked(query, today)
    if view not in VIEWS:
        return HttpResponseClientRedirect(f"{reverse('outreach:calendar')}?{query.urlencode()}")
    context = _context(request.user, view, day, today) | {"moved": relationship.public_id}
    return render_fragment(request, "outreach/_calendar_moved.html", context)


def calendar_context(seeker, asked, today):
    """The month or week that an address asks for, of a seeker."""
    view, day = _asked(asked, today)
    return _context(seeker, view if view in VIEWS else "week", day, today)


def _asked(asked, today):
    """(view, day) of an address."""
    view = asked.get("view") if asked.get("view") in (*VIEWS, "day") else "month"
    try:
        day = date.fromisoformat(asked.get("day", ""))
    except ValueError:
        day = today
    return view, day if day.year in YEARS else today


def _context(seeker, view, day, today):
    return {
        "today": today,
        "view": view,
        "day": day,
        "days": calendar_days(seeker, view, day, today),
        **_back(view, day),
        "before": _earlier(view, day),
        "after": _later(view, day),
    }


def _back(view, day):
    """What forms carry to lead back here, and the same for an address."""
    back = f"calendar?{urlencode({'view': view, 'day': day.isoformat()})}"
    return {"back": back, "back_quoted": quote(back, safe="")}


def _earlier(view, day):
    """A day of the month, week or day before; None at the end of the calendar."""
    before = day.replace(day=1) - timedelta(days=1) if view == "month" else day - _step_of(view)
    return before if before.year in YEARS else None


def _later(view, day):
    after = (day.replace(day=1) + timedelta(days=32)).replace(day=1) if view == "month" else day + _step_of(view)
    return after if after.year in YEARS else None


def _step_of(view):
    return timedelta(days=7 if view == "week" else 1)
