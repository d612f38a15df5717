"""What a coach reads in a client's place: the client's read models through rights, on pages without the tools.

The request carries the place (coaching/views/place.py); what may not be read is not in the context.
"""

from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts.rights import Right
from coaching.pages.person import person_of
from common.dates import now
from outreach.listing.asked import Asked
from outreach.models import JobSearch
from outreach.pages.board import BESIDE
from outreach.pages.board import board as columns_of
from outreach.pages.cells import cells_of
from outreach.pages.listing import people_page
from outreach.pages.open_steps import open_steps
from outreach.pages.submissions import GROUPINGS, ledger, open_conflicts
from outreach.pages.today import steps_waiting, today_groups
from outreach.pages.week import calendar_of, coming_days, messages_sent, weekdays_from
from outreach.views.activity import activity_of
from outreach.views.calendar import calendar_context
from outreach.views.doors import my_relationship
from outreach.views.numbers import numbers_context


@require_safe
def today(request):
    """Whom the client would write to today."""
    seen, place = request.place.seen, request.place
    day = seen.today(now())
    steps = open_steps(seen, day, weekdays_from(day)[-1])
    groups = today_groups(seen, day, steps=steps, searches=list(JobSearch.objects.visible_to(seen).order_by("pk")))
    waiting = steps_waiting(groups)
    calendar = calendar_of(seen, day)
    context = {
        "today": day,
        "groups": groups,
        "lead": ngettext("%(n)s step for today.", "%(n)s steps for today.", waiting) % {"n": waiting},
        "days": coming_days(seen, calendar, day, steps, waiting),
        "conflicts": open_conflicts(seen),
    }
    if place.may(Right.ACTIVITY):
        sent, sent_before = messages_sent(seen, day)
        context |= {"sent": sent, "sent_before": sent_before, "goal_of_week": seen.preferences.weekly_goal}
    return render(request, "coaching/place/today.html", context)


@require_safe
def recruiters(request):
    """The list that the address asks for, as far as the rights know what it asks."""
    seen = request.place.seen
    asked = Asked.read(request.GET, seen, today=seen.today(now()))
    page, lines = people_page(seen, asked, request.GET.get("cursor", ""))
    for_rows = [(line, cells_of(line, asked.columns, asked.today)) for line in lines]
    context = {"today": asked.today, "asked": asked, "page": page, "rows": for_rows}
    return render(request, "coaching/place/recruiters.html", context)


@require_safe
def relationship(request, public_id):
    """Where the client stands with one person."""
    mine = my_relationship(request, public_id)
    return render(request, "coaching/place/relationship.html", person_of(request.place, mine, now(), request.GET))


@require_safe
def board(request):
    """The client's people by stage; ?beside= opens a stage beside the path."""
    seen = request.place.seen
    query = request.GET.copy()
    beside = query.pop("beside", [""])[-1]
    asked = Asked.read(query, seen, today=seen.today(now()))
    columns, rest = columns_of(seen, asked.rows(seen), beside if beside in BESIDE else "", asked.today)
    context = {"today": asked.today, "asked": asked, "columns": columns, "rest": rest, "address": asked.full_address}
    return render(request, "coaching/place/board.html", context)


@require_safe
def calendar(request):
    """Steps and contacts of a month or a week."""
    seen = request.place.seen
    return render(request, "coaching/place/calendar.html", calendar_context(seen, request.GET, seen.today(now())))


@require_safe
def numbers(request):
    """What the client's numbers say; the steps of submissions where these are shared."""
    seen = request.place.seen
    return render(request, "coaching/place/numbers.html", numbers_context(seen, seen.today(now()), request.GET))


@require_safe
def activity(request):
    """Every contact of a period: no note, no subject."""
    return activity_of(request, request.place.seen, "coaching/place/activity.html")


@require_safe
def submissions(request):
    """Who put the client forward where."""
    seen, by = request.place.seen, request.GET.get("by")
    context = ledger(seen, seen.today(now()), by if by in GROUPINGS else "employer")
    return render(request, "coaching/place/submissions.html", context)
