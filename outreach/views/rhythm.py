"""The seeker's own numbers for everybody at a firm, and for the whole search."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import Preferences
from common.htmx import SeeOther, toast
from common.stale import held, stale
from outreach.acts.settings import change_timings
from outreach.forms.rhythm import RhythmForm
from outreach.models import JobSearch, Relationship
from outreach.models.dated import DatedList
from outreach.models.protecting import OPEN

from .asking import asks
from .doors import hand, local_today, my_firm


@login_required
@require_http_methods(["GET", "POST"])
def firm_rhythm(request, public_id):
    firm = my_firm(request, public_id)
    return _rhythm(
        request, f"firm:{firm.pk}", Relationship(seeker=request.user, firm=firm), whose=firm.name,
        title=_("The rhythm with everyone at %(firm)s") % {"firm": firm.name},
        hint=_("From today on. A number left empty is that of their type; what you set for one person or your search "
               "goes before it."),
        said=_("The rhythm with %(firm)s has changed, from today on") % {"firm": firm.name},
        there=reverse("outreach:firm", args=[firm.public_id]),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def search_rhythm(request):
    get_object_or_404(JobSearch.objects.visible_to(request.user), status__in=OPEN)
    return _rhythm(
        request, "search", None, whose=_("Your search"),
        title=_("The rhythm of your search"),
        hint=_("From today on, with everyone for whom you set none of their own. A number left empty is that of each "
               "firm."),
        said=_("The rhythm of your search has changed, from today on"), there=reverse("outreach:search"),
    )  # fmt: skip


def _rhythm(request, scope, example, *, whose, title, hint, said, there):
    """`example`: a relationship, not saved, whose numbers stand behind the empty fields; None where they differ."""
    with held(request, Preferences.objects.filter(pk=request.user.pk)):
        today = local_today(request)
        settings = DatedList(request.user, request.user.preferences, [example] if example else [], [today.year])
        own = settings.own_numbers(scope)
        timings = settings.for_relationship(example).at(today.toordinal()).timings if example else None
        data = request.POST if request.method == "POST" else None
        form = RhythmForm(data, relationship=None, today=today, timings=timings, own=own)
        context = {
            "whose": whose, "title": title, "hint": hint, "button": _("Change the rhythm"), "kind": "primary",
            "form": form, "many": True, "back": "", "way_back": there,
        }  # fmt: skip
        if request.method == "GET" or not form.is_valid():
            return asks(request, "outreach/act.html", "outreach/_act.html", context, 200 if data is None else 422)
        if form.is_stale():
            return stale(request, form, title=title, way_back=there)
        if form.numbers() == own:
            toast(request, _("Nothing to change."))
            return SeeOther(there)
        act = change_timings(hand(request), request.user, scope, form.numbers())
    toast(request, said, reverse("outreach:undo", args=[act.public_id]))
    return SeeOther(there)
