"""Recruiters: everyone the seeker works with, filtered and ordered by the address."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from common.daywords import day_words
from outreach.models import Relationship
from outreach.pages.listing import Filters, counts_of, people_page
from outreach.pages.live import live_seeker
from recruiters.models import Firm

from .doors import local_today


@login_required
@require_safe
def recruiters(request):
    today = local_today(request)
    filters = Filters.of(request.GET)
    page, lines = people_page(request.user, filters, request.GET.get("cursor", ""), today)
    counts = counts_of(request.user, today)
    context = {
        "today": today,
        "filters": filters,
        "page": page,
        "lines": lines,
        "counts": counts,
        "shown": _shown(filters, len(lines), counts),
        "stages": [(code, words, counts[code]) for code, words in Relationship.Stage.choices],
        "stage_words": dict(Relationship.Stage.choices).get(filters.stage, ""),
        "types": [*Firm.PayModel.choices, ("sole", _("Sole recruiter"))],
        "type_words": dict([*Firm.PayModel.choices, ("sole", _("Sole recruiter"))]).get(filters.type, ""),
        "nexts": _nexts(),
        "next_words": dict(_nexts()).get(filters.next, "") or _day_words(filters, today),
        "sorts": [("next", _("Next step")), ("name", _("Name")), ("last", _("Last contact"))],
        "live": {"url": reverse("outreach:live"), "digest": live_seeker(request.user, today), "target": "#main"},
        "sort_words": {"next": _("Next step"), "name": _("Name"), "last": _("Last contact")}[filters.sort],
    }
    return render(request, "outreach/recruiters.html", context)


def _nexts():
    return [
        ("needs", _("Needs me")),
        ("today", _("For today")),
        ("overdue", _("From before")),
        ("stale", _("Going stale")),
        ("replies", _("Reply waiting")),
        ("approaches", _("They wrote first")),
        ("due", _("For today")),
        ("next", _("Suggested next")),
        ("none", _("No step")),
    ]


def _day_words(filters, today):
    return day_words(filters.day, today) if filters.day else ""


def _shown(filters, count, counts):
    """ "17 of 148", or how many of a filtered page."""
    if not filters.any:
        return _("%(n)s of %(all)s") % {"n": count, "all": counts["everyone"]}
    return _("%(n)s on this page") % {"n": count}
