"""A firm's page: its people, the reader's relationships there, private tags and notes."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common.htmx import SeeOther, toast
from outreach.forms.firm import FirmNotesForm
from outreach.pages.firm import firm_context, keep_notes
from outreach.pages.tags import tags_context
from recruiters.models import Firm

from .doors import local_today, my_firm


@login_required
@require_safe
def firm(request, public_id):
    """The page; the survivor's where it was merged, so that older links lead on."""
    gone = Firm.objects.filter(Q(owner=None) | Q(owner=request.user), public_id=public_id, merged_into__isnull=False)
    merged = gone.select_related("merged_into").first()
    if merged:
        return redirect("outreach:firm", merged.survivor.public_id)
    return firm_page(request, my_firm(request, public_id))


def firm_page(request, firm, form=None, tag_form=None):
    """The page, with a form that has errors as 422."""
    context = firm_context(request.user, firm, local_today(request))
    note = context["note"]
    context["form"] = form or FirmNotesForm(initial={"notes": note.notes, "flags": note.flags})
    context |= tags_context(request.user, note.tags, "firm", firm.public_id, tag_form)
    return render(request, "outreach/firm.html", context, status=422 if form or tag_form else 200)


@login_required
@require_http_methods(["GET", "POST"])
def notes(request, public_id):
    """Keep notes and flags."""
    firm = my_firm(request, public_id)
    there = reverse("outreach:firm", args=[firm.public_id])
    if request.method == "GET":
        return SeeOther(there)
    form = FirmNotesForm(request.POST)
    if not form.is_valid():
        return firm_page(request, firm, form)
    keep_notes(request.user, firm, **form.cleaned_data)
    toast(request, _("Your notes on %(firm)s are kept") % {"firm": firm.name})
    return SeeOther(there)
