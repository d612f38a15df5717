"""What the reader sees after an act: a toast with its undo, and the page where the act was made."""

from django.urls import reverse

from common.htmx import is_htmx, redirect_or_fragment, toast

from .doors import my_relationship
from .relationship import relationship_context
from .today import today_context


def after_act(request, relationship, words, act=None):
    """303 to Today or to the relationship's page, or the fragment of either for htmx. `act` is what can be undone.

    The form says with `back=today` that it stood on Today, and with `place` where, so that focus finds its way.
    """
    undo = reverse("outreach:undo", args=[act.public_id]) if act is not None else ""
    toast(request, words, undo)
    if request.POST.get("back") == "today":
        context = today_context(request, request.POST.get("place", "")) if is_htmx(request) else None
        return redirect_or_fragment(request, reverse("outreach:today"), "outreach/_today.html", context)
    url = reverse("outreach:relationship", args=[relationship.public_id])
    context = None
    if is_htmx(request):
        context = relationship_context(request, my_relationship(request, relationship.public_id), focus="next")
    return redirect_or_fragment(request, url, "outreach/_relationship.html", context)
