"""Reports of a programme for its sponsor: made once, read, printed. Who was counted finds it in the own log."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts import access
from accounts.by import By
from coaching.forms.programme import ProgrammeForm
from coaching.models import Group, ProgrammeReport
from coaching.models.programme_report import CountedBefore, NotOver, TooFew
from coaching.pages.programme import sheet_of
from common.dates import now
from common.forms import invalid, posted
from common.htmx import SeeOther

LIST = "coaching/programmes.html"


@login_required
@require_http_methods(["GET", "POST"])
def programmes(request):
    """All of them; a post makes one."""
    at, coach = now(), request.user
    coachings = access.clients(coach, at)
    groups = list(Group.objects.kept_by(coach).with_members([one.client_id for one in coachings]))
    form = ProgrammeForm(posted(request), groups=groups, today=coach.today(at))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made, counted = ProgrammeReport.make(By(coach, at), said["group"], coachings, said["first"], said["weeks"])
        except (TooFew, CountedBefore, NotOver) as refused:
            form.refuse(refused)
        else:
            access.viewed(counted, "programme", at)
            return SeeOther(reverse("coaching:programme", args=[made.public_id]))
    made = ProgrammeReport.objects.made_by(coach).order_by("-made_at", "-pk")
    context = {"reports": made, "groups": groups, "form": form, "today": coach.today(at)}
    return render(request, LIST, context) if request.method == "GET" else invalid(request, LIST, context)


@login_required
@require_safe
def programme(request, public_id):
    report = get_object_or_404(ProgrammeReport.objects.made_by(request.user), public_id=public_id)
    context = {"report": report, "sheet": sheet_of(report), "today": request.user.today(now())}
    return render(request, "coaching/programme.html", context)
