"""Inviting a coach or a client by mail, and the page behind the link: it says who asks, and what they would see."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.by import By
from accounts.coaching_forms import AcceptCoach, InviteClient, InviteCoach
from accounts.joining_refused import NotJoined
from accounts.models import Coaching, Invitation
from accounts.rights import MEANS, Right
from common.dates import now
from common.forms import invalid, posted
from common.htmx import SeeOther, toast
from mail.tasks import deliver_soon

INVITE, ANSWER = "accounts/invite.html", "accounts/invitation.html"
GONE = {"used": 410, "used_by_you": 410, "expired": 410, "withdrawn": 410}


@login_required
@require_http_methods(["GET", "POST"])
def invite_coach(request):
    return _invite(request, InviteCoach, by_coach=False)


@login_required
@require_http_methods(["GET", "POST"])
def invite_client(request):
    return _invite(request, InviteClient, by_coach=True)


@never_cache
@require_http_methods(["GET", "POST"])
def answer(request, token):
    """Opening it changes nothing: mail programs open links too. Only a post by the account of the address joins."""
    at = now()
    invitation = Invitation.objects.of_token(token)
    if invitation is None:
        return render(request, ANSWER, {"state": "unknown"}, status=404)
    context = _context(request, invitation, at)
    if request.method == "GET" or context["state"] in GONE:
        return render(request, ANSWER, context, status=GONE.get(context["state"], 200))
    if context["state"] != "waiting":
        return render(request, ANSWER, context, status=403 if context["state"] == "other_address" else 409)
    form = context["form"]
    if form and not form.is_valid():
        return invalid(request, ANSWER, context)
    try:
        invitation.accept(By(request.user, at), **(form.cleaned_data if form else {}))
    except NotJoined as refused:
        if form and refused.code == "kept_from":
            form.add_error(None, refused.sentence)
            return invalid(request, ANSWER, context)
        return render(request, ANSWER, context | {"state": refused.code}, status=GONE.get(refused.code, 409))
    if invitation.by_coach:
        toast(request, _("%(name)s is your coach now") % {"name": invitation.asker.shown_name})
        return SeeOther(reverse("accounts:coaches"))
    toast(request, _("%(name)s is your client now") % {"name": invitation.asker.shown_name})
    return SeeOther(reverse("coaching:clients"))


def _invite(request, form_class, by_coach):
    at = now()
    form = form_class(posted(request), today=request.user.today(at))
    context = {"form": form, "by_coach": by_coach}
    if request.method == "GET":
        return render(request, INVITE, context)
    if form.is_valid():
        said = dict(form.cleaned_data)
        try:
            _made, mail = Invitation.send(By(request.user, at), said.pop("email"), by_coach=by_coach, **said)
        except NotJoined as refused:
            form.add_error(refused.field or None, refused.sentence)
        else:
            deliver_soon(mail)
            toast(request, _("The invitation to %(email)s is on its way") % {"email": mail.to})
            return SeeOther(reverse("coaching:clients" if by_coach else "accounts:coaches"))
    return invalid(request, INVITE, context)


def _context(request, invitation, at):
    """What the page says. state: waiting, or why not; sign_in where nobody is signed in."""
    reader, state = request.user, invitation.state(at)
    context = {"invitation": invitation, "asker": invitation.asker, "form": None}
    if state == "used" and reader.is_authenticated and reader.pk == invitation.used_by_id:
        return context | {"state": "used_by_you"}
    if state != "waiting":
        return context | {"state": state}
    context |= {"rights": [(Right(one).label, MEANS[Right(one)]) for one in invitation.rights]}
    if not reader.is_authenticated:
        return context | {"state": "sign_in" if request.method == "GET" else "other_address"}
    if reader.pk == invitation.asker_id:
        return context | {"state": "yourself"}
    if not invitation.is_for(reader):
        return context | {"state": "other_address"}
    if _joined(invitation, reader, at):
        return context | {"state": "joined"}
    if invitation.by_coach:
        first = {"rights": invitation.rights}
        name = invitation.asker.shown_name
        context["form"] = AcceptCoach(posted(request), initial=first, today=reader.today(at), name=name)
    return context | {"state": "waiting"}


def _joined(invitation, reader, at):
    client, coach = (reader, invitation.asker) if invitation.by_coach else (invitation.asker, reader)
    known = Coaching.objects.not_ended().with_people().filter(client=client, coach=coach).first()
    return bool(known and known.holds(at))
