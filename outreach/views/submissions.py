"""The ledger of submissions, and applications of the seeker's own."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Preferences
from common.forms import invalid, posted
from common.htmx import SeeOther, toast
from common.stale import held, stale
from outreach.acts.applying import apply, correct, take_away
from outreach.forms.ledger import ApplicationForm
from outreach.models import Submission
from outreach.models.employer import Employers
from outreach.pages.submissions import GROUPINGS, ledger

from .doors import hand, local_today


@login_required
@require_safe
def submissions(request):
    """`by`: employer, recruiter or state."""
    by = request.GET.get("by")
    context = ledger(request.user, local_today(request), by if by in GROUPINGS else "employer")
    return render(request, "outreach/submissions.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new_application(request):
    """Add an application of one's own."""
    form = ApplicationForm(posted(request), today=local_today(request), employers=Employers(request.user))
    context = {"form": form, "title": _("Your own application")}
    if request.method == "GET":
        return render(request, "outreach/application.html", context)
    if not form.is_valid():
        return invalid(request, "outreach/application.html", context)
    own = apply(hand(request), request.user, key=form.cleaned_data["key"], **form.told())
    return _kept(request, own.act, _("Kept: %(role)s at %(employer)s") % form.cleaned_data)


@login_required
@require_http_methods(["GET", "POST"])
def application(request, public_id):
    """Change one: what it was for, how it stands; or take it out."""
    with held(request, Preferences.objects.filter(pk=request.user.pk)):
        mine = Submission.objects.visible_to(request.user).kept().filter(relationship__isnull=True)
        own = get_object_or_404(mine.select_related("employer"), public_id=public_id)
        by = hand(request)
        if "remove" in request.POST:
            return _kept(request, take_away(by, own), _("Out of the ledger"))
        initial = {name: getattr(own, name) for name in ("role", "site", "requisition", "state", "key")}
        initial |= {"employer": own.employer.name if own.employer else "", "day": own.state_on}
        employers = Employers(request.user)
        form = ApplicationForm(posted(request), today=local_today(request), employers=employers, initial=initial)
        context = {"form": form, "title": own.role, "own": own}
        if request.method == "GET":
            return render(request, "outreach/application.html", context)
        if not form.is_valid():
            return invalid(request, "outreach/application.html", context)
        if form.is_stale():
            return stale(request, form, title=own.role, way_back=request.path)
        act = correct(by, own, **form.told())
        return _kept(request, act, _("Kept: %(role)s") % form.cleaned_data if act else _("Nothing to change."))


def _kept(request, act, words):
    toast(request, words, reverse("outreach:undo", args=[act.public_id]) if act else "")
    return SeeOther(reverse("outreach:submissions"))
