"""The search activity of a period as a table to take along: the reader's own, as its page shows it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.views.decorators.http import require_safe

from common.dates import now
from outreach.forms.period import asked
from outreach.pages.activity import every_line

from .formats import csv_file
from .tables import ACTIVITY, Table, activity_row


@login_required
@require_safe
def activity(request):
    """CSV, written while it is sent; days that do not fit are no file."""
    _name, period, side, _form = asked(request.GET, request.user.today(now()))
    if period is None:
        raise Http404
    table = Table("Activity", ACTIVITY, map(activity_row, every_line(request.user, period, side)))
    return csv_file(table, f"search-activity-{period.first}-to-{period.last}")
