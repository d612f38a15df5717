"""The log of one's coaches as a table to take along: each change, each look, each act."""

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_safe

from accounts.coaching_words import log_lines
from accounts.models import CoachingEvent

from .formats import csv_file
from .tables import COACHING_LOG, Table, coaching_row


@login_required
@require_safe
def coaching_log(request):
    """CSV, latest first, written while it is sent."""
    rows = CoachingEvent.objects.visible_to(request.user).select_related("coaching__coach", "actor", "act")
    lines = log_lines(rows.order_by("-at", "-pk").iterator(chunk_size=1000), request.user)
    return csv_file(Table("Coaches", COACHING_LOG, map(coaching_row, lines)), "who-looked-and-what-changed")
