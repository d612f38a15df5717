"""A coach opens one client: what the rights show, and the coach's notes. The look is in the client's log."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import access
from accounts.rights import named
from coaching.forms.note import NoteForm
from coaching.models import Note
from coaching.pages.client import overview_of
from coaching.pages.next_session import next_session
from coaching.place import way_in
from common.dates import now
from common.forms import posted

PAGE = "coaching/client.html"


@login_required
@require_safe
def client(request, public_id):
    at = now()
    coaching = access.client(request.user, public_id, None, at)
    return render(request, PAGE, client_context(request, coaching, at, note_form(request, coaching.client)))


def client_context(request, coaching, at, form):
    """What the page needs; the look is noted in the client's log. `form`: of a note, a new one or one with mistakes."""
    client = coaching.client
    access.viewed([coaching], "client", at)
    overview = overview_of(coaching, at, request.GET.get("cursor", ""))
    return {
        "coaching": coaching,
        "overview": overview,
        "line": overview.line,
        "next": next_session(request.user, client, overview.line.session, at),
        "today": overview.line.today,
        "rights": named(coaching.rights),
        "way_in": way_in(coaching),
        "notes": Note.objects.written_by(request.user).kept().filter(client=client).order_by("-made_at", "-pk"),
        "form": form,
    }


def note_form(request, client):
    """Of a note on a client: as posted, or empty."""
    action = reverse("coaching:note", args=[client.public_id])
    return NoteForm(posted(request), name=client.get_short_name() or client.shown_name, action=action)
