"""A coach's notes on a client: written, removed, put back."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import access
from accounts.by import By
from coaching.forms.note import SHARED
from coaching.models import Note
from common.dates import now
from common.forms import invalid
from common.htmx import SeeOther, toast

from .client import PAGE, client_context, note_form


@login_required
@require_http_methods(["GET", "POST"])
def write(request, public_id):
    at = now()
    coaching = access.client(request.user, public_id, None, at)
    page = reverse("coaching:client", args=[public_id])
    if request.method == "GET":
        return SeeOther(page)
    form = note_form(request, coaching.client)
    if not form.is_valid():
        return invalid(request, PAGE, client_context(request, coaching, at, form))
    shared = form.cleaned_data["reader"] == SHARED
    text = form.cleaned_data["text"]
    Note.objects.create(client=coaching.client, coach=request.user, text=text, shared=shared, made_at=at)
    toast(request, _("Kept, and shared") if shared else _("Kept, for you alone"))
    return SeeOther(f"{page}#notes")


@login_required
@require_POST
def remove(request, public_id):
    note = _mine(request, public_id)
    if note.remove(By(request.user, now())):
        toast(request, _("The note is removed"), reverse("coaching:note_back", args=[public_id]))
    else:
        toast(request, _("It was removed already."))
    return SeeOther(_notes_of(note.client))


@login_required
@require_POST
def put_back(request, public_id):
    """The undo of removing."""
    note = _mine(request, public_id)
    toast(request, _("The note is back") if note.put_back() else _("It is there already."))
    return SeeOther(_notes_of(note.client))


def _mine(request, public_id):
    """One's own, on a client whose coach one still is, or 404."""
    note = get_object_or_404(Note.objects.written_by(request.user).select_related("client"), public_id=public_id)
    access.client(request.user, note.client.public_id, None, now())
    return note


def _notes_of(client):
    return f"{reverse('coaching:client', args=[client.public_id])}#notes"
