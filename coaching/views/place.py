"""A client's own pages, opened by their coach: by the rights given, under addresses of their own."""

from contextlib import contextmanager

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, get_script_prefix, resolve, reverse, set_script_prefix
from django.views.decorators.http import require_safe

from accounts import access
from accounts.joining_refused import NotJoined
from accounts.place import Place
from coaching.place import OPEN, way_in
from common.dates import now

from . import place_pages

# Pages that show a coach less than the client have a view of their own; the forms of acts are the client's.
VIEWS = {
    f"outreach:{view.__name__}": view
    for view in (
        place_pages.today, place_pages.recruiters, place_pages.relationship, place_pages.board, place_pages.calendar,
        place_pages.numbers, place_pages.activity, place_pages.submissions,
    )
}  # fmt: skip


@login_required
@require_safe
def enter(request, public_id):
    """To the first page that opens; to the coach's own page on the client where none does."""
    try:
        coaching = access.client(request.user, public_id, None, now())
    except access.NotOpen as closed:
        return _closed(request, closed.coaching, closed.over)
    return redirect(way_in(coaching) or reverse("coaching:client", args=[public_id]))


@login_required
def place(request, public_id, rest):
    """The page `rest` of the client. The rights are asked anew with each request, a sent form included.

    404 for what is not open there; who coaches or coached the client reads why.
    """
    at, path = now(), f"/{rest}"
    match = _page(path)
    rule = OPEN.get(match.view_name) if match else None
    try:
        coaching = access.client(request.user, public_id, rule.rights if rule else None, at)
        if rule is None:
            raise Http404
        with _in_place(request, coaching, path, match):
            view = VIEWS.get(match.view_name, match.func)
            response = view(request, *match.args, **match.kwargs)
        if rule.page and response.status_code == 200:
            access.viewed([coaching], rule.page, at)
        return response
    except access.NotOpen as closed:
        return _closed(request, closed.coaching, closed.over)
    except NotJoined:  # ended between the look at the rights and the act
        return _closed(request, coaching, over=True)


@login_required
@require_safe
def live(request, public_id):
    """What an open page in the place asks: 204 while the rights are those that it was opened with (?rights=), else 404.
    No look: it is not in the client's log.
    """
    coaching = access.client(request.user, public_id, None, now())
    if request.GET.get("rights") not in (None, ",".join(coaching.rights)):
        raise Http404
    return HttpResponse(status=204)


def _page(path):
    try:
        return resolve(path)
    except Resolver404:
        return None


@contextmanager
def _in_place(request, coaching, path, match):
    """While the view runs, the request says whose pages these are, and addresses that it makes stay in the place.

    Answers are whole pages, never fragments: those are parts of pages that show the client more.
    """
    outside, outer = get_script_prefix(), (request.path_info, request.resolver_match, request.htmx)
    out, asks = (reverse(f"coaching:{name}", args=[coaching.client.public_id]) for name in ("client", "live"))
    request.place = Place(coaching, out, f"{asks}?rights={','.join(coaching.rights)}")
    request.path_info, request.resolver_match, request.htmx = path, match, None
    set_script_prefix(reverse("coaching:place", args=[coaching.client.public_id]))
    try:
        yield
    finally:
        set_script_prefix(outside)
        request.path_info, request.resolver_match, request.htmx = outer


def _closed(request, coaching, over):
    context = {"client": coaching.client, "over": over, "sent": request.method == "POST"}
    return render(request, "coaching/not_open.html", context, status=404)
