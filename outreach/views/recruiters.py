"""Recruiters: everyone the seeker works with, filtered, ordered and grouped by the address; the same for paper."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from outreach.listing.asked import Asked
from outreach.models import SavedView
from outreach.pages.cells import cells_of, first_cells_of
from outreach.pages.list_choices import choices_of, column_choice
from outreach.pages.list_groups import blocks_of
from outreach.pages.list_tools import EVERYONE, groups_of, heads_of, held_by, menus_of, sorts_of, tabs_of
from outreach.pages.listing import counts_of, lines_of, people, people_page

from .doors import local_today
from .live import follows

ON_PAPER = 1000  # people


@login_required
@require_safe
def recruiters(request):
    asked = _asked(request)
    held = [(view, held_by(view, asked.today)) for view in SavedView.objects.of(request.user, asked.shows)]
    elsewhere = _where_it_stands(request, asked, held)
    if elsewhere is not None:
        return redirect(reverse("outreach:recruiters") + (f"?{elsewhere}" if elsewhere else ""))
    asked = _known_view(asked, held)
    page, lines = people_page(request.user, asked, request.GET.get("cursor", ""))
    counts = counts_of(request.user, asked, held)
    tabs = tabs_of(asked, counts, held)
    context = {
        "today": asked.today,
        "asked": asked,
        "page": page,
        "lines": lines,
        "blocks": blocks_of(request.user, asked, _with_cells(lines, asked, first_cells_of)),
        "heads": heads_of(asked),
        "counts": counts,
        "tabs": tabs,
        "counts_follow": any(tab.count is None for tab in tabs),
        "tab": next((tab for tab in tabs if tab.here and tab.view), None),
        "menus": menus_of(asked, counts),
        "sorts": sorts_of(asked),
        "groups": groups_of(asked),
        "live": follows(request.user, asked.today, "#main"),
    }
    return render(request, "outreach/recruiters.html", context)


@login_required
@require_safe
def filters(request):
    """All filters at once, as one form."""
    asked = _asked(request)
    context = {"asked": asked, "choices": choices_of(request.user, asked)}
    return render(request, "outreach/recruiters_filters.html", context)


@login_required
@require_safe
def columns(request):
    """Which columns, in which order. `up` and `down` name a column to move: the form comes back, nothing is kept."""
    params = request.GET.copy()
    up, down = params.pop("up", [""])[-1], params.pop("down", [""])[-1]
    asked = Asked.read(params, request.user, today=local_today(request))
    context = {"asked": asked, "choice": column_choice(asked, up, down), "moved": up or down}
    return render(request, "outreach/recruiters_columns.html", context)


@login_required
@require_safe
def on_paper(request):
    """Every row of the list at once, up to ON_PAPER, without the frame."""
    asked = _asked(request)
    rows = list(people(request.user, asked).select_related("recruiter", "firm")[: ON_PAPER + 1])
    lines = lines_of(request.user, rows[:ON_PAPER], asked.today)
    context = {
        "today": asked.today,
        "asked": asked,
        "count": len(lines),
        "cut": len(rows) > ON_PAPER,
        "blocks": blocks_of(request.user, asked, _with_cells(lines, asked)),
    }
    return render(request, "outreach/recruiters_print.html", context)


def _asked(request):
    return Asked.read(request.GET, request.user, today=local_today(request))


def _with_cells(lines, asked, first=lambda line: SafeString("")):
    return [replace(line, cells=first(line) + cells_of(line, asked.columns, asked.today)) for line in lines]


def _where_it_stands(request, asked, held):
    """The query of the list that this address stands for, None where it stands for itself.

    Nothing asked: the view that opens first. A view alone: what it holds. A form's empty fields are dropped.
    """
    if not request.GET:
        return next((its.full_address for view, its in held if view.is_default), None)
    if set(request.GET) == {"view"}:
        return next((its.full_address for view, its in held if view.public_id == asked.view), None)
    return asked.full_address if "" in request.GET.values() and not asked.notices else None


def _known_view(asked, held):
    if asked.view and asked.view not in {EVERYONE, *(view.public_id for view, _its in held)}:
        return replace(asked, view="", notices=(*asked.notices, _("That view is no longer there. Here is its list.")))
    return asked
