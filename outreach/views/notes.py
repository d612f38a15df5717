"""Private notes: written, edited, pinned and removed; the panel for htmx, else the page it stands on."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import Preferences
from common.forms import invalid, posted
from common.htmx import SeeOther, is_htmx, redirect_or_fragment, render_fragment, toast
from common.stale import held, stale
from outreach.forms.notes import EditNoteForm, NoteForm
from outreach.models import Note
from outreach.pages.beside import notes_context

from .doors import hand, local_today, my_firm, my_relationship
from .firm import firm_page
from .relationship import relationship_context

PANEL, EDIT = "outreach/_notes.html", "outreach/note.html"


@login_required
@require_http_methods(["GET", "POST"])
def note(request, public_id):
    """Write one on a relationship."""
    return _write(request, "relationship", my_relationship(request, public_id))


@login_required
@require_http_methods(["GET", "POST"])
def firm_note(request, public_id):
    """Write one on a firm."""
    return _write(request, "firm", my_firm(request, public_id))


@login_required
@require_http_methods(["GET", "POST"])
def edit(request, public_id):
    with held(request, Preferences.objects.filter(pk=request.user.pk)):
        mine = _my_note(request, public_id)
        way_back = _there(*_about(mine))
        form = EditNoteForm(posted(request), initial={"text": mine.text})
        context = {"form": form, "note": mine, "about": _name(mine), "way_back": way_back}
        if request.method == "GET":
            return render(request, EDIT, context)
        if not form.is_valid():
            return invalid(request, EDIT, context)
        if form.is_stale():
            return stale(request, form, title=_("Your note on %(name)s") % {"name": _name(mine)}, way_back=way_back)
        act = mine.edit(hand(request), form.cleaned_data["text"])
    _say(request, _("The note is changed. Its former text is kept") if act else _("Nothing to change."), act)
    return SeeOther(way_back)


@login_required
@require_http_methods(["GET", "POST"])
def pin(request, public_id):
    """Pin it, or unpin it where "off" is sent."""
    mine = _my_note(request, public_id)
    if request.method == "GET":
        return SeeOther(_there(*_about(mine)))
    if "off" in request.POST:
        return _after(request, mine, mine.unpin(hand(request)), _("Unpinned"))
    return _after(request, mine, mine.pin(hand(request)), _("Pinned. It stands first now"))


@login_required
@require_http_methods(["GET", "POST"])
def remove(request, public_id):
    mine = _my_note(request, public_id)
    if request.method == "GET":
        return SeeOther(_there(*_about(mine)))
    return _after(request, mine, mine.remove(hand(request)), _("The note is removed"))


def _write(request, kind, record):
    if request.method == "GET":
        return SeeOther(_there(kind, record))
    form = NoteForm(request.POST)
    if form.is_valid():
        made = Note.write(hand(request), request.user, form.cleaned_data["text"], **{kind: record})
        return _after(request, made, made.act, _("The note is kept"))
    if is_htmx(request):
        return render_fragment(request, PANEL, _panel(request, kind, record, form), status=422)
    if kind == "firm":
        return firm_page(request, record, note_form=form)
    context = relationship_context(request, record, note_form=form)
    return render(request, "outreach/relationship.html", context, status=422)


def _my_note(request, public_id):
    """The reader's own note on what stands on their list or in their directory, or 404."""
    standing = Q(firm__isnull=False) | Q(relationship__hidden_at__isnull=True, relationship__merged_into__isnull=True)
    notes = Note.objects.visible_to(request.user).live().filter(standing)
    mine = get_object_or_404(notes.select_related("relationship__recruiter", "firm"), public_id=public_id)
    if mine.firm and mine.firm.owner_id not in (None, request.user.pk):
        raise Http404
    return mine


def _about(note):
    return ("relationship", note.relationship) if note.relationship_id else ("firm", note.firm)


def _name(note):
    return note.relationship.recruiter.shown_name if note.relationship_id else note.firm.name


def _there(kind, record):
    return reverse(f"outreach:{kind}", args=[record.public_id]) + "#notes"


def _say(request, words, act):
    toast(request, words, reverse("outreach:undo", args=[act.public_id]) if act else "")


def _after(request, note, act, words):
    """`act` is None where a second click did nothing."""
    kind, record = _about(note)
    _say(request, words, act)
    context = _panel(request, kind, record) | {"focus": "notes"} if is_htmx(request) else None
    return redirect_or_fragment(request, _there(kind, record), PANEL, context)


def _panel(request, kind, record, form=None):
    return notes_context(request.user, kind, record, local_today(request), form)
