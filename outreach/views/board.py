"""The board: the people that the address asks for, by stage; further cards; what changes on it after an act."""

from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common.htmx import is_htmx, render_fragment
from outreach.listing.asked import Asked
from outreach.models import Relationship
from outreach.pages.board import BESIDE, PATH, board, card_of, column_page, heads_of, shown_stages
from outreach.pages.list_tools import menus_of

from .doors import local_today
from .live import follows

OWN = ("beside", "of")  # what the board itself says in its address; the rest are the list's filters


@login_required
@require_safe
def show(request):
    """The columns along the path, and the stage beside it that the address opens."""
    asked, beside = _asked(request, request.GET)
    columns, rest = board(request.user, asked.rows(request.user), beside, asked.today)
    heads = [*columns, *rest]
    empty = not any(head.count for head in heads)
    context = _context(asked, beside) | {
        "columns": columns,
        "rest": rest,
        "menus": menus_of(asked, {head.stage: head.count for head in heads}),
        "empty": empty,
        "live": follows(request.user, asked.today),
        "anyone": not empty or Relationship.objects.visible_to(request.user).exists(),
    }
    return render(request, "outreach/board.html", context)


@login_required
@require_safe
def column(request):
    """Further cards of one stage: for htmx the cards, else a page of that column."""
    asked, beside = _asked(request, request.GET)
    stage = request.GET.get("of")
    if stage not in PATH + BESIDE:
        stage = PATH[0]
    rows = asked.rows(request.user)
    found = column_page(request.user, rows, stage, request.GET.get("cursor", ""), asked.today)
    context = _context(asked, beside) | {"column": found, "page": found.page}
    return render(request, "outreach/_board_cards.html" if is_htmx(request) else "outreach/board_column.html", context)


def after_move(request, relationship, query):
    """The card where it stands now, and all counts, for the board with that query. The dialog's place is emptied."""
    asked, beside = _asked(request, query)
    rows, shown = asked.rows(request.user), shown_stages(beside)
    heads = heads_of(rows, asked.today)
    relationship.refresh_from_db(fields=["stage"])
    context = _context(asked, beside) | {
        "heads": [heads[stage] for stage in shown],
        "rest": [heads[stage] for stage in BESIDE if stage not in shown],
        "moved": relationship.public_id,
        "card": card_of(request.user, rows, relationship, asked.today) if relationship.stage in shown else None,
        "landed": relationship.stage,
        "column": heads[relationship.stage],
    }
    return render_fragment(request, "outreach/_board_moved.html", context)


def _asked(request, query):
    """(what the list's filters ask for, the stage beside the path that is open); `query`: a QueryDict."""
    query = query.copy()
    beside = query.get("beside") if query.get("beside") in BESIDE else ""
    for name in OWN:
        query.pop(name, None)
    return Asked.read(query, request.user, today=local_today(request)), beside


def _context(asked, beside):
    """`address`: the filters; `query`: the board's whole address; `back`: what its forms carry."""
    query = QueryDict(asked.full_address, mutable=True)
    if beside:
        query["beside"] = beside
    back = f"board?{query.urlencode()}" if query else "board"
    return {
        "today": asked.today,
        "asked": asked,
        "beside": beside,
        "address": asked.full_address,
        "query": query.urlencode(),
        "back": back,
        "back_quoted": quote(back, safe=""),
    }
