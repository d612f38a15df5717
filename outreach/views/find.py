"""Search everywhere: a page by itself, and the lines of the box that opens by / or Ctrl-K."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common.htmx import is_htmx
from outreach.finding.everywhere import MANY, MOST, find
from outreach.pages.quick import reader

from .doors import local_today

LONGEST = 120  # letters


@login_required
@require_safe
def find_everywhere(request):
    """?q=…: own recruiters, the directory, texts, pages and acts."""
    text = " ".join(request.GET.get("q", "").replace("\x00", "")[:LONGEST].split())
    in_box, today = is_htmx(request), local_today(request)
    found = find(request.user, text, reader(request.user, today), MOST if in_box else MANY)
    template = "outreach/_find_results.html" if in_box else "outreach/find.html"
    return render(request, template, {"found": found, "q": text, "today": today})
