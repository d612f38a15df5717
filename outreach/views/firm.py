"""A firm's page: its people, the reader's relationships there, private tags and notes."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common.forms import invalid
from common.htmx import SeeOther, toast
from outreach.forms.firm import FirmNotesForm
from outreach.pages.firm import firm_context, keep_notes
from recruiters.models import Firm

from .doors import local_today


@login_required
@require_safe
def firm(request, public_id):
    """The page; the survivor's where it was merged, so that older links lead on."""
    gone = Firm.objects.filter(Q(owner=None) | Q(owner=request.user), public_id=public_id, merged_into__isnull=False)
    merged = gone.select_related("merged_into").first()
    if merged:
        return redirect("outreach:firm", merged.survivor.public_id)
    context = firm_context(request.user, _firm(request, public_id), local_today(request))
    return render(request, "outreach/firm.html", context | {"form": _form(context["note"])})


@login_required
@require_http_methods(["GET", "POST"])
def notes(request, public_id):
    """Keep tags, notes and flags."""
    firm = _firm(request, public_id)
    there = reverse("outreach:firm", args=[firm.public_id])
    if request.method == "GET":
        return SeeOther(there)
    form = FirmNotesForm(request.POST)
    if not form.is_valid():
        context = firm_context(request.user, firm, local_today(request))
        return invalid(request, "outreach/firm.html", context | {"form": form})
    keep_notes(request.user, firm, **form.cleaned_data)
    toast(request, _("Your notes on %(firm)s are kept") % {"firm": firm.name})
    return SeeOther(there)


def _firm(request, public_id):
    firms = Firm.objects.visible_to(request.user).select_related("succeeded_by").prefetch_related("specialties")
    return get_object_or_404(firms, public_id=public_id)


def _form(note):
    if note is None:
        return FirmNotesForm()
    return FirmNotesForm(initial={"tags": ", ".join(note.tags), "notes": note.notes, "flags": note.flags})
