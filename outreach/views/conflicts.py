"""One role, two ways: both sides beside each other, and the ruling; and how the former ones went."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common.forms import posted
from common.htmx import SeeOther, toast
from outreach.acts.ruling import rule
from outreach.forms.ledger import RulingForm
from outreach.models import Conflict
from outreach.models.submission import TO_NAME
from outreach.pages.avoided import settled
from outreach.pages.conflict import conflict_context
from outreach.refusals import Refused

from .doors import hand, local_today


@login_required
@require_safe
def conflicts(request):
    """Those behind the number of conflicts avoided: all of which it is known how they went; ?avoided=1: these alone."""
    found, only = settled(request.user), request.GET.get("avoided") == "1"
    shown = [one for one in found if one.avoided or not only]
    context = {"found": shown, "only": only, "today": local_today(request)}
    return render(request, "outreach/conflicts.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def conflict(request, public_id):
    """GET compares; POST records what was decided."""
    mine = Conflict.objects.visible_to(request.user).with_two(*TO_NAME)
    found = get_object_or_404(mine, public_id=public_id)
    context = conflict_context(request.user, found, local_today(request))
    sides = [(side.line.one.public_id, ", ".join(filter(None, (side.title, side.firm)))) for side in context["sides"]]
    form = RulingForm(posted(request), sides=sides, today=local_today(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        winner = next((one for one in found.two if one.public_id == said["winner"]), None)
        try:
            said = {name: said[name] for name in ("ruled_by", "day", "note")}
            act = rule(hand(request), found, winner=winner, **said)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            toast(request, _("The ruling is noted"), reverse("outreach:undo", args=[act.public_id]))
            return SeeOther(reverse("outreach:conflict", args=[found.public_id]))
    context |= {"form": form if found.is_open and found.is_double else None, "shown_form": form}
    return render(request, "outreach/conflict.html", context, status=422 if request.method == "POST" else 200)
