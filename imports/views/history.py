"""The imports so far, and the way to a new one."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from imports.pages.history import history_page
from outreach.views.doors import local_today


@login_required
@require_safe
def history(request):
    page, lines = history_page(request.user, request.GET.get("cursor", ""))
    return render(request, "imports/history.html", {"page": page, "lines": lines, "today": local_today(request)})
