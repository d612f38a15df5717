"""The form of an act as a page of its own, or in the dialog of the page where it was asked for; and the way back."""

from django.http import QueryDict
from django.shortcuts import render
from django.urls import reverse

from common.htmx import is_htmx

ASK = "ask"  # id of the place that a page with a dialog keeps for it (rp-ask.js)
PAGES = {"today": "outreach:today", "board": "outreach:board", "calendar": "outreach:calendar",
         "discover": "outreach:discover"}  # fmt: skip


def asks(request, page, part, context, status=200):
    """Render the template `page`, or its `part` alone where a dialog asked for it."""
    dialog = in_dialog(request)
    context |= {"in_dialog": dialog, "action": _without_query(request), "cancel": way_back(context["back"])}
    return render(request, part if dialog else page, context, status=status)


def in_dialog(request):
    return is_htmx(request) and request.htmx.target == ASK


def came_by(request):
    """What the form carries as `back`: a page's name, with its query: "today", "board?type=retained"."""
    return request.POST.get("back") or request.GET.get("back", "")


def way_back(back):
    """The address of the page that `back` names, with its query; '' for none."""
    name, query = name_and_query(back)
    return f"{reverse(PAGES[name])}{'?' if query else ''}{query.urlencode()}" if name else ""


def name_and_query(back):
    """(name, QueryDict) of a `back`; '' for a page that is not known."""
    name, _mark, query = back.partition("?")
    return (name, QueryDict(query[:600])) if name in PAGES else ("", QueryDict())


def _without_query(request):
    """Where the form is sent: what its fields were to start with does not come along."""
    return request.path
