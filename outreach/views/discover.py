"""Discover: the firms that fit best and were not written to yet; planned in one tap, or put aside."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from common.dates import now
from common.htmx import SeeOther, is_htmx, render_fragment, toast
from outreach.acts.discovering import plan_firm, refuse_unless_fresh, someone_at
from outreach.acts.guarding import keep_answers
from outreach.acts.protected import keep_stop
from outreach.forms.acts import PlanForm
from outreach.models import SeekerFirm
from outreach.models.fits import search_of
from outreach.pages.discover import breadth_of, discovered, open_days
from outreach.refusals import Refused
from outreach.words.discover import broad_words
from recruiters.directory import AXES, Filters
from recruiters.models import Firm, Specialty

from .act_runs import planned_words
from .asking import asks, came_by, name_and_query, way_back
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
@require_http_methods(["GET", "POST"])
def plan(request, public_id):
    """Add whoever there fits best and plan them for the day of the wave; what a guard warns of is asked on a page.

    A firm with fees asks on its own page.
    """
    firm, today = my_firm(request, public_id), local_today(request)
    if firm.paid_by == Firm.PaidBy.SEEKER:
        return SeeOther(reverse("outreach:add_firm", args=[firm.public_id]))
    one = someone_at(request.user, firm)
    if request.method == "GET":
        day = _wave_day(request, request.GET, today)
        form = PlanForm(relationship=one, today=today, initial={"day": day})
        form.warn_ahead(form.guard_answers({"day": day}))
        return _ask(request, firm, form)
    said = request.POST.copy()
    if "day" not in said:  # a tap says its wave, which may be full by now; whoever was asked says the day
        said["day"] = _wave_day(request, said, today) or ""
    form, by = PlanForm(said, relationship=one, today=today), hand(request)
    try:
        refuse_unless_fresh(request.user, firm)  # a second tap is no question of guards
    except Refused as refused:
        toast(request, refused.sentence_on(today))
        return _after(request)
    if form.is_valid():
        return _plan(request, by, firm, form)
    keep_answers(by, form.blocks)
    if form.blocks:
        toast(request, form.said(form.blocks[0]))
        return _after(request)
    if is_htmx(request):  # a row of the page has no place for what is asked
        asked = urlencode({"back": came_by(request), "wave": said["day"]})
        return HttpResponseClientRedirect(f"{request.path}?{asked}")
    return _ask(request, firm, form, 422)


@login_required
@require_POST
def not_for_me(request, public_id):
    """Leave a firm out of Discover, or bring it back."""
    firm, back = my_firm(request, public_id), "bring_back" in request.POST
    act = SeekerFirm.of(request.user, firm).put_aside(hand(request), not back)
    words = _("%(firm)s is back among your firms") if back else _("%(firm)s is left out from now on")
    toast(request, words % {"firm": firm.name}, reverse("outreach:undo", args=[act.public_id]) if act else "")
    return _after(request)


def _plan(request, by, firm, form):
    today = form.today
    try:
        relationship, act = plan_firm(by, request.user, firm, form.cleaned_data["day"], form.answers, form.reason())
    except Refused as refused:
        keep_stop(by, refused)
        toast(request, refused.sentence_on(today))
        return _after(request)
    relationship.refresh_from_db(fields=["due_on", "next_step_on"])
    toast(request, planned_words(relationship, today), reverse("outreach:undo", args=[act.public_id]))
    return _after(request)


def _ask(request, firm, form, status=200):
    context = {
        "relationship": form.relationship,
        "title": _("Plan outreach to %(name)s") % {"name": form.relationship.recruiter.shown_name},
        "button": _("Plan it"),
        "kind": "primary",
        "form": form,
        "back": came_by(request),
        "way_back": reverse("outreach:firm", args=[firm.public_id]),
    }
    return asks(request, "outreach/act.html", "outreach/_act.html", context, status)


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


def _wave_day(request, said, today):
    """The day of the row's wave where it still has room, else the next that has; None where none has."""
    days = open_days(request.user, today)
    wanted = said.get("wave", "")
    return next((day for day in days if day.isoformat() == wanted), days[0] if days else None)


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
    if search.firms_due_at and search.firms_due_at <= now():
        return "not_yet"
    return "none_fits" if narrowed else "none"
