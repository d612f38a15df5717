"""A coach's notes on a client: written, and removed."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import access
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
    """One's own; of a client whose coach one still is."""
    note = get_object_or_404(Note.objects.written_by(request.user).select_related("client"), public_id=public_id)
    access.client(request.user, note.client.public_id, None, now())
    note.delete()
    toast(request, _("The note is removed"))
    return SeeOther(f"{reverse('coaching:client', args=[note.client.public_id])}#notes")
