"""Settings that replay reads: zone, rhythm and digest; whose holidays, and one's own days off."""

from contextlib import contextmanager
from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.holidays import public_holidays
from accounts.models import Preferences, PublicHoliday
from accounts.regions import countries
from common.forms import invalid, posted
from common.htmx import SeeOther, toast
from common.stale import held, stale
from outreach.acts.settings import change_preferences
from outreach.confidential import at_employer
from outreach.forms.preferences import Leave, Region, Rhythm

from .doors import hand, local_today

RHYTHM = ("time_zone", "digest_minute", "weekly_goal", "daily_cap", "digest_on", "digest_weekdays")
WORKING_DAYS = [0, 1, 2, 3, 4]  # what an empty list of weekdays stands for


@login_required
@require_http_methods(["GET", "POST"])
def rhythm(request):
    with _held(request) as preferences:
        initial = {name: getattr(preferences, name) for name in (*RHYTHM, "zone_confirmed")}
        initial["digest_weekdays"] = preferences.digest_weekdays or WORKING_DAYS
        initial["no_goal"] = preferences.weekly_goal is None
        form = Rhythm(posted(request), initial=initial, seeker=request.user)
        context = {"form": form, "at_employer": at_employer(request.user, request.user.email)}
        if request.method == "GET":
            return render(request, "outreach/settings/rhythm.html", context)
        if not form.is_valid():
            return invalid(request, "outreach/settings/rhythm.html", context)
        if form.is_stale():
            way_back = reverse("outreach:settings_rhythm")
            return stale(request, form, title=_("Rhythm and digest"), way_back=way_back)
        _change(request, zone_confirmed=True, **form.preferences())
    return SeeOther(reverse("accounts:settings"))


@login_required
@require_http_methods(["GET", "POST"])
def days_off(request):
    """The region of public holidays: this form; own days and single holidays: the forms beside it."""
    with _held(request):
        form = _region_form(request, posted(request))
        if request.method == "GET":
            return render(request, "outreach/settings/days_off.html", _days_off_context(request, form))
        if not form.is_valid():
            return invalid(request, "outreach/settings/days_off.html", _days_off_context(request, form))
        if form.is_stale():
            return stale(request, form, title=_("Days off"), way_back=reverse("outreach:days_off"))
        _change(request, **form.cleaned_data)
    return _back()


@login_required
@require_POST
def add_days(request):
    form = Leave(request.POST, kept=request.user.preferences.days_off)
    if not form.is_valid():
        context = _days_off_context(request, _region_form(request), form)
        return invalid(request, "outreach/settings/days_off.html", context)
    _change(request, days_off=form.days_off())
    return _back()


@login_required
@require_POST
def remove_days(request):
    """A whole entry of the list, by its first and last day; one that is gone already is no mistake."""
    first, last = _day(request, "first"), _day(request, "last")
    kept = [text for text in request.user.preferences.days_off if not first <= date.fromisoformat(text) <= last]
    _change(request, days_off=kept)
    return _back()


@login_required
@require_POST
def work_on(request):
    """Work on one public holiday, or take it off again."""
    day = _day(request, "day").isoformat()
    worked = set(request.user.preferences.works_on) - {day}
    if "works" in request.POST:
        worked.add(day)
    _change(request, works_on=sorted(worked))
    return _back()


@login_required
@require_safe
def region(request):
    """The region field for another country, for htmx."""
    form = Region(initial={"country": request.GET.get("country", "")})
    return render(request, "outreach/settings/_region_field.html", {"form": form})


@contextmanager
def _held(request):
    """The preferences; for a post as they stand now, under a lock."""
    preferences = request.user.preferences
    with held(request, Preferences.objects.filter(pk=preferences.pk)):
        if request.method == "POST":
            preferences.refresh_from_db()
        yield preferences


def _change(request, **fields):
    """Keep what differs, as one act; where dates move with it, the toast can take it back."""
    preferences = request.user.preferences
    dated = ("time_zone", "country", "subdivision", "days_off", "works_on")
    changed = {name: value for name, value in fields.items() if getattr(preferences, name) != value}
    if not changed:
        toast(request, _("Nothing to change."))
        return
    act = change_preferences(hand(request), request.user, **changed)
    undo = reverse("outreach:undo", args=[act.public_id]) if set(changed) & set(dated) else ""
    toast(request, _("Saved. Coming dates moved with it.") if undo else _("Saved."), undo)


def _back():
    return SeeOther(reverse("outreach:days_off"))


def _region_form(request, data=None):
    preferences = request.user.preferences
    return Region(data, initial={"country": preferences.country, "subdivision": preferences.subdivision})


def _days_off_context(request, region_form, leave_form=None):
    preferences, today = request.user.preferences, local_today(request)
    return {
        "today": today,
        "form": region_form,
        "leave_form": leave_form or Leave(),
        "ranges": _ranges(preferences.days_off),
        "holidays": _holidays(preferences, today),
        "country": countries().get(preferences.country, ""),
    }


def _holidays(preferences, today):
    """Public holidays on weekdays from today to the end of next year, with whether they are worked."""
    region = {"country": preferences.country, "subdivision": preferences.subdivision}
    years = (today.year, today.year + 1)
    for year in years:
        public_holidays(**region, year=year)  # copies the rows once
    rows = PublicHoliday.objects.filter(**region, year__in=years, day__gte=today).order_by("day")
    worked = set(preferences.works_on)
    return [{"holiday": row, "works": row.day.isoformat() in worked} for row in rows if row.day.weekday() < 5]


def _ranges(texts):
    """ISO days as (first, last, number of days), runs of days without a gap joined, latest last."""
    ranges = []
    for day in sorted(date.fromisoformat(text) for text in texts):
        if ranges and day - ranges[-1][1] == timedelta(days=1):
            ranges[-1] = (ranges[-1][0], day)
        else:
            ranges.append((day, day))
    return [(first, last, (last - first).days + 1) for first, last in ranges]


def _day(request, name):
    """A day sent by one of our own buttons; anything else is no page of ours."""
    try:
        return date.fromisoformat(request.POST.get(name, ""))
    except ValueError:
        raise Http404 from None
