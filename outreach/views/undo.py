"""Undo of an act: at once from a toast; over later acts on the same rows only after saying so."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import prefetch_related_objects
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import Act
from common.htmx import SeeOther
from outreach.acts.undo import later_acts
from outreach.acts.undo import undo as undo_act
from outreach.refusals import Refused
from outreach.words.acts import act_words

from .doors import came_from, hand, in_place, is_own_path, seeker_of


@login_required
@require_http_methods(["GET", "POST"])
def undo(request, public_id):
    act = get_object_or_404(Act.objects.visible_to(seeker_of(request)), public_id=public_id)
    later = [] if act.undone_at else list(later_acts(act).select_related("bulk")[:20])
    read = [one for one in later if _may_read(request, one)]
    single = [one for one in read if not hasattr(one, "bulk")]  # the rows of an act for many are too many to read
    prefetch_related_objects(single, "rows__relationship__recruiter")
    way_back = request.POST.get("way_back", "")
    if not is_own_path(way_back):
        way_back = came_from(request, reverse("outreach:today"))
    if request.method == "GET" or (later and "confirmed" not in request.POST):
        context = {
            "act": act,
            "words": act_words(act),
            "later": [act_words(one) if one in read else _("something of theirs") for one in later],
            "way_back": way_back,
        }
        return render(request, "outreach/undo.html", context)
    try:
        undo_act(act, hand(request))
        act.refresh_from_db(fields=["undone_at"])
        if not act.undone_at:
            return SeeOther(reverse("outreach:bulk", args=[act.bulk.public_id]))
        messages.success(request, _("Taken back: %(what)s") % {"what": act_words(act)})
    except Refused as refused:
        messages.info(request, refused.sentence)
    return SeeOther(way_back)


def _may_read(request, act):
    """In a client's place the words of an act are its own hand's: another's may tell what is not shared."""
    return in_place(request) is None or act.actor_id == request.user.pk
