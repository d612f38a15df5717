"""Who helps me: a client's coaches, what each may see, until when; and the log of all that."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.by import By
from accounts.coaching_forms import ChangeRights
from accounts.coaching_words import log_lines
from accounts.joining_refused import NotJoined
from accounts.models import Coaching, CoachingEvent, Invitation
from common.dates import now
from common.forms import invalid, posted
from common.htmx import SeeOther, toast
from common.paging import page_of
from common.stale import held, stale

LIST, ONE, LOG = "accounts/coaches.html", "accounts/coach.html", "accounts/coaching_log.html"
FORMER = 20  # coachings that are over, latest first


@login_required
@require_safe
def coaches(request):
    at = now()
    mine = list(Coaching.objects.filter(client=request.user).with_people().order_by("pk"))
    over = sorted((one for one in mine if not one.holds(at)), key=lambda one: one.agreed_at, reverse=True)
    context = {
        "today": request.user.today(at),
        "running": [(one, one.tells_of_end(at)) for one in mine if one.holds(at)],
        "former": over[:FORMER],
        "waiting": request.user.invitations.waiting(at).filter(by_coach=False).order_by("-made_at"),
    }
    return render(request, LIST, context)


@login_required
@require_http_methods(["GET", "POST"])
def coach(request, public_id):
    """What a coach may see, and until when; changed at any time."""
    at = now()
    with held(request, Coaching.objects.filter(public_id=public_id, client=request.user)):
        coaching = get_object_or_404(Coaching.objects.with_people(), public_id=public_id, client=request.user)
        stands = {"rights": coaching.rights, "ends_on": coaching.ends_on}
        name = coaching.coach.shown_name
        form = ChangeRights(posted(request), initial=stands, today=request.user.today(at), name=name)
        context = {
            "today": request.user.today(at),
            "coaching": coaching,
            "form": form if coaching.holds(at) else None,
            "ends": coaching.tells_of_end(at),
        }
        if request.method == "GET":
            return render(request, ONE, context)
        if not form.is_valid():
            return invalid(request, ONE, context)
        if form.is_stale():
            return stale(request, form, title=name, way_back=reverse("accounts:coach", args=[public_id]))
        try:
            changed = coaching.change(By(request.user, at), **form.cleaned_data)
        except NotJoined as refused:
            toast(request, refused.sentence)
            return SeeOther(reverse("accounts:coaches"))
    toast(request, _("Saved. It holds from now on.") if changed else _("Nothing to change."))
    return SeeOther(reverse("accounts:coaches"))


@login_required
@require_POST
def end(request, public_id):
    """By either of the two: over with the next request of the coach, whatever page is open."""
    coaching = get_object_or_404(Coaching.objects.visible_to(request.user).with_people(), public_id=public_id)
    ended, mine = coaching.end(By(request.user, now())), coaching.client_id == request.user.pk
    other = {"name": (coaching.coach if mine else coaching.client).shown_name}
    if not ended:
        toast(request, _("It was over already."))
    elif mine:
        toast(request, _("Ended. %(name)s sees nothing of yours any more.") % other)
    else:
        toast(request, _("Ended. You no longer see anything of %(name)s.") % other)
    return SeeOther(reverse("accounts:coaches" if mine else "coaching:clients"))


@login_required
@require_safe
def log(request):
    """Every change, every look, and what coaches did in one's place, with its undo; latest first."""
    rows = CoachingEvent.objects.visible_to(request.user).select_related("coaching__coach", "actor", "act")
    page = page_of(rows, ["-at"], request.GET.get("cursor", ""), 50)
    lines = list(log_lines(page.rows, request.user))
    return render(request, LOG, {"page": page, "lines": lines, "today": request.user.today(now())})


@login_required
@require_POST
def withdraw(request, public_id):
    """Take an invitation of one's own back."""
    invitation = get_object_or_404(Invitation, asker=request.user, public_id=public_id)
    if invitation.withdraw(By(request.user, now())):
        said = _("The invitation to %(email)s is taken back. Its link is of no use any more.")
    else:
        said = _("The invitation to %(email)s was used or over already.")
    toast(request, said % {"email": invitation.email})
    return SeeOther(reverse("coaching:clients" if invitation.by_coach else "accounts:coaches"))
