"""The ledger of submissions as a table to take along: the reader's own, group by group as its page shows it."""

from itertools import starmap

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_safe

from common.dates import now
from outreach.pages.submissions import GROUPINGS, every_line

from .formats import csv_file
from .tables import SUBMISSIONS, Table, submission_row


@login_required
@require_safe
def submissions(request):
    """CSV of all of it, not only of the last ones; ?by= as on the page."""
    today, by = request.user.today(now()), request.GET.get("by")
    lines = every_line(request.user, today, by if by in GROUPINGS else "employer")
    return csv_file(Table("Submissions", SUBMISSIONS, starmap(submission_row, lines)), f"submissions-{today}")
