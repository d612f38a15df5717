"""The first sign-in: three short steps, each of which can be the last; and the door that leads there."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from common.forms import invalid, posted
from common.htmx import SeeOther, toast
from outreach.acts.adding import add_private
from outreach.acts.protected import keep_stop
from outreach.acts.settings import change_brief, change_preferences
from outreach.confidential import at_employer
from outreach.forms.welcome import RecruiterRows, WelcomeRhythm, WelcomeSearch, rhythm_helper, search_helper
from outreach.models import JobSearch, Relationship
from outreach.refusals import Refused

from .doors import hand


@login_required
@require_safe
def home(request):
    """Today; for who has not been welcomed yet, the first step."""
    welcomed = request.user.preferences.welcomed_at
    return redirect("outreach:today" if welcomed else "outreach:welcome_search")


@login_required
@require_http_methods(["GET", "POST"])
def search(request):
    if _leaves(request):
        return _leave(request)
    current = _open_search(request.user)
    form = WelcomeSearch(posted(request), initial=_said_of(current))
    form.helper = search_helper(reverse("outreach:welcome_rhythm"))
    context = {"form": form, "number": 1}
    if request.method == "GET":
        return render(request, "outreach/welcome/search.html", context)
    if form.is_valid() and _keep_search(request, current, form):
        return SeeOther(reverse("outreach:welcome_rhythm"))
    return invalid(request, "outreach/welcome/search.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def rhythm(request):
    if _leaves(request):
        return _leave(request)
    preferences = request.user.preferences
    names = ("time_zone", "zone_confirmed", "country", "subdivision", "digest_minute", "weekly_goal")
    initial = {name: getattr(preferences, name) for name in names}
    form = WelcomeRhythm(posted(request), initial=initial | {"no_goal": preferences.weekly_goal is None})
    form.helper = rhythm_helper(form, reverse("outreach:welcome_recruiters"))
    context = {"form": form, "number": 2, "at_employer": at_employer(request.user, request.user.email)}
    if request.method == "GET":
        return render(request, "outreach/welcome/rhythm.html", context)
    if not form.is_valid():
        return invalid(request, "outreach/welcome/rhythm.html", context)
    change_preferences(hand(request), request.user, zone_confirmed=True, **form.preferences())
    return SeeOther(reverse("outreach:welcome_recruiters"))


@login_required
@require_http_methods(["GET", "POST"])
def recruiters(request):
    if _leaves(request):
        return _leave(request)
    rows = RecruiterRows(posted(request))
    context = {"rows": rows, "number": 3, "listed": Relationship.objects.visible_to(request.user).count()}
    if request.method == "GET":
        return render(request, "outreach/welcome/recruiters.html", context)
    if not rows.is_valid():
        return invalid(request, "outreach/welcome/recruiters.html", context)
    _add(request, [row for row in rows.cleaned_data if row.get("name") or row.get("firm")])
    return _leave(request)


def _leaves(request):
    return request.method == "POST" and "leave" in request.POST


def _leave(request):
    """Welcomed, whatever was skipped: Today says what is still open."""
    preferences = request.user.preferences
    if preferences.welcomed_at is None:
        preferences.welcomed_at = hand(request).at
        preferences.save(update_fields=["welcomed_at"])
    return SeeOther(reverse("outreach:today"))


def _open_search(user):
    return JobSearch.objects.visible_to(user).filter(status__in=["active", "paused"]).first()


def _said_of(search):
    if search is None:
        return {}
    names = ("target_titles", "places", "current_employer", "current_employer_domain")
    return {name: getattr(search, name) for name in names} | {"employed": "yes" if search.confidential else "no"}


def _keep_search(request, current, form):
    """Start the search, or change the one that another tab started; False with the sentence by the form."""
    by = hand(request)
    try:
        if current:
            change_brief(by, current, **form.brief())
        else:
            JobSearch.start(by, request.user, **form.brief())
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return False
    if at_employer(request.user, request.user.email):
        change_preferences(by, request.user, digest_on=False)
    return True


def _add(request, rows):
    """Those of the rows that are filled, as one act: one undo takes them all back."""
    if not rows:
        return
    by = hand(request)
    by.act = by.act_for(request.user, "add")
    added = 0
    for row in rows:
        try:
            add_private(by, request.user, row["name"], row["firm"])
            added += 1
        except Refused as refused:
            keep_stop(by, refused)
            toast(request, refused.sentence)
    if not added:
        return
    words = ngettext("%(n)d recruiter added.", "%(n)d recruiters added.", added) % {"n": added}
    toast(request, words, reverse("outreach:undo", args=[by.act.public_id]))
