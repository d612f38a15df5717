"""What was agreed: noted, removed and put back by the coach, answered by the client."""

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
    try:
        Agreed.note(_hand(coaching, at), coaching.client, said["text"], said["day"], said.get("about"), acts)
    except NotJoined:
        raise Http404 from None  # the right went between the two
    toast(request, _("Kept. Your client sees it."))
    return SeeOther(f"{page}#agreed")


@login_required
@require_POST
def remove(request, public_id):
    at = now()
    one, coaching = _mine(request, public_id, at)
    if one.remove(By(request.user, at, via=Act.Via.COACH), "act" in coaching.rights):
        toast(request, _("Removed"), reverse("coaching:agreed_back", args=[public_id]))
    else:
        toast(request, _("It was removed already."))
    return SeeOther(_agreed_with(one.client))


@login_required
@require_POST
def put_back(request, public_id):
    """The undo of removing."""
    at = now()
    one, coaching = _mine(request, public_id, at)
    try:
        back = one.put_back(_hand(coaching, at), "act" in coaching.rights)
    except NotJoined:
        raise Http404 from None  # the right went between the two
    toast(request, _("It is there again") if back else _("It is there already."))
    return SeeOther(_agreed_with(one.client))


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


def _mine(request, public_id, at):
    """(one's own, the running coaching of its client), or 404."""
    one = get_object_or_404(Agreed.objects.of_coach(request.user).select_related("client"), public_id=public_id)
    return one, access.client(request.user, one.client.public_id, None, at)


def _hand(coaching, at):
    """The coach's, which acts for the client where it may: that stands in the client's log."""
    return By(coaching.coach, at, via=Act.Via.COACH, coaching=coaching if "act" in coaching.rights else None)


def _agreed_with(client):
    return f"{reverse('coaching:agenda', args=[client.public_id])}#agreed"


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
