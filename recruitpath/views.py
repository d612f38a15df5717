"""The health page for admins, and the answer for probes."""

from django.contrib.auth.decorators import login_required
from django.db import DatabaseError, connection
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from common.dates import now

from .health import report


@never_cache
@login_required
@require_safe
def health(request):
    """What works and what to do, for admins; nobody else is told that it exists."""
    if not request.user.is_staff:
        raise Http404
    return render(request, "recruitpath_pages/health.html", {"report": report(now())})


@never_cache
@require_safe
def healthz(request):
    """For probes: 200 while this process reaches its database, else 503. Says nothing more."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no database\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
