"""A coach's clients at a glance, those who could use a word first; each look is in the clients' logs."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts import access
from coaching.pages.caseload import ORDERS, caseload_of
from coaching.words import lead
from common.dates import now


@login_required
@require_safe
def clients(request):
    """?order=name by name; ?show=word only those who could use a word."""
    at = now()
    order = request.GET.get("order", "")
    order = order if order in ORDERS else ORDERS[0]
    caseload, coachings = caseload_of(request.user, at, order)
    access.viewed(coachings, "caseload", at)
    only = request.GET.get("show") == "word"
    context = {
        "today": request.user.today(at),
        "caseload": caseload,
        "lines": caseload.asking if only else caseload.lines,
        "lead": lead(len(caseload.asking), len(caseload.lines)),
        "order": order,
        "only": only,
        "waiting": request.user.invitations.waiting(at).filter(by_coach=True).order_by("-made_at"),
    }
    return render(request, "coaching/clients.html", context)
