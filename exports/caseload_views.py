"""A coach's clients as a table to take along: filtered and ordered as their page is, each cell by the rights given."""

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_safe

from accounts import access
from coaching.pages.caseload_tools import asked_for
from common.dates import now

from .formats import csv_file
from .tables import Table, caseload_head, caseload_row


@login_required
@require_safe
def caseload(request):
    """CSV; the address's query as on the page. That it was taken is in the log of each client who is in it."""
    at = now()
    found = asked_for(request.user, request.GET, at)
    lines = found.lines
    there = {line.client_id for line in lines}
    access.viewed([one for one in found.coachings if one.client_id in there], "caseload_table", at)
    rows = (caseload_row(line, request.user) for line in lines)
    return csv_file(Table("Clients", caseload_head(), rows), f"clients-{request.user.today(at)}")
