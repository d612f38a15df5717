"""A firm's page: its people, the reader's relationships there, private tags and notes."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Preferences
from common.htmx import SeeOther, toast
from common.stale import held, stale
from outreach.forms.firm import FirmNotesForm
from outreach.models import SeekerFirm
from outreach.pages.beside import files_context, notes_context
from outreach.pages.firm import firm_context
from outreach.pages.live import live_firm
from outreach.pages.tags import tags_context
from recruiters.models import Firm

from .doors import hand, local_today, my_firm


@login_required
@require_safe
def firm(request, public_id):
    """The page; the survivor's where it was merged, so that older links lead on."""
    gone = Firm.objects.filter(Q(owner=None) | Q(owner=request.user), public_id=public_id, merged_into__isnull=False)
    merged = gone.select_related("merged_into").first()
    if merged:
        return redirect("outreach:firm", merged.survivor.public_id)
    return firm_page(request, my_firm(request, public_id))


def firm_page(request, firm, form=None, *, tag_form=None, note_form=None, file_form=None):
    """The page; with a form that has errors as 422."""
    context = firm_context(request.user, firm, local_today(request))
    note = context["note"]
    context["form"] = form or _form(note)
    context |= tags_context(request.user, note.tags, "firm", firm.public_id, tag_form)
    context |= notes_context(request.user, "firm", firm, context["today"], note_form) | files_context(
        request.user, "firm", firm, file_form
    )
    context["live"] = {
        "url": reverse("outreach:live_firm", args=[firm.public_id]),
        "digest": live_firm(request.user, firm.public_id),
        "target": "#main",
    }
    status = 422 if any((form, tag_form, note_form, file_form)) else 200
    return render(request, "outreach/firm.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def notes(request, public_id):
    """Keep notes and flags."""
    firm = my_firm(request, public_id)
    there = reverse("outreach:firm", args=[firm.public_id])
    if request.method == "GET":
        return SeeOther(there)
    with held(request, Preferences.objects.filter(pk=request.user.pk)):
        mine = SeekerFirm.of(request.user, firm)
        form = _form(mine, request.POST)
        if not form.is_valid():
            return firm_page(request, firm, form)
        if form.is_stale():
            title = _("Your notes on %(firm)s") % {"firm": firm.name}
            return stale(request, form, title=title, way_back=there)
        act = mine.note_down(hand(request), **form.cleaned_data)
    words = _("Your notes on %(firm)s are kept") % {"firm": firm.name} if act else _("Nothing to change.")
    toast(request, words, reverse("outreach:undo", args=[act.public_id]) if act else "")
    return SeeOther(there)


def _form(mine, data=None):
    return FirmNotesForm(data, initial={"notes": mine.notes, "flags": mine.flags})
