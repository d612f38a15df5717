"""Known in the directory: a seeker's own records beside their shared twins, linked one by one or together."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from common.forms import invalid
from common.htmx import SeeOther, toast
from outreach.acts.linking import link_to_shared, link_together, linked_with, undo_links
from outreach.forms.links import DIFFERENT, LINK_ALL, LinkForm
from outreach.pages.duplicates import not_duplicates
from outreach.pages.links import SHOWN, last_tap, links_of
from outreach.pages.merging import record_of, with_records
from outreach.refusals import Refused
from recruiters.models import Merge

from .doors import hand


@login_required
@require_http_methods(["GET", "POST"])
def links(request):
    """Sure ones together in one tap, the others one by one, each with the reason."""
    if request.method == "GET":
        return render(request, "outreach/links.html", _context(request.user))
    form = LinkForm(request.POST)
    if not form.is_valid():
        return invalid(request, "outreach/links.html", _context(request.user) | {"form": form})
    if form.cleaned_data["act"] == LINK_ALL:
        _link_all(request)
    else:
        _one(request, form.cleaned_data)
    return SeeOther(reverse("outreach:links"))


@login_required
@require_POST
def undo(request, public_id):
    """Take back the whole tap that this link belongs to."""
    made = get_object_or_404(Merge.objects.filter(owner=request.user), public_id=public_id)
    try:
        n = undo_links(hand(request), made)
        messages.success(request, ngettext("%(n)s link taken back", "%(n)s links taken back", n) % {"n": n})
    except Refused as refused:
        messages.info(request, refused.sentence)
    return SeeOther(reverse("outreach:links"))


def _context(user):
    found = links_of(user)
    sure, asked = [link for link in found if link.sure], [link for link in found if not link.sure]
    last = last_tap(user)
    return {
        "sure": sure[:SHOWN], "more": len(sure) - len(sure[:SHOWN]), "asked": asked[:SHOWN],
        "last": last, "linked": with_records(linked_with(last)) if last else [],
    }  # fmt: skip


def _link_all(request):
    sure = [(link.own, link.shared) for link in links_of(request.user) if link.sure][:SHOWN]
    made = link_together(hand(request), request.user, sure)
    if made:
        words = ngettext("%(n)s record is linked", "%(n)s records are linked", len(made)) % {"n": len(made)}
        toast(request, words, reverse("outreach:links_undo", args=[made[0].public_id]))


def _one(request, said):
    kind = said["kind"] or Merge.Kind.FIRM
    own, shared = (record_of(request.user, kind, said[side]) for side in ("own", "shared"))
    if not own or not shared or own.owner_id != request.user.pk or shared.owner_id is not None:
        raise Http404
    if said["act"] == DIFFERENT:
        not_duplicates(hand(request), kind, own, shared)
        toast(request, _("“%(own)s” stays yours alone") % {"own": own.name})
        return
    try:
        made = link_to_shared(hand(request), request.user, own, shared)
    except Refused as refused:
        messages.info(request, refused.sentence)
        return
    words = _("“%(own)s” is linked to “%(shared)s”") % {"own": own.name, "shared": shared.name}
    toast(request, words, reverse("outreach:links_undo", args=[made.public_id]))
