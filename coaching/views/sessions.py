"""A coach's sessions with a client: arranged, moved, called off, put back; and the agenda of the next one."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import access
from accounts.by import By
from coaching.forms.agreed import AgreedForm
from coaching.forms.session import SessionForm
from coaching.models import Session
from coaching.moments import elsewhere_words, local, moment_words
from coaching.pages.agenda import agenda_of
from coaching.pages.next_session import next_session
from common.dates import now
from common.forms import invalid, posted
from common.htmx import SeeOther, toast

from .client import note_form

FORM, AGENDA = "coaching/session.html", "coaching/agenda.html"


@login_required
@require_http_methods(["GET", "POST"])
def arrange(request, public_id):
    at = now()
    coaching = access.client(request.user, public_id, None, at)
    form = _form(request, coaching.client, at, _("Arrange it"))
    if request.method == "GET" or not form.is_valid():
        return _ask(request, coaching.client, form)
    said = form.cleaned_data
    session = Session.arrange(By(request.user, at), coaching.client, said["instant"], said["place"])
    words = {"when": moment_words(session.at, request.user, request.user.today(at))}
    toast(request, _("Arranged: %(when)s") % words, reverse("coaching:session_off", args=[session.public_id]))
    return SeeOther(_client_page(coaching.client))


@login_required
@require_http_methods(["GET", "POST"])
def move(request, public_id):
    """Another day, hour or place."""
    at = now()
    session = _mine(request, public_id, Session.objects.to_come(at))
    there = local(session.at, request.user)
    initial = {"day": there.date(), "time": there.time(), "place": session.place}
    form = _form(request, session.client, at, _("Move it"), initial)
    if request.method == "GET" or not form.is_valid():
        return _ask(request, session.client, form, session)
    changed = session.move(form.cleaned_data["instant"], form.cleaned_data["place"])
    words = {"when": moment_words(session.at, request.user, request.user.today(at))}
    toast(request, _("Moved: %(when)s") % words if changed else _("Nothing to change."))
    return SeeOther(_client_page(session.client))


@login_required
@require_POST
def call_off(request, public_id):
    at = now()
    session = _mine(request, public_id, Session.objects.not_over(at))
    if session.call_off(By(request.user, at)):
        toast(request, _("Called off"), reverse("coaching:session_back", args=[public_id]))
    else:
        toast(request, _("It was called off already."))
    return SeeOther(_client_page(session.client))


@login_required
@require_POST
def put_back(request, public_id):
    """The undo of calling off."""
    session = _mine(request, public_id, Session.objects.called_off(now()))
    session.put_back()
    toast(request, _("It stands again"))
    return SeeOther(_client_page(session.client))


@login_required
@require_safe
def agenda(request, public_id):
    """What changed since the last session. The look is in the client's log."""
    at = now()
    coaching = access.client(request.user, public_id, None, at)
    return render(request, AGENDA, agenda_context(request, coaching, at))


def agenda_context(request, coaching, at, form=None):
    """What the page needs; `form`: of what was agreed, with mistakes. The look is noted in the client's log."""
    access.viewed([coaching], "agenda", at)
    found = agenda_of(coaching, at)
    return {
        "coaching": coaching,
        "agenda": found,
        "line": found.line,
        "today": found.line.today,
        "next": next_session(request.user, coaching.client, found.line.session, at),
        "form": form or agreed_form(request, coaching, at),
        "note_form": note_form(request, coaching.client),
    }


def agreed_form(request, coaching, at):
    """Of what was agreed with a client: as posted, or empty."""
    client = coaching.client
    return AgreedForm(
        posted(request), client=client, today=client.today(at), sees="pipeline" in coaching.rights,
        acts="act" in coaching.rights, action=reverse("coaching:agree", args=[client.public_id]),
    )  # fmt: skip


def _mine(request, public_id, rows):
    """One's own session among some, with somebody whose coach one still is, or 404."""
    mine = rows.arranged_by(request.user).select_related("client__preferences")
    session = get_object_or_404(mine, public_id=public_id)
    access.client(request.user, session.client.public_id, None, now())
    return session


def _form(request, client, at, button, initial=None):
    there = elsewhere_words(at, request.user, client)
    zones = _("The hour is that of your clock; right now it is %(there)s.") % {"there": there} if there else ""
    return SessionForm(
        posted(request), initial=initial, coach=request.user, now=at, button=button, way_back=_client_page(client),
        zones=zones,
    )  # fmt: skip


def _ask(request, client, form, session=None):
    context = {"client": client, "form": form, "session": session}
    return render(request, FORM, context) if request.method == "GET" else invalid(request, FORM, context)


def _client_page(client):
    return reverse("coaching:client", args=[client.public_id])
