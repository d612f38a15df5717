"""Privacy objections for admins: which wait, what each asks, the decision. Nobody else is told that the page exists."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common.htmx import SeeOther, toast
from outreach.acts.objection import set_aside, uphold
from outreach.refusals import Refused
from recruiters.models import Objection

from .doors import hand, local_today

DECIDED = 50  # shown, the latest first


def for_admins(view):
    @login_required
    @wraps(view)
    def guarded(request, **kwargs):
        if not request.user.is_staff:
            raise Http404
        return view(request, **kwargs)

    return guarded


@for_admins
@require_safe
def objections(request):
    shared = Objection.objects.shared().select_related("recruiter").prefetch_related("recruiter__affiliations__firm")
    decided = shared.exclude(state=Objection.State.REPORTED).order_by("-decided_at")[:DECIDED]
    context = {
        "waiting": shared.filter(state=Objection.State.REPORTED).order_by("said_on", "pk"),
        "decided": [(one, request.user.today(one.decided_at)) for one in decided],
        "today": local_today(request),
    }
    return render(request, "recruiters/objections.html", context)


@for_admins
@require_http_methods(["GET", "POST"])
def objection(request, public_id):
    """A GET says what taking out means before it is done; a post decides."""
    shared = Objection.objects.shared().select_related("recruiter")
    one = get_object_or_404(shared, public_id=public_id)
    decision = {"uphold": uphold, "set_aside": set_aside}.get(request.POST.get("decision"))
    if decision is None:
        context = {"objection": one, "person": one.recruiter, "today": local_today(request)}
        return render(request, "recruiters/objection.html", context, status=422 if request.method == "POST" else 200)
    try:
        decision(hand(request), one)
        said = _("They are being taken out, for everyone") if decision is uphold else _("Set aside. Nothing changes")
    except Refused as refused:
        said = refused.sentence
    toast(request, said)
    return SeeOther(reverse("recruiters:objections"))
