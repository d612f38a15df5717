"""Quick log: one line, its parse shown as fields before anything is kept, ready for the next line afterwards."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import reswap, retarget

from common.dates import now
from common.htmx import SeeOther, is_htmx, render_fragment, toast
from outreach.acts.once import entered_once
from outreach.forms.log import first_values
from outreach.forms.quick import LineForm, QuickForm
from outreach.models import Relationship
from outreach.pages.guards import beside_log
from outreach.pages.quick import logged_just_now, reader
from outreach.words.history import lower_first, subject_of

from .doors import hand, local_today
from .log import last_channel, open_step


@login_required
@require_http_methods(["GET", "POST"])
def quick(request):
    """GET ?line=…&who=… shows what was understood; POST keeps it as the log form would."""
    if request.method == "POST":
        return _keep(request)
    context = _context(request, LineForm(request.GET))
    if not is_htmx(request):
        return render(request, "outreach/quick.html", context, status=context["status"])
    part = "_quick_read" if request.htmx.target == "quick-read" else "_quick"
    return render(request, f"outreach/{part}.html", context, status=context["status"])


def _keep(request):
    line = LineForm(request.POST)
    read = _read(request, line)
    form = QuickForm(request.POST, people=_people(request, read), today=local_today(request), auto_id=_ids(request))
    row = None
    if form.is_valid():
        relationship, by = form.relationship(), hand(request)
        row, _fresh = entered_once(relationship, by, lambda: form.log(relationship, by))
    if row is None:
        context = _context(request, line, read, form) | {"status": 422}
        if is_htmx(request):
            answer = render(request, "outreach/_quick_read.html", context, status=422)
            return retarget(reswap(answer, "outerHTML"), "#quick-read")
        return render(request, "outreach/quick.html", context, status=422)
    said = _("Logged with %(name)s: %(what)s") % {
        "name": relationship.recruiter.shown_name, "what": lower_first(subject_of(row)),
    }  # fmt: skip
    if is_htmx(request):
        context = _context(request, LineForm({})) | {"saved": said}
        return render_fragment(request, "outreach/_quick.html", context)
    toast(request, said, reverse("outreach:undo", args=[row.act.public_id]))
    return SeeOther(reverse("outreach:quick"))


def _read(request, line):
    """The line understood, or None for an empty or unreadable one."""
    said = line.cleaned_data["line"] if line.is_valid() else ""
    return reader(request.user, local_today(request))(said) if said else None


def _people(request, read):
    """Whom the line may mean, and who was chosen, which may be another of the seeker's own."""
    chosen = Relationship.objects.visible_to(request.user).filter(recruiter__unavailable_at__isnull=True)
    chosen = chosen.filter(public_id=_asked(request, "who")).select_related("recruiter", "firm").first()
    people = list(read.people) if read else []
    return people if chosen is None or chosen in people else [chosen, *people]


def _context(request, line, read=None, form=None):
    """`form` is None where there is nobody to log with."""
    read = read or _read(request, line)
    people = form.people.values() if form else _people(request, read)
    who = next((one for one in people if one.public_id == _asked(request, "who")), None)
    who = who or (next(iter(people)) if len(people) == 1 else None)
    if form is None and people and read:
        form = QuickForm(people=people, today=local_today(request), auto_id=_ids(request),
                         initial=_first_values(request, read, who))  # fmt: skip
    today = local_today(request)
    return {
        "guards": _guards(form, who, today),
        "line": line,
        "read": read,
        "quick_form": form,
        "relationship": who,
        "go": "go" in request.GET,
        "add_url": f"{reverse('outreach:add')}?{urlencode({'name': read.name})}" if read and read.name else "",
        "logged": logged_just_now(request.user, now()),
        "today": today,
        "status": 200 if line.is_valid() else 422,
    }


def _guards(form, who, today):
    """What guards say of a message of ours as it was understood; None where it is not known whose it is, or theirs."""
    ours = form.ours(today) if form and who else None
    return beside_log(who, *ours, today) if ours else None


def _first_values(request, read, who):
    """What the line says; for the rest what the log form starts with."""
    usual = {"channel": "email", "purpose": ""}
    if who:
        who.seeker = request.user  # saves fetching the user again
        usual = first_values(who, open_step(request, who), local_today(request), last_channel(request, who))
    return {
        "who": who.public_id if who else None,
        "direction": read.direction,
        "channel": read.channel or usual["channel"],
        "purpose": read.purpose or usual["purpose"],
        "outcome": read.outcome,
        "occurred_on": read.occurred_on,
        "occurred_time": read.occurred_time,
        "note": read.note,
        "next_on": read.next_on,
        "next_text": read.next_text,
    }


def _asked(request, name):
    return (request.POST.get(name) or request.GET.get(name, "")).replace("\x00", "")[:20]


def _ids(request):
    """In a dialog the fields need other ids than those of the page below it."""
    return "quick_%s" if is_htmx(request) else "id_%s"
