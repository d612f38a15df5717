"""Possible duplicates side by side, and saying that two differ. Admins see shared pairs, seekers their own."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from common.forms import invalid
from common.htmx import SeeOther, toast
from outreach.forms.merge import DifferentForm
from outreach.pages.duplicates import duplicates_page, not_duplicates
from outreach.pages.merging import directions, record_of
from recruiters.models import Merge

from .doors import hand


@login_required
@require_safe
def duplicates(request):
    kind = request.GET.get("kind", "")
    return render(request, "recruiters/duplicates.html", _context(request, kind))


@login_required
@require_POST
def different(request):
    """Two that look alike and are not the same: never shown again."""
    form = DifferentForm(request.POST)
    if not form.is_valid():
        return invalid(request, "recruiters/duplicates.html", _context(request, "") | {"form": form})
    kind = form.cleaned_data["kind"]
    pair = [record_of(request.user, kind, form.cleaned_data[name]) for name in ("one", "other")]
    if not all(pair) or not directions(request.user, *pair):
        raise Http404
    not_duplicates(hand(request), kind, *pair)
    one, other = pair
    toast(request, _("“%(one)s” and “%(other)s” stay two") % {"one": one.name, "other": other.name})
    return SeeOther(f"{reverse('recruiters:duplicates')}?kind={kind}")


def _context(request, kind):
    kind = kind if kind in Merge.Kind.values else Merge.Kind.FIRM.value
    page, pairs = duplicates_page(request.user, kind, request.GET.get("cursor", ""))
    return {"kind": kind, "page": page, "pairs": pairs}
