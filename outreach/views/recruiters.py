"""Recruiters: everyone the seeker works with, filtered and ordered by the address."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from outreach.listing.asked import Asked
from outreach.pages.list_tools import menus_of, sorts_of, tabs_of
from outreach.pages.listing import counts_of, people_page

from .doors import local_today


@login_required
@require_safe
def recruiters(request):
    asked = Asked.read(request.GET, request.user, today=local_today(request))
    page, lines = people_page(request.user, asked, request.GET.get("cursor", ""))
    counts = counts_of(request.user, asked)
    context = {
        "today": asked.today,
        "asked": asked,
        "page": page,
        "lines": lines,
        "counts": counts,
        "tabs": tabs_of(asked, counts),
        "menus": menus_of(asked, counts),
        "sorts": sorts_of(asked),
    }
    return render(request, "outreach/recruiters.html", context)
