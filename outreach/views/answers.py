"""What the reader sees after an act: a toast with its undo, and the page where the act was made."""

from django.urls import reverse

from common.htmx import SeeOther, is_htmx, redirect_or_fragment, toast

from . import board, calendar
from .asking import in_dialog, name_and_query, way_back
from .doors import my_relationship
from .relationship import relationship_context
from .today import today_context

# What changes on a page with a dialog after an act that it asked for.
CHANGED = {"board": board.after_move, "calendar": calendar.after_move}


def after_act(request, relationship, words, act=None, onward=""):
    """303 to Today or to the relationship's page, or the fragment of either for htmx. `act` is what can be undone.

    The form says with `back=today` that it stood on Today, and with `place` where, so that focus finds its way; with
    `back=board?…` or `back=calendar?…` that it was asked there: only what changed there is the answer. Asked on a page
    of its own, it leads `onward` where that is given.
    """
    undo = reverse("outreach:undo", args=[act.public_id]) if act is not None else ""
    toast(request, words, undo)
    if request.POST.get("back") == "today":
        context = today_context(request, request.POST.get("place", "")) if is_htmx(request) else None
        return redirect_or_fragment(request, reverse("outreach:today"), "outreach/_today.html", context)
    name, query = name_and_query(request.POST.get("back", ""))
    if name:
        if in_dialog(request) and name in CHANGED:
            return CHANGED[name](request, relationship, query)
        return SeeOther(way_back(request.POST["back"]))
    if onward and not is_htmx(request):
        return SeeOther(onward)
    url = reverse("outreach:relationship", args=[relationship.public_id])
    context = None
    if is_htmx(request):
        context = relationship_context(request, my_relationship(request, relationship.public_id), focus="next")
    return redirect_or_fragment(request, url, "outreach/_relationship.html", context)
