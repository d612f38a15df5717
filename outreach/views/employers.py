"""Employers as the seeker knows them: names, whom they belong to, two that are one; and hirers that a firm named."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.models import Preferences
from common.forms import posted
from common.htmx import SeeOther, toast
from common.stale import held, stale
from outreach.acts.employers import edit, join
from outreach.cadence import add_months
from outreach.cadence.timings import PROFILES, profile_for
from outreach.forms.ledger import EmployerForm, IntroducedForm, JoinForm
from outreach.models import Claim, Employer, Submission
from outreach.models.employer import Employers
from outreach.models.submission import TO_NAME
from outreach.pages.standing_there import standing_there
from outreach.pages.submissions import claims_on, line_of
from outreach.refusals import Refused

from .doors import hand, local_today, my_firm


@login_required
@require_http_methods(["GET", "POST"])
def employer(request, public_id):
    """Its names and what is out there; POST changes it, or with `other` says that another one is the same."""
    with held(request, Preferences.objects.filter(pk=request.user.pk)):
        found = get_object_or_404(Employer.objects.visible_to(request.user), public_id=public_id)
        if found.joined_into_id:
            return SeeOther(reverse("outreach:employer", args=[_survivor(found).public_id]))
        known = Employers(request.user)
        found = known.all[found.pk]
        others = sorted((one for one in known.in_use() if one.pk != found.pk), key=lambda one: one.name.casefold())
        joins = "other" in request.POST
        form = EmployerForm(None if joins else posted(request), others=others, initial=_initial(found))
        join_form = JoinForm(posted(request) if joins else None, others=others)
        if request.method == "POST":
            if not joins and form.is_valid() and form.is_stale():
                return stale(request, form, title=found.name, way_back=request.path)
            act, done = _change(hand(request), found, form, join_form, joins, others)
            if done:
                toast(request, _("Kept") if act else _("Nothing to change."),
                      reverse("outreach:undo", args=[act.public_id]) if act else "")  # fmt: skip
                return SeeOther(reverse("outreach:employer", args=[found.public_id]))
        context = {"employer": found, "form": form, "join_form": join_form if others else None}
        context |= _there(request.user, found, local_today(request))
        return render(request, "outreach/employer.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_http_methods(["GET", "POST"])
def introduced(request, public_id):
    """Ask a firm which hirers it has introduced the seeker to, and keep its answer as claims."""
    firm, today = my_firm(request, public_id), local_today(request)
    months = PROFILES[profile_for(firm.pay_model, firm.setting)].claim_months
    form = IntroducedForm(posted(request), today=today, months=months)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        first = said["introduced_on"]
        until = said["until"] or date.fromordinal(add_months(first.toordinal(), months))
        told = [(name, first, until) for name in said["employers"]]
        made = Claim.keep_answer(hand(request), request.user, firm, told)
        words = ngettext("%(n)s hirer kept", "%(n)s hirers kept", len(made)) % {"n": len(made)}
        toast(request, words if made else _("Kept before; nothing new."),
              reverse("outreach:undo", args=[made[0].act.public_id]) if made else "")  # fmt: skip
        return SeeOther(reverse("outreach:introduced", args=[firm.public_id]))
    claims = Claim.objects.visible_to(request.user).live().filter(firm=firm).select_related("employer")
    context = {
        "firm": firm, "form": form, "claims": list(claims.order_by("-until", "pk")), "today": today,
        "letter": _letter(request.user, firm),
    }  # fmt: skip
    return render(request, "outreach/introduced.html", context, status=422 if request.method == "POST" else 200)


def _change(by, found, form, join_form, joins, others):
    """(the Act or None, whether it went through); a refusal stands by its field."""
    chosen = join_form if joins else form
    if not chosen.is_valid():
        return None, False
    try:
        if joins:
            return join(by, found, join_form.chosen()), True
        said = form.cleaned_data
        parent = next((one for one in others if one.public_id == said["parent"]), None)
        return edit(by, found, **said | {"parent": parent}), True
    except Refused as refused:
        chosen.add_error(refused.field if refused.field in chosen.fields else None, refused.sentence)
        return None, False


def _initial(found):
    return {
        "name": found.name, "aliases": "\n".join(found.aliases), "domain": found.domain,
        "parent": found.parent.public_id if found.parent else "",
    }  # fmt: skip


def _there(user, found, today):
    rows = Submission.objects.visible_to(user).kept().filter(employer=found).order_by("-state_on", "-pk")
    rows = rows.select_related(*TO_NAME)[:100]
    claims, there = claims_on(user, rows, today).get(found.pk, []), standing_there(user, rows=rows)
    return {"lines": [line_of(one, there=there) for one in rows], "claims": claims, "today": today}


def _survivor(found):
    seen = {found.pk}
    while found.joined_into_id and found.joined_into_id not in seen:
        found = found.joined_into
        seen.add(found.pk)
    return found


def _letter(user, firm):
    return _(
        "Hello,\n\nfor my own records I keep a list of employers to whom I have been introduced. To which hirers has "
        "%(firm)s sent my résumé or my name, for which role and on what day?\n\nThank you\n%(me)s"
    ) % {"firm": firm.name, "me": user.get_short_name() or user.name}
