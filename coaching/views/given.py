"""From your coaches: what a client reads of them – sessions to come, what was agreed, notes."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coaching.models import Note
from coaching.pages.given import agreed_with, sessions_with
from common.dates import now


@login_required
@require_safe
def given(request):
    at = now()
    today = request.user.today(at)
    context = {
        "today": today,
        "sessions": sessions_with(request.user, at),
        "agreed": agreed_with(request.user, today),
        "notes": Note.objects.shared_with(request.user).select_related("coach").order_by("-made_at", "-pk"),
    }
    return render(request, "coaching/given.html", context)
