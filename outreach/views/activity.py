"""My search activity: what a job centre, a benefits office or a coach asks for; on screen, and as a sheet to print."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from common.forms import invalid
from outreach.forms.period import asked
from outreach.pages.activity import SHEET, activity_page, counts_of

from .doors import local_today

PAGE = "outreach/activity.html"


@login_required
@require_safe
def activity(request):
    sheet = "sheet" in request.GET
    return activity_of(request, request.user, "outreach/activity_sheet.html" if sheet else PAGE, sheet)


def activity_of(request, seeker, template, sheet=False):
    """The answer of a page on a seeker's contacts, of the period that the address says; `sheet`: all on one page."""
    today = local_today(request)
    name, period, side, form = asked(request.GET, today)
    context = {
        "today": today,
        "name": name,
        "names": _names(),
        "period": period,
        "who": side,
        "form": form,
    }
    if period is None:
        return invalid(request, PAGE if sheet else template, context)
    page, lines = activity_page(
        seeker, period, side, "" if sheet else request.GET.get("cursor", ""), *([SHEET] if sheet else [])
    )
    counts = counts_of(seeker, period)
    total = counts[side or "all"]
    context |= {
        "page": page,
        "lines": lines,
        "counts": counts,
        "total": total,
        "left": total - len(lines),
        "sides": [("", _("Both ways"), counts["all"]), ("ours", _("You wrote"), counts["ours"]),
                  ("theirs", _("They wrote"), counts["theirs"])],
        "shown": ngettext("%(n)s contact on this page", "%(n)s contacts on this page", len(lines)) % {"n": len(lines)},
    }  # fmt: skip
    return render(request, template, context)


def _names():
    return [
        ("this-week", _("This week")),
        ("last-week", _("Last week")),
        ("this-month", _("This month")),
        ("last-month", _("Last month")),
    ]
