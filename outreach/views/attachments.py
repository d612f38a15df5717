"""Files: attached, listed, served to their owner alone as a download, removed."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common.filetypes import TYPES
from common.forms import invalid
from common.htmx import SeeOther, is_htmx, redirect_or_fragment, render_fragment, toast
from outreach.forms.attachments import AttachForm
from outreach.models import Attachment
from outreach.models.attachment import MOST
from outreach.pages.beside import files_context
from outreach.refusals import Refused

from .doors import hand, my_firm, my_relationship
from .firm import firm_page
from .relationship import relationship_context

PANEL, PAGE = "outreach/_files.html", "outreach/files.html"


@login_required
@require_http_methods(["GET", "POST"])
def files(request):
    """All files of the seeker; a new one beside nothing in particular."""
    if request.method == "GET":
        return render(request, PAGE, _page_context(request))
    return _attach(request, "", None)


@login_required
@require_http_methods(["GET", "POST"])
def attach(request, public_id):
    """A file beside a relationship."""
    return _attach(request, "relationship", my_relationship(request, public_id))


@login_required
@require_http_methods(["GET", "POST"])
def firm_attach(request, public_id):
    """A file beside a firm."""
    return _attach(request, "firm", my_firm(request, public_id))


@login_required
@require_safe
def download(request, public_id):
    """The bytes as they were sent, never shown inside a page of ours: a download, and nothing in it may run."""
    mine = _my_file(request, public_id)
    try:
        stored = mine.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    answer = FileResponse(stored, as_attachment=True, filename=mine.name, content_type=TYPES[mine.type].mime)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer


@login_required
@require_http_methods(["GET", "POST"])
def remove(request, public_id):
    mine = _my_file(request, public_id)
    kind, record = _about(mine)
    if request.method == "POST":
        act = mine.remove(hand(request))
        words = _("%(name)s is removed. Undo brings it back for 30 days") % {"name": mine.name}
        toast(request, words, reverse("outreach:undo", args=[act.public_id]) if act else "")
        if is_htmx(request) and "all" not in request.POST:
            context = files_context(request.user, kind, record) | {"focus": "files"}
            return redirect_or_fragment(request, "", PANEL, context)
    return SeeOther(reverse("outreach:files") if "all" in request.POST else _there(kind, record))


def _attach(request, kind, record):
    if request.method == "GET":
        return SeeOther(_there(kind, record))
    form = AttachForm(request.POST, request.FILES, seeker=request.user)
    if form.is_valid():
        beside = {kind: record} if record else {}
        try:
            made = Attachment.keep(hand(request), request.user, form.cleaned_data["file"], **form.said(), **beside)
            toast(request, _("%(name)s is kept") % {"name": made.name},
                  reverse("outreach:undo", args=[made.act.public_id]))  # fmt: skip
            context = files_context(request.user, kind, record) | {"focus": "files"} if is_htmx(request) else None
            return redirect_or_fragment(request, _there(kind, record), PANEL if record else "", context)
        except Refused as refused:
            form.add_error("file", refused.sentence)
    if is_htmx(request) and record:
        return render_fragment(request, PANEL, files_context(request.user, kind, record, form), status=422)
    if kind == "firm":
        return firm_page(request, record, file_form=form)
    if kind == "relationship":
        context = relationship_context(request, record, file_form=form)
        return render(request, "outreach/relationship.html", context, status=422)
    return invalid(request, PAGE, _page_context(request, form))


def _page_context(request, form=None):
    used = Attachment.objects.visible_to(request.user).stored_bytes()
    return files_context(request.user, form=form) | {"used": used, "most": MOST, "all": True}


def _my_file(request, public_id):
    """The reader's own file whose bytes are stored, or 404."""
    mine = Attachment.objects.visible_to(request.user).live().exclude(file="")
    return get_object_or_404(mine.select_related("relationship", "firm"), public_id=public_id)


def _about(file):
    if file.relationship_id:
        return "relationship", file.relationship
    return ("firm", file.firm) if file.firm_id else ("", None)


def _there(kind, record):
    return reverse(f"outreach:{kind}", args=[record.public_id]) + "#files" if record else reverse("outreach:files")
