"""The job search: its brief bit by bit, and its life: pause, resume, landed, fell through, ended, a new one."""

from copy import copy

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Preferences
from common.forms import Acts, Helper, Link, Submit, invalid, posted
from common.htmx import SeeOther, toast
from common.stale import held, stale
from outreach.acts.settings import change_brief
from outreach.forms.brief import PARTS, NewSearch
from outreach.forms.employer import EmployerMixin
from outreach.forms.search_life import LIFE
from outreach.models import JobSearch
from outreach.pages.discover import breadth_of
from outreach.refusals import Refused
from outreach.words.discover import broad_words

from .doors import hand, local_today

OPEN = ["active", "paused"]


@login_required
@require_safe
def search(request):
    mine = JobSearch.objects.visible_to(request.user).prefetch_related("specialties")
    current = mine.filter(status__in=OPEN).first() or mine.order_by("-pk").first()
    today = local_today(request)
    context = {"search": current, "today": today, "acts": _possible(current), "editable": _editable(current),
               "broad": _broad(current)}  # fmt: skip
    return render(request, "outreach/search/search.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def brief(request, part):
    with held(request, Preferences.objects.filter(pk=request.user.pk)):
        form_class, current = PARTS.get(part), _open_search(request)
        if form_class is None or current is None:
            raise Http404
        form = form_class(posted(request), instance=copy(current))
        context = {"form": form, "part": part, "broad": _broad(current) if part == "field" else ""}
        if request.method == "GET":
            return render(request, "outreach/search/part.html", context)
        if not form.is_valid():
            return invalid(request, "outreach/search/part.html", context)
        if form.is_stale():
            return stale(request, form, title=_("Your search"), way_back=reverse("outreach:search"))
        act = change_brief(hand(request), current, **form.changes())
    undo = reverse("outreach:undo", args=[act.public_id]) if act else ""
    toast(request, _("Saved.") if act else _("Nothing to change."), undo)
    return SeeOther(reverse("outreach:search"))


@login_required
@require_http_methods(["GET", "POST"])
def new(request):
    if _open_search(request):
        return redirect("outreach:search")
    form = NewSearch(posted(request))
    acts = Acts(Submit(_("Start the search")), Link(_("Back"), reverse("outreach:search")))
    form.helper = Helper("target_titles", "places", "confidential", EmployerMixin.layout(), acts, optional=False)
    if request.method == "GET":
        return render(request, "outreach/search/new.html", {"form": form})
    if form.is_valid():
        try:
            JobSearch.start(hand(request), request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            toast(request, _("Your search has started."))
            return SeeOther(reverse("outreach:search"))
    return invalid(request, "outreach/search/new.html", {"form": form})


def life_view(act):
    """The page of one act of a search's life."""

    @login_required
    @require_http_methods(["GET", "POST"])
    def view(request):
        current = JobSearch.objects.visible_to(request.user).filter(status__in=act.status).order_by("-pk").first()
        if current is None:
            return redirect("outreach:search")
        form = act.form(posted(request), search=current, today=local_today(request))
        leave = Link(_("Not now"), reverse("outreach:search"))
        form.helper = Helper(*form.fields, Acts(Submit(act.button, act.kind), leave))
        context = {"form": form, "act": act}
        if request.method == "GET":
            return render(request, "outreach/search/act.html", context)
        row = _enter(request, current, act, form) if form.is_valid() else None
        if row is None:
            return invalid(request, "outreach/search/act.html", context)
        toast(request, act.done, reverse("outreach:undo", args=[row.act.public_id]))
        return SeeOther(reverse("outreach:search"))

    return view


def _enter(request, current, act, form):
    """The row of the act; None after a refusal, which then stands by its field."""
    try:
        return getattr(current, act.method)(hand(request), **form.arguments())
    except Refused as refused:
        field = next(iter(form.fields), None)
        form.add_error(field, refused.sentence)
        return None


def _open_search(request):
    return JobSearch.objects.visible_to(request.user).filter(status__in=OPEN).first()


def _broad(current):
    """The hint for a brief that names too much; '' for one that does not, or is over."""
    return broad_words(*breadth_of(current.specialties.all())) if _editable(current) else ""


def _possible(current):
    return [act for act in LIFE if current and current.status in act.status]


def _editable(current):
    return current is not None and current.status in OPEN
