"""Merging two records: find the other one, choose field by field, merge; the list of merges, and undo."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.forms import invalid, posted
from common.htmx import SeeOther, toast
from common.paging import page_of
from outreach.acts.merging import merge, undo_merge
from outreach.forms.merge import FindForm, MergeForm
from outreach.pages.merging import (
    asked,
    directions,
    merge_context,
    merge_of,
    others,
    record_of,
    side_by_side,
    what_moves,
    with_records,
)
from outreach.refusals import Refused
from recruiters.models import Merge
from recruiters.search import find

from .doors import hand

PAGE = 50  # merges, or names found
ROUTES = {Merge.Kind.FIRM: "recruiters:merge_firm", Merge.Kind.RECRUITER: "recruiters:merge_person"}


def merge_view(kind):
    """The page of merging into a record of a kind: with ?with=… the two side by side, without it the search."""

    @login_required
    @require_http_methods(["GET", "POST"])
    def view(request, public_id):
        record = record_of(request.user, kind, public_id)
        if record is None:
            raise Http404
        asked_for = request.POST.get("with") or request.GET.get("with", "")
        if not asked_for:
            return _find(request, kind, record)
        other = record_of(request.user, kind, asked_for)
        ways = directions(request.user, record, other) if other else []
        if not ways:
            made = merge_of(request.user, kind, record, asked_for)
            if made is None:
                raise Http404
            return SeeOther(reverse("recruiters:merge", args=[made.public_id]))  # a second click
        if ways[0] != (record, other):
            return SeeOther(_address(kind, *ways[0]))
        return _merge(request, kind, record, other, swap=len(ways) == 2)

    return view


@login_required
@require_safe
def merges(request):
    mine = Merge.objects.visible_to(request.user).select_related("made_by")
    page = page_of(mine, ["-id"], request.GET.get("cursor", ""), PAGE)
    return render(request, "recruiters/merges.html", {"page": page, "merges": with_records(page)})


@login_required
@require_safe
def one_merge(request, public_id):
    return render(request, "recruiters/one_merge.html", merge_context(request.user, _mine(request, public_id)))


@login_required
@require_POST
def undo(request, public_id):
    made = _mine(request, public_id)
    there = reverse("recruiters:merge", args=[made.public_id])
    try:
        undo_merge(made, hand(request))
    except Refused as refused:
        messages.info(request, refused.sentence)
        return SeeOther(there)
    with_records([made])
    toast(request, _("“%(one)s” and “%(other)s” are two again") % {"one": made.keep.name, "other": made.gone.name})
    return SeeOther(there)


def _find(request, kind, record):
    """Choose the other one by name."""
    if not record.may_edit(request.user):
        raise Http404
    form = FindForm({"q": request.GET.get("q", record.name.split()[0])})
    q = form.cleaned_data["q"] if form.is_valid() else ""
    found = find(others(request.user, kind, record), q, request.GET.get("cursor", ""), PAGE)
    context = {"record": record, "kind": kind, "q": q, "found": found, "address": _address(kind, record)}
    return render(request, "recruiters/merge_with.html", context)


def _merge(request, kind, keep, gone, swap):
    form = MergeForm(posted(request), lines=asked(kind, keep, gone))
    context = {
        "kind": kind, "keep": keep, "gone": gone, "form": form, "sides": side_by_side(kind, keep, gone, form),
        "moves": what_moves(kind, gone), "beside": keep.owner_id != gone.owner_id,
        "swap": _address(kind, gone, keep) if swap else "", "address": _address(kind, keep),
        "back": request.POST.get("back") or request.GET.get("back", ""),
    }  # fmt: skip
    if request.method == "GET":
        return render(request, "recruiters/merge.html", context)
    if not form.is_valid():
        return invalid(request, "recruiters/merge.html", context)
    try:
        made = merge(hand(request), kind, keep, gone, form.cleaned_data)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return invalid(request, "recruiters/merge.html", context)
    words = _("“%(gone)s” was merged into “%(keep)s”") % {"gone": gone.name, "keep": keep.name}
    toast(request, words, reverse("recruiters:merge_undo", args=[made.public_id]))
    if context["back"] == "duplicates":
        return SeeOther(f"{reverse('recruiters:duplicates')}?kind={kind}")
    return SeeOther(reverse("recruiters:merge", args=[made.public_id]))


def _mine(request, public_id):
    return get_object_or_404(Merge.objects.visible_to(request.user), public_id=public_id)


def _address(kind, keep, gone=None):
    address = reverse(ROUTES[kind], args=[keep.public_id])
    return f"{address}?with={gone.public_id}" if gone else address
