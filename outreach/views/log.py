"""Logging what happened: the form, the one-tap acts ("I sent it", "They answered"), and the hint of what follows."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import reswap, retarget

from accounts.models import Preferences
from common.forms import invalid
from common.htmx import is_htmx
from outreach.acts.guarding import logged
from outreach.acts.once import entered_once
from outreach.forms.choose import ChooseForm
from outreach.forms.log import LogForm, first_values, said_before
from outreach.models import HistoryRow, Reminder
from outreach.pages.after import hint_of
from outreach.pages.as_seen import as_seen
from outreach.pages.choosing import people_matching
from outreach.pages.guards import beside_log
from outreach.pages.main_act import PURPOSES, SUBJECTS
from outreach.pages.reading import read
from outreach.words.history import lower_first, subject_of
from outreach.words.moves import log_title

from .answers import after_act
from .asking import asks, came_by, in_dialog
from .doors import hand, in_place, local_today, my_relationship, seeker_of
from .relationship import relationship_context


@login_required
@require_http_methods(["GET", "POST"])
def log(request, public_id):
    """The form as a page, or in the relationship's page for htmx."""
    relationship = my_relationship(request, public_id)
    if request.method == "GET":
        form = fresh_form(request, relationship, asks=request.GET.get("direction", ""))
        return _page(request, relationship, form)
    form, by, row = LogForm(request.POST, asks=request.POST.get("asks", "")), hand(request), None
    if form.is_valid():
        row, _fresh = entered_once(relationship, by, lambda: form.log(relationship, by))
    if row is None:
        return _again(request, relationship, form)
    return after_act(request, relationship, _logged(relationship, row), row.act)


@login_required
@require_safe
def hint(request, public_id):
    """What would follow from the form as it stands: replayed, never written."""
    relationship = my_relationship(request, public_id)
    form = LogForm(request.GET)
    words, guards, today = "", None, local_today(request)
    if form.is_valid():
        reading = read(relationship, relationship.seeker, today)
        kind, data, where = form.entry()
        words = hint_of(reading, kind, data, where, seeker_of(request))
        if ours := form.ours(today):
            guards = beside_log(relationship, *ours, today, reading.settings)
    return render(request, "outreach/_log_hint.html", {"hint": words, "guards": guards})


@login_required
@require_http_methods(["GET", "POST"])
def sent(request, public_id):
    """One tap: the message that the open duty asked for, sent today by the way last used."""
    relationship = my_relationship(request, public_id)
    if request.method == "GET":
        return _page(request, relationship, fresh_form(request, relationship))
    by = hand(request)
    with transaction.atomic():
        Preferences.objects.select_for_update().get(pk=seeker_of(request).pk)  # two taps one after another
        reminder = open_step(request, relationship, request.POST.get("duty", ""))
        row = None
        if reminder is not None:
            said = {"direction": "out", "purpose": PURPOSES[reminder.kind]}
            how = {"channel": last_channel(request, relationship), "subject": str(SUBJECTS.get(reminder.kind, ""))}
            row = logged(
                by, relationship, lambda: relationship.log_interaction(by, **how, **said),
                today=local_today(request), **said,
            )  # fmt: skip
    words = _logged(relationship, row) if row else _("That is done already")
    return after_act(request, relationship, words, row.act if row else None)


@login_required
@require_http_methods(["GET", "POST"])
def answered(request, public_id):
    """One tap: they answered today, by the way last used."""
    relationship = my_relationship(request, public_id)
    if request.method == "GET":
        form = LogForm(initial=first_values(relationship, None, local_today(request), "email") | {"direction": "in"})
        return _page(request, relationship, form)
    by, channel = hand(request), last_channel(request, relationship)
    row, _fresh = entered_once(
        relationship, by, lambda: relationship.log_interaction(by, direction="in", channel=channel)
    )
    words = _("%(name)s answered; it is your turn") % {"name": relationship.recruiter.shown_name}
    return after_act(request, relationship, words, row.act)


@login_required
@require_safe
def log_any(request):
    """Whose contact it was: a name leads to the form."""
    form = ChooseForm(request.GET if "q" in request.GET else None)
    status, people = 200, []
    if not form.is_bound:
        people = people_matching(seeker_of(request), "")
    elif form.is_valid():
        people = people_matching(seeker_of(request), form.cleaned_data["q"])
        if len(people) == 1 and not is_htmx(request):
            return redirect("outreach:log", people[0].public_id)
    else:
        status = 422
    context = {"form": form, "people": people, "today": local_today(request)}
    template = "outreach/_log_people.html" if is_htmx(request) else "outreach/log_any.html"
    return render(request, template, context, status=status)


def fresh_form(request, relationship, asks=""):
    """The form with its first values, and with what the address says already. `asks`: as LogForm takes it."""
    step = open_step(request, relationship)
    (reminder,) = as_seen([step], seeker_of(request)) if step else (None,)
    channel = last_channel(request, relationship)
    first = first_values(relationship, reminder, local_today(request), channel)
    return LogForm(initial=first | said_before(request.GET), asks=asks)


def last_channel(request, relationship):
    """The channel of our last message to them; e-mail before the first."""
    rows = HistoryRow.objects.visible_to(seeker_of(request)).live()
    ours = rows.filter(relationship=relationship, kind="interaction")
    last = ours.filter(data__direction="out").in_order().last()
    return last.data.get("channel") or "email" if last else "email"


def open_step(request, relationship, duty=None):
    """The open automatic reminder that a message answers, if it is the one for `duty` where that is given."""
    steps = Reminder.objects.visible_to(seeker_of(request)).filter(
        relationship=relationship, automatic=True, closed_at__isnull=True, kind__in=PURPOSES
    )
    step = steps.first()
    return step if step and duty in (None, step.duty_key) else None


def _again(request, relationship, form):
    if is_htmx(request) and not in_dialog(request):
        context = relationship_context(request, relationship, form=form)
        return retarget(reswap(invalid(request, "outreach/_log_form.html", context), "outerHTML"), "#log")
    return _page(request, relationship, form, 422)


def _page(request, relationship, form, status=200):
    name, today = relationship.recruiter.shown_name, local_today(request)
    if place := in_place(request):
        form.speak_of(place.client.get_short_name() or place.client.shown_name)
    context = {
        "relationship": relationship,
        "guards": _before(relationship, form, today),
        "title": log_title(name, form.asks) if form.asks else _("Log an interaction"),
        "log_form": form,
        "today": today,
        "back": came_by(request),
        "way_back": reverse("outreach:relationship", args=[relationship.public_id]),
    }
    return asks(request, "outreach/log.html", "outreach/_log_ask.html", context, status)


def _before(relationship, form, today):
    """What guards say of the message that the form describes as it stands; None for one of theirs."""
    ours = form.ours(today)
    return beside_log(relationship, *ours, today) if ours else None


def _logged(relationship, row):
    return _("Logged with %(name)s: %(what)s") % {
        "name": relationship.recruiter.shown_name,
        "what": lower_first(subject_of(row)),
    }
