"""Saved views of the caseload: kept under a name, renamed, changed, removed; the views themselves are outreach's."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.by import By
from accounts.models import Preferences
from coaching.forms.saved_view import ClientsViewForm, EditClientsViewForm
from coaching.listing import AskedCaseload
from coaching.models import Group
from coaching.pages.caseload_tools import held_by
from common.dates import now
from common.forms import invalid, posted
from common.htmx import SeeOther, toast
from common.stale import held, stale
from outreach.models import SavedView
from outreach.refusals import Refused

NEW, ONE = "coaching/view_new.html", "coaching/view.html"


@login_required
@require_http_methods(["GET", "POST"])
def new(request):
    """Keep the list of the address; a post carries it in the form."""
    address = request.POST.get("address", "") if request.method == "POST" else request.GET.urlencode()
    asked = AskedCaseload.read(address, _groups(request))
    form = ClientsViewForm(posted(request))
    context = {"form": form, "asked": asked, "address": asked.full_address, "way_back": _list_at(asked)}
    if request.method == "GET":
        return render(request, NEW, context)
    if form.is_valid():
        try:
            view = SavedView.keep(_hand(request), request.user, asked, **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field, refused.sentence)
        else:
            toast(request, _("“%(name)s” is kept") % {"name": view.name})
            return SeeOther(_list_of(request, view))
    return invalid(request, NEW, context)


@login_required
@require_http_methods(["GET", "POST"])
def change(request, public_id):
    """Its name, and whether it opens first."""
    with held(request, Preferences.objects.filter(pk=request.user.pk)):
        return _change(request, _mine(request, public_id))


def _change(request, view):
    form = EditClientsViewForm(posted(request), initial={"name": view.name, "is_default": view.is_default})
    asked, page = held_by(view, _groups(request)), reverse("coaching:view", args=[view.public_id])
    context = {"form": form, "view": view, "asked": asked, "way_back": _list_at(asked)}
    if request.method == "GET":
        return render(request, ONE, context)
    if form.is_valid() and form.is_stale():
        return stale(request, form, title=view.name, way_back=page)
    if form.is_valid():
        try:
            act = view.mark(_hand(request), **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field, refused.sentence)
        else:
            toast(request, _("“%(name)s” is kept") % {"name": view.name}, _undo_of(act))
            return SeeOther(_list_at(asked))
    return invalid(request, ONE, context)


@login_required
@require_POST
def hold(request, public_id):
    """From now on the view shows the list that a post carries as `address`."""
    view = _mine(request, public_id)
    asked = AskedCaseload.read(request.POST.get("address", ""), _groups(request))
    try:
        act = view.hold(_hand(request), asked)
        toast(request, _("“%(name)s” shows this list now") % {"name": view.name}, _undo_of(act))
    except Refused as refused:
        toast(request, refused.sentence)
    return SeeOther(_list_of(request, view))


@login_required
@require_POST
def remove(request, public_id):
    """Out of the tabs; the toast takes it back."""
    view = _mine(request, public_id)
    act = view.remove(_hand(request))
    toast(request, _("“%(name)s” is removed") % {"name": view.name}, _undo_of(act))
    return SeeOther(reverse("coaching:clients"))


def _hand(request):
    return By(request.user, now())


def _undo_of(act):
    return reverse("outreach:undo", args=[act.public_id]) if act else ""


def _groups(request):
    return list(Group.objects.kept_by(request.user))


def _mine(request, public_id):
    """The reader's own, or 404."""
    return get_object_or_404(SavedView.objects.of(request.user, AskedCaseload.shows), public_id=public_id)


def _list_at(asked):
    return reverse("coaching:clients") + (f"?{asked.full_address}" if asked.full_address else "")


def _list_of(request, view):
    return _list_at(held_by(view, _groups(request)))
