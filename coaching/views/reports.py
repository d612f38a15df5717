"""A client's report, to read or to print. The look is in the client's log."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts import access
from coaching.pages.report import PERIODS, period_of, report_of
from common.dates import now


@login_required
@require_safe
def report(request, public_id):
    """?weeks=… one of PERIODS."""
    at = now()
    coaching = access.client(request.user, public_id, None, at)
    access.viewed([coaching], "report", at)
    weeks = period_of(request.GET)
    found = report_of(coaching, weeks, at)
    context = {"coaching": coaching, "report": found, "line": found.line, "weeks": weeks, "periods": PERIODS}
    return render(request, "coaching/report.html", context)
