"""A coach opens one client: what the rights show, and the coach's notes. The look is in the client's log."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import access
from accounts.rights import named
from coaching.forms import NoteForm
from coaching.models import Note
from coaching.pages.client import overview_of
from common.dates import now

PAGE = "coaching/client.html"


@login_required
@require_safe
def client(request, public_id):
    at = now()
    coaching = access.client(request.user, public_id, None, at)
    access.viewed([coaching], "client", at)
    return render(request, PAGE, client_context(request, coaching, at))


def client_context(request, coaching, at, form=None):
    """What the page needs; `form`: one with mistakes, else a new one."""
    client = coaching.client
    action = reverse("coaching:note", args=[client.public_id])
    overview = overview_of(coaching, at, request.GET.get("cursor", ""))
    return {
        "coaching": coaching,
        "client": client,
        "overview": overview,
        "line": overview.line,
        "today": overview.line.today,
        "rights": named(coaching.rights),
        "notes": Note.objects.written_by(request.user).filter(client=client).order_by("-made_at", "-pk"),
        "form": form or NoteForm(name=client.get_short_name() or client.shown_name, action=action),
    }
