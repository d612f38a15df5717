"""What was agreed: noted and removed by the coach, answered by the client."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import access
from accounts.by import By
from accounts.joining_refused import NotJoined
from accounts.models import Act
from coaching.models import Agreed
from common.dates import now
from common.forms import invalid
from common.htmx import SeeOther, toast
from outreach.views.doors import came_from

from .sessions import AGENDA, agenda_context, agreed_form


@login_required
@require_http_methods(["GET", "POST"])
def agree(request, public_id):
    at = now()
    coaching = access.client(request.user, public_id, None, at)
    page = reverse("coaching:agenda", args=[public_id])
    if request.method == "GET":
        return SeeOther(page)
    form = agreed_form(request, coaching, at)
    if not form.is_valid():
        return invalid(request, AGENDA, agenda_context(request, coaching, at, form))
    said, acts = form.cleaned_data, "act" in coaching.rights
    hand = By(request.user, at, via=Act.Via.COACH, coaching=coaching if acts else None)
    try:
        Agreed.note(hand, coaching.client, said["text"], said["day"], said.get("about"), acts)
    except NotJoined:
        raise Http404 from None  # the right went between the two
    toast(request, _("Kept. Your client sees it."))
    return SeeOther(f"{page}#agreed")


@login_required
@require_POST
def remove(request, public_id):
    """One's own; of a client whose coach one still is."""
    one = get_object_or_404(Agreed.objects.noted_by(request.user).select_related("client"), public_id=public_id)
    at = now()
    coaching = access.client(request.user, one.client.public_id, None, at)
    one.remove(By(request.user, at, via=Act.Via.COACH), "act" in coaching.rights)
    toast(request, _("Removed"))
    return SeeOther(f"{reverse('coaching:agenda', args=[one.client.public_id])}#agreed")


@login_required
@require_POST
def answer(request, public_id):
    """By the client: take, done, aside, or open again."""
    one = get_object_or_404(Agreed.objects.of_client(request.user), public_id=public_id)
    answers = {"take": _take, "done": _done, "aside": _aside, "open": _open}
    asked = answers.get(request.POST.get("answer", ""))
    if asked is None:
        raise Http404
    asked(request, one, By(request.user, now()))
    return SeeOther(came_from(request, reverse("coaching:shared_notes")))


def _take(request, one, by):
    act = one.take(by)
    if act:
        toast(request, _("It is a reminder of yours now"), reverse("outreach:undo", args=[act.public_id]))
    else:
        toast(request, _("Nothing to take on: you did already, or they are no longer on your list."))


def _done(request, one, by):
    toast(request, _("Done. Your coach sees it.") if one.mark_done(by) else _("That is done already"))


def _aside(request, one, by):
    toast(request, _("Set aside. Your coach sees that it is not for now.") if one.set_aside(by) else _("Nothing to do"))


def _open(request, one, by):
    toast(request, _("It is open again") if one.open_again() else _("It was open already"))
