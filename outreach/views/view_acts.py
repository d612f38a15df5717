"""The acts on saved views, for each kind of list that has them: kept under a name, renamed, held anew, removed."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import Preferences
from common.forms import invalid, posted
from common.htmx import SeeOther, toast
from common.stale import held, stale
from outreach.models import SavedView
from outreach.refusals import Refused

from .doors import hand

LONGEST = 8000  # characters of an address that is looked at
NEW, ONE = "outreach/view_new.html", "outreach/view.html"


@dataclass(frozen=True)
class Kind:
    """A list of which views are saved. `shows`: as SavedView's; `app`: the namespace of its routes; `at`, `above`: the
    routes of the list and of what a view's page leads back to; form, edit: of a new view and of one that is there.

    read(request, address) and held(request, view): what is asked of the list, by an address or by a view.
    words(): {"list", "above", "stay"}, the names of the two pages and what removing a view leaves alone.
    """

    shows: str
    app: str
    at: str
    above: str
    form: type
    edit: type
    read: Callable
    held: Callable
    words: Callable

    def url(self, name, *arguments):
        return reverse(f"{self.app}:{name}", args=arguments)

    def mine(self, request, public_id):
        """The reader's own view, or 404."""
        return get_object_or_404(SavedView.objects.of(request.user, self.shows), public_id=public_id)

    def list_at(self, asked):
        return self.url(self.at) + (f"?{asked.full_address}" if asked.full_address else "")


def acts_of(kind):
    """(new, change, hold, remove): the views of a Kind of list."""

    @login_required
    @require_http_methods(["GET", "POST"])
    def new(request):
        """Keep the list of the address; a post carries it in the form."""
        address = request.POST.get("address", "") if request.method == "POST" else request.GET.urlencode()
        asked = kind.read(request, address[:LONGEST])
        form = kind.form(posted(request))
        context = {"form": form, "asked": asked, "address": asked.full_address, "words": kind.words()}
        context["way_back"] = kind.list_at(asked)
        if request.method == "GET":
            return render(request, NEW, context)
        if form.is_valid():
            try:
                view = SavedView.keep(hand(request), request.user, asked, **form.cleaned_data)
            except Refused as refused:
                form.add_error(refused.field, refused.sentence)
            else:
                toast(request, _("“%(name)s” is kept") % {"name": view.name})
                return SeeOther(kind.list_at(kind.held(request, view)))
        return invalid(request, NEW, context)

    @login_required
    @require_http_methods(["GET", "POST"])
    def change(request, public_id):
        """Its name and marks."""
        with held(request, Preferences.objects.filter(pk=request.user.pk)):
            return _change(request, kind, kind.mine(request, public_id))

    @login_required
    @require_http_methods(["GET", "POST"])
    def hold(request, public_id):
        """From now on the view shows the list that a post carries as `address`."""
        view = kind.mine(request, public_id)
        if request.method == "POST":
            try:
                act = view.hold(hand(request), kind.read(request, request.POST.get("address", "")[:LONGEST]))
                toast(request, _("“%(name)s” shows this list now") % {"name": view.name}, _undo_of(act))
            except Refused as refused:
                toast(request, refused.sentence)
        return SeeOther(kind.list_at(kind.held(request, view)))

    @login_required
    @require_http_methods(["GET", "POST"])
    def remove(request, public_id):
        """Out of the tabs; the toast takes it back."""
        view = kind.mine(request, public_id)
        if request.method == "GET":
            return SeeOther(kind.url("view", view.public_id))
        act = view.remove(hand(request))
        toast(request, _("“%(name)s” is removed") % {"name": view.name}, _undo_of(act))
        return SeeOther(kind.url(kind.above))

    return new, change, hold, remove


def _change(request, kind, view):
    form = kind.edit(posted(request), initial={name: getattr(view, name) for name in kind.edit.base_fields})
    asked, page = kind.held(request, view), kind.url("view", view.public_id)
    context = {"form": form, "view": view, "asked": asked, "words": kind.words(), "above": kind.url(kind.above)}
    context |= {"way_back": kind.list_at(asked), "remove": kind.url("view_remove", view.public_id)}
    if request.method == "GET":
        return render(request, ONE, context)
    if form.is_valid() and form.is_stale():
        return stale(request, form, title=view.name, way_back=page)
    if form.is_valid():
        try:
            act = view.mark(hand(request), **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field, refused.sentence)
        else:
            toast(request, _("“%(name)s” is kept") % {"name": view.name}, _undo_of(act))
            return SeeOther(kind.list_at(kind.held(request, view)))
    return invalid(request, ONE, context)


def _undo_of(act):
    return reverse("outreach:undo", args=[act.public_id]) if act else ""
