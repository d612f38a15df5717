"""A coach's clients at a glance."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts import access
from common.dates import now


@login_required
@require_safe
def clients(request):
    at = now()
    mine = access.clients(request.user, at)
    access.viewed(mine, "caseload", at)
    context = {
        "clients": mine,
        "waiting": request.user.invitations.waiting(at).filter(by_coach=True).order_by("-made_at"),
        "today": request.user.today(at),
    }
    return render(request, "coaching/clients.html", context)
