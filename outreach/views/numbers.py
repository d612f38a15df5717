"""What your numbers say, and whom each number counts: read only, each for the reader's own search."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.rights import Right
from outreach.cadence.reach import HAD_SEARCH
from outreach.pages.behind import GROUPINGS, MEASURES, STEP_NAMES, asked_group, behind_page
from outreach.pages.charts import height_of, tops, week_chart
from outreach.pages.numbers import numbers_of, specialty_names
from outreach.words.numbers import behind_words, count_words, days_words, group_words, groupings, step_words
from recruiters.models import Firm

from .doors import local_today, seeker_of

MOST = 12  # groups shown before one asks for all


@login_required
@require_safe
def numbers(request):
    return render(request, "outreach/numbers.html", numbers_context(request.user, local_today(request), request.GET))


def numbers_context(seeker, today, asked):
    """What the page shows of a seeker; `asked`: the address's query. Read by a coach, without the steps of submissions
    where these are not shared.
    """
    by = asked.get("by", "")
    by = by if by in GROUPINGS else "type"
    found = numbers_of(seeker, by, today)
    everything = _groups(found, by)
    groups = everything if "all" in asked else everything[:MOST]
    steps = [(step, step_words(step.step), STEP_NAMES[step.step]) for step in found.steps if _opens(seeker, step.step)]
    return {
        "today": today,
        "found": found,
        "since": date_format(found.since, "j F" if found.since.year == today.year else "j F Y") if found.since else "",
        "by": by,
        "by_words": dict(groupings())[by],
        "groupings": groupings(),
        "groups": list(zip(tops(len(groups)), groups, strict=True)),
        "groups_height": height_of(len(groups)),
        "more": len(everything) - len(groups),
        "steps": list(zip(tops(len(steps)), steps, strict=True)),
        "steps_height": height_of(len(steps)),
        "chart": week_chart(found.weeks),
        "weeks": found.weeks[::-1],
        "days": days_words(found.total.median_days) if found.total.days else "",
    }


@login_required
@require_safe
def behind(request, measure):
    """The recruiters whom a number counts."""
    seeker = seeker_of(request)
    if measure not in MEASURES or not all(_opens(seeker, step) for step, name in STEP_NAMES.items() if name == measure):
        raise Http404
    today = local_today(request)
    by, group = asked_group(request.GET)
    group_said = _group_named(seeker, by, group)
    if not group_said:
        by = ""
    count, page = behind_page(seeker, measure, by, group, request.GET.get("cursor", ""), today)
    heading, sentence = behind_words(measure)
    context = {
        "today": today,
        "heading": heading,
        "sentence": sentence,
        "measure": measure,
        "group": group_said,
        "total": count,
        "counted": count_words(count),
        "page": page,
        "shown": _("%(n)s on this page") % {"n": len(page)},
        "unknown": bool(request.GET.get("by")) and not by,
    }
    return render(request, "outreach/numbers_behind.html", context)


def _opens(seeker, step):
    return step <= HAD_SEARCH or seeker.opens(Right.SUBMISSIONS)


def _groups(found, by):
    """[(group, its words, its Tally)], most first; months newest first."""
    names = specialty_names(by)
    said = [(group, group_words(by, group, names), tally) for group, tally in found.groups.items()]
    if by == "month":
        return sorted(said, key=lambda one: one[0], reverse=True)
    return sorted(said, key=lambda one: (one[0] == "none", -one[2].contacted, one[1]))


def _group_named(user, by, group):
    """What a group is called, "" for none; a firm by its name, if the reader may see it."""
    if by == "firm":
        return Firm.objects.visible_to(user).filter(public_id=group).values_list("name", flat=True).first() or ""
    return group_words(by, group, specialty_names(by)) if by else ""
