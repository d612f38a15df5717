"""A coach's clients at a glance, those who could use a word first; each look is in the clients' logs."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import access
from coaching.listing import WORD, AskedCaseload
from coaching.pages.caseload_tools import asked_for, held_by, menus_of, orders_of, tabs_of
from coaching.words import lead
from common.dates import now
from outreach.models import SavedView


@login_required
@require_safe
def clients(request):
    """Filters, order and view as coaching/listing.py reads them; without any, the view that opens first."""
    at = now()
    found = asked_for(request.user, request.GET, at)
    caseload, groups, asked = found.caseload, found.groups, found.asked
    views = SavedView.objects.of(request.user, AskedCaseload.shows)
    held = [(view, held_by(view, groups)) for view in views]
    elsewhere = _where_it_stands(request, asked, held)
    if elsewhere:
        return redirect(f"{reverse('coaching:clients')}?{elsewhere}")
    access.viewed(found.coachings, "caseload", at)
    tabs = tabs_of(asked, caseload.lines, held, groups)
    context = {
        "today": request.user.today(at),
        "caseload": caseload,
        "lines": found.lines,
        "lead": lead(len(caseload.asking), len(caseload.lines)),
        "asked": asked,
        "tabs": tabs,
        "tab": next((tab for tab in tabs if tab.here and tab.view), None),
        "menus": menus_of(asked, caseload.lines, groups),
        "orders": orders_of(asked),
        "only": list(asked.values) == [WORD],
        "waiting": request.user.invitations.waiting(at).filter(by_coach=True).order_by("-made_at"),
    }
    return render(request, "coaching/clients.html", context)


def _where_it_stands(request, asked, held):
    """The query of the list that this address stands for; "" where it stands for itself."""
    if not request.GET:
        return next((its.full_address for view, its in held if view.is_default), "")
    if set(request.GET) == {"view"}:
        its = next((its for view, its in held if view.public_id == asked.view), None)
        return its.full_address if its and its.address else ""
    return ""
