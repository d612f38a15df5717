"""What was told and given as a table to take along: the reader's own, filtered as its page is."""

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_safe

from outreach.models import Knowledge
from outreach.pages.knowledge import gathered

from .formats import csv_file
from .tables import KNOWLEDGE, Table, knowledge_row


@login_required
@require_safe
def market(request):
    """CSV, written while it is sent; ?kind= and ?q= as on the page of the market."""
    rows = gathered(request.user, request.GET.get("q", "").replace("\x00", "")[:80])
    if request.GET.get("kind") in Knowledge.Kind.values:
        rows = rows.filter(kind=request.GET["kind"])
    return csv_file(Table("Told", KNOWLEDGE, map(knowledge_row, rows.iterator(chunk_size=1000))), "what-you-were-told")
