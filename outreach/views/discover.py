"""Discover: the firms that fit best and were not written to yet; planned in one tap, or put aside."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from common.daywords import day_words
from common.htmx import SeeOther, is_htmx, render_fragment, toast
from outreach.acts.discovering import plan_firm
from outreach.models import SeekerFirm
from outreach.models.fits import search_of
from outreach.models.search_acts import AT_ONCE
from outreach.pages.discover import breadth_of, discovered, open_days
from outreach.refusals import Refused
from outreach.words.discover import broad_words
from recruiters.directory import AXES, Filters
from recruiters.models import Firm, Specialty

from .asking import name_and_query, way_back
from .doors import hand, local_today, my_firm
from .today import today_context


@login_required
@require_safe
def discover(request):
    return render(request, "outreach/discover.html", discover_context(request, request.GET))


def discover_context(request, asked):
    """What the page and its fragment show; asked: its filters as a QueryDict."""
    day, search = local_today(request), search_of(request.user)
    context = {"today": day, "search": search, "state": "" if search else "no_search"}
    if search is None:
        return context
    specialties = list(Specialty.objects.filter(axis__in=AXES))
    brief = list(search.specialties.all())
    if not any(one.axis == Specialty.Axis.FUNCTION for one in brief):
        return context | {"state": "no_function", "missing": _missing(search, brief)}
    filters = Filters.of(asked, specialties)
    fees, aside = asked.get("fees") == "1", asked.get("aside") == "1"
    found = discovered(request.user, search, filters, day, asked.get("cursor", ""), fees, aside)
    if not found.page.rows:
        context["state"] = _nothing(search, filters.any or aside)
    words = {"function": _("Function"), "industry": _("Industry"), "seniority": _("Seniority")}
    types = [*Firm.PayModel.choices, ("sole", _("Sole recruiter"))]
    query = asked.urlencode()
    return context | {
        "found": found,
        "filters": filters,
        "fees": fees,
        "aside": aside,
        "back": f"discover?{query}" if query else "discover",
        "menus": [(a, words[a], getattr(filters, a), [s for s in specialties if s.axis == a]) for a in AXES],
        "types": types,
        "type_words": dict(types).get(filters.type, ""),
        "broad": broad_words(*breadth_of(brief)),
        "missing": _missing(search, brief),
    }


@login_required
@require_POST
def plan(request, public_id):
    """Add whoever there fits best and plan them for the day of the wave; a firm with fees asks on its own page."""
    firm = my_firm(request, public_id)
    if firm.paid_by == Firm.PaidBy.SEEKER:
        return SeeOther(reverse("outreach:add_firm", args=[firm.public_id]))
    today = local_today(request)
    days = open_days(request.user, today)
    day = _wanted(request, days) or (days[0] if days else None)
    try:
        relationship, act = plan_firm(hand(request), request.user, firm, day)
    except Refused as refused:
        toast(request, refused.sentence_on(today))
        return _after(request)
    relationship.refresh_from_db(fields=["next_step_on"])
    said = {"name": relationship.recruiter.shown_name, "day": day_words(relationship.next_step_on or day, today)}
    toast(request, _("%(name)s is planned for %(day)s") % said, reverse("outreach:undo", args=[act.public_id]))
    return _after(request)


@login_required
@require_POST
def not_for_me(request, public_id):
    """Leave a firm out of Discover, or bring it back."""
    firm, back = my_firm(request, public_id), "bring_back" in request.POST
    act = SeekerFirm.of(request.user, firm).put_aside(hand(request), not back)
    words = _("%(firm)s is back among your firms") if back else _("%(firm)s is left out from now on")
    toast(request, words % {"firm": firm.name}, reverse("outreach:undo", args=[act.public_id]) if act else "")
    return _after(request)


def _after(request):
    """The page that asked, anew; its fragment for htmx."""
    back = request.POST.get("back", "")
    name, query = name_and_query(back)
    if not is_htmx(request):
        return SeeOther(way_back(back) or reverse("outreach:discover"))
    if name == "today":
        return render_fragment(request, "outreach/_today.html", today_context(request, request.POST.get("place", "")))
    request.GET = query  # the links of the fragment go on from the page's address, not from this one
    return render_fragment(request, "outreach/_discover.html", discover_context(request, query))


def _wanted(request, days):
    """The day of the row's wave, where it still has room."""
    try:
        day = date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        return None
    return day if day in days else None


def _missing(search, brief):
    """Parts of the brief that would sharpen the fit: (part of the search page, words)."""
    axes = {one.axis for one in brief}
    parts = [
        ("field", _("functions"), "function" not in axes),
        ("field", _("industries"), "industry" not in axes),
        ("field", _("seniority"), "seniority" not in axes),
        ("target", _("place"), not search.places and search.remote != search.Remote.REMOTE),
    ]
    return [(part, words) for part, words, left_out in parts if left_out]


def _nothing(search, narrowed):
    if search.firms_due_at == AT_ONCE:
        return "not_yet"
    return "none_fits" if narrowed else "none"
