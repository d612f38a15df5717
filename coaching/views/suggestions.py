"""Suggested by one's coach: taken by the ordinary adding, guards asked, or declined without a reason."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.by import By
from coaching.models import Suggestion
from coaching.models.suggestion import AsksFees
from coaching.pages.suggested import suggested_to
from common.dates import now
from common.forms import invalid
from common.htmx import SeeOther, toast
from outreach.acts.protected import keep_stop
from outreach.refusals import Refused
from outreach.views.doors import came_from

PAGE = "coaching/suggestions.html"


@login_required
@require_safe
def suggestions(request):
    return render(request, PAGE, _context(request, suggested_to(request.user, now())))


@login_required
@require_http_methods(["GET", "POST"])
def suggestion(request, public_id):
    """answer: take, decline or open (again). A GET leads to the page of all."""
    get_object_or_404(Suggestion.objects.of_client(request.user), public_id=public_id)
    rows = suggested_to(request.user, now())
    row = next((row for row in rows if row.one.public_id == public_id), None)
    if row is None:
        raise Http404
    if request.method == "GET":
        return SeeOther(_page())
    answers = {"take": _take, "decline": _decline, "open": _open}
    answer = answers.get(request.POST.get("answer", ""))
    if answer is None:
        raise Http404
    asked = answer(request, row, By(request.user, now()))
    if asked is None:
        return SeeOther(came_from(request, _page()))
    return invalid(request, PAGE, _context(request, [asked if one is row else one for one in rows]))


def _take(request, row, by):
    """None, or the row with what stands in the way."""
    try:
        act = row.one.take(by, row.firm, despite_fees="despite_fees" in request.POST)
    except AsksFees:
        words = _("This firm asks job seekers for money. Firms are mostly paid by employers.")
        return replace(row, asks=words, fees=True)
    except Refused as refused:
        keep_stop(by, refused)
        return replace(row, asks=refused.sentence_on(request.user.today(by.at)))
    if act:
        words = _("%(title)s: on your list") % {"title": row.title}
        toast(request, words, reverse("outreach:undo", args=[act.public_id]))
    elif act is None:
        toast(request, _("Noted. Your coach sees that you took it up."))
    else:
        toast(request, _("You answered that already."))
    return None


def _decline(request, row, by):
    declined = row.one.decline(by)
    toast(request, _("All right. No reason is needed.") if declined else _("You answered that already."))


def _open(request, row, by):
    toast(request, _("It waits for you again") if row.one.reopen() else _("It waits already"))


def _context(request, rows):
    return {
        "today": request.user.today(now()),
        "waiting": [row for row in rows if row.one.stands == "waits"],
        "answered": [row for row in rows if row.one.stands != "waits"],
    }


def _page():
    return reverse("coaching:suggestions")
