"""Who holds which résumé version since when; and a step for each who is to get the newest one."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from common.daywords import day_plain
from common.forms import invalid
from common.htmx import SeeOther, toast
from outreach.acts.sending import plan_sending
from outreach.pages.held import held_by_firms
from outreach.pages.week import business_days

from .doors import hand, local_today

PAGE = "outreach/held.html"
DAYS = 20  # business days over which the steps are spread


@login_required
@require_http_methods(["GET", "POST"])
def held(request):
    today = local_today(request)
    firms, newest = held_by_firms(request.user)
    old = [one for one in firms if one.old]
    askable = [one for one in old if one.askable]
    words = ngettext(
        "%(n)s firm holds an older one than résumé %(newest)s.",
        "%(n)s firms hold an older one than résumé %(newest)s.", len(old),
    ) % {"n": len(old), "newest": newest}  # fmt: skip
    context = {"today": today, "firms": firms, "newest": newest, "old": len(old), "askable": len(askable)}
    context["words"] = words
    if request.method == "GET":
        return render(request, PAGE, context)
    picked = set(request.POST.getlist("pick"))
    chosen = [one.relationship for one in askable if one.relationship.public_id in picked]
    if not chosen:
        context["error"] = _("Tick at least one firm that holds an older version.")
        return invalid(request, PAGE, context | {"picked": picked})
    days = business_days(request.user, today + timedelta(days=1), DAYS)  # tomorrow's the first
    act, count = plan_sending(hand(request), request.user, chosen, newest, days)
    if act:
        said = ngettext(
            "One step is planned, for %(day)s", "%(n)s steps are planned, three a day from %(day)s", count
        ) % {"n": count, "day": day_plain(days[0], today)}  # fmt: skip
        toast(request, said, reverse("outreach:undo", args=[act.public_id]))
    else:
        toast(request, _("Those are planned already."))
    return SeeOther(reverse("outreach:held"))
