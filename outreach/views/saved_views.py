"""Saved views: a list kept under a name; renamed, changed, removed."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Preferences
from common.forms import invalid, posted
from common.htmx import SeeOther, toast
from common.stale import held, stale
from outreach.forms.saved_view import EditSavedViewForm, SavedViewForm
from outreach.listing.asked import Asked
from outreach.listing.understood import names_in
from outreach.models import SavedView
from outreach.pages.list_tools import held_by
from outreach.pages.listing import view_counts
from outreach.refusals import Refused

from .doors import hand, local_today

LONGEST = 8000  # characters of an address that is looked at


@login_required
@require_safe
def views(request):
    """All of them, with what each shows."""
    mine = list(SavedView.objects.of(request.user, Asked.shows))
    held = list(zip(mine, _described(request, mine), strict=True))
    return render(request, "outreach/views.html", {"held": held})


@login_required
@require_safe
def counts(request):
    """The counts that the list does not wait for, for its tabs."""
    today = local_today(request)
    held = [(view, held_by(view, today)) for view in SavedView.objects.of(request.user, Asked.shows)]
    return render(request, "outreach/_view_counts.html", {"counts": view_counts(request.user, held).items()})


@login_required
@require_http_methods(["GET", "POST"])
def new(request):
    """Keep the list of the address; a post carries it in the form."""
    address = request.POST.get("address", "") if request.method == "POST" else request.GET.urlencode()
    asked = _asked(request, address)
    form = SavedViewForm(posted(request))
    context = {"form": form, "asked": asked, "address": asked.full_address, "way_back": _list_at(asked)}
    if request.method == "GET":
        return render(request, "outreach/view_new.html", context)
    if form.is_valid():
        try:
            view = SavedView.keep(hand(request), request.user, asked, **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field, refused.sentence)
        else:
            toast(request, _("“%(name)s” is kept") % {"name": view.name})
            return SeeOther(_list_of(view, asked.today))
    return invalid(request, "outreach/view_new.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def change(request, public_id):
    """Its name and marks."""
    with held(request, Preferences.objects.filter(pk=request.user.pk)):
        return _change(request, _my_view(request, public_id))


def _change(request, view):
    said = {"name": view.name, "is_default": view.is_default, "shared_with_coach": view.shared_with_coach}
    form = EditSavedViewForm(posted(request), initial=said)
    (asked,) = _described(request, [view])
    context = {"form": form, "view": view, "asked": asked, "way_back": _list_of(view, asked.today)}
    if request.method == "GET":
        return render(request, "outreach/view.html", context)
    if form.is_valid() and form.is_stale():
        return stale(request, form, title=view.name, way_back=reverse("outreach:view", args=[view.public_id]))
    if form.is_valid():
        try:
            act = view.mark(hand(request), **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field, refused.sentence)
        else:
            toast(request, _("“%(name)s” is kept") % {"name": view.name}, _undo_of(act))
            return SeeOther(_list_of(view, asked.today))
    return invalid(request, "outreach/view.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def hold(request, public_id):
    """From now on the view shows the list that a post carries as `address`."""
    view = _my_view(request, public_id)
    today = local_today(request)
    if request.method == "POST":
        try:
            act = view.hold(hand(request), _asked(request, request.POST.get("address", "")))
            toast(request, _("“%(name)s” shows this list now") % {"name": view.name}, _undo_of(act))
        except Refused as refused:
            toast(request, refused.sentence)
    return SeeOther(_list_of(view, today))


@login_required
@require_http_methods(["GET", "POST"])
def remove(request, public_id):
    """Out of the tabs; the toast takes it back."""
    view = _my_view(request, public_id)
    if request.method == "GET":
        return SeeOther(reverse("outreach:view", args=[view.public_id]))
    act = view.remove(hand(request))
    toast(request, _("“%(name)s” is removed") % {"name": view.name}, _undo_of(act))
    return SeeOther(reverse("outreach:views"))


def _undo_of(act):
    return reverse("outreach:undo", args=[act.public_id]) if act else ""


def _my_view(request, public_id):
    """The reader's own, or 404."""
    return get_object_or_404(SavedView.objects.of(request.user, Asked.shows), public_id=public_id)


def _asked(request, address):
    return Asked.read(address[:LONGEST], request.user, today=local_today(request))


def _described(request, views):
    """The lists of views, with the words of their filters."""
    today = local_today(request)
    named = names_in([view.address for view in views], request.user, today)
    return [held_by(view, today, named) for view in views]


def _list_at(asked):
    return reverse("outreach:recruiters") + (f"?{asked.full_address}" if asked.full_address else "")


def _list_of(view, today):
    return _list_at(held_by(view, today))
