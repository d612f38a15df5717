"""Reports of a coach to take along as CSV: of one client by the rights given, of a programme in aggregates."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import access
from coaching.models import ProgrammeReport
from coaching.models.agreed import ASIDE, DONE, OPEN, SKIPPED, WAITS
from coaching.pages.programme import sheet_of
from coaching.pages.report import period_of, report_of
from common.dates import now

from .formats import csv_file
from .tables import Table, number

COLUMNS = ("Part", "Day", "What", "Number", "Of")


@login_required
@require_safe
def client_report(request, public_id):
    """?weeks=… as on the page."""
    at = now()
    coaching = access.client(request.user, public_id, None, at)
    access.viewed([coaching], "report", at)
    report = report_of(coaching, period_of(request.GET), at)
    return csv_file(Table("Report", COLUMNS, _rows(report)), "report")


@login_required
@require_safe
def programme(request, public_id):
    """The kept figures; an empty number is one that is not told."""
    report = get_object_or_404(ProgrammeReport.objects.made_by(request.user), public_id=public_id)
    return csv_file(Table("Programme", COLUMNS, _programme_rows(report, sheet_of(report))), "programme")


def _programme_rows(report, sheet):
    last = report.last.isoformat()
    yield _("People"), last, _("Counted"), str(sheet.n), ""
    for monday, written in sheet.weeks:
        yield _("Week"), monday.isoformat(), _("Messages and calls"), number(written), ""
    yield _("Total"), last, _("Messages and calls, of the weeks told"), number(sheet.written), ""
    replies = sheet.replies
    yield _("Replies"), last, _("Replied"), number(replies and replies.count), number(replies and replies.n)
    yield _("Landing"), last, _("Landed in these weeks"), number(sheet.landed), ""
    yield _("Landing"), last, _("Median weeks to landing"), number(sheet.median_weeks), number(sheet.landed)
    yield _("Landing"), last, _("Still searching at the end"), number(sheet.searching), ""


def _rows(report):
    """What is not shared has no row."""
    if report.weeks is not None:
        goal = str(report.line.goal or "")
        for week in reversed(report.weeks):
            yield _("Week"), week.monday.isoformat(), _("Written"), str(week.written), goal
            yield _("Week"), week.monday.isoformat(), _("Heard back"), str(week.heard), ""
        yield _("Replies"), report.last.isoformat(), _("Replied"), str(report.replies.count), str(report.replies.n)
    for words, n in report.stages or ():
        yield _("Stage"), report.last.isoformat(), words, str(n), ""
    for words in report.held:
        yield _("Session held"), "", words, "", ""
    for words in report.ahead:
        yield _("Session ahead"), "", words, "", ""
    states = {
        WAITS: _("Waits for a yes"), OPEN: _("Open"), DONE: _("Done"), SKIPPED: _("Skipped this time"),
        ASIDE: _("Set aside"),
    }  # fmt: skip
    for one in report.agreed:
        what = ": ".join(filter(None, (one.name, one.text)))
        yield _("Agreed"), one.on_day.isoformat(), what, states[one.state], ""
