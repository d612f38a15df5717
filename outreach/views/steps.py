"""Done, snooze, skip and another day of a step, or of one of the seeker's own reminders."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from common.daywords import day_words
from common.htmx import is_htmx, toast
from outreach.acts.guarding import keep_answers, passed
from outreach.acts.protected import keep_stop
from outreach.forms.guarded import Guarded
from outreach.forms.steps import DayForm, DoneForm, SkipForm, SnoozeForm
from outreach.pages.calendar import business_calendar
from outreach.pages.main_act import PURPOSES
from outreach.pages.week import calendar_of, snooze_days
from outreach.refusals import Refused
from outreach.words.reasons import reason

from .answers import after_act
from .asking import asks, came_by, in_dialog
from .doors import hand, local_today, my_reminder, seeker_of


@login_required
@require_http_methods(["GET", "POST"])
def done(request, public_id):
    """Done. GET offers to log a message, where one is what the step asks for."""
    reminder = my_reminder(request, public_id)
    return _step(
        request, reminder, DoneForm,
        title=_("Done with %(name)s?"), button=_("Done"), said=lambda form: _("%(name)s: done"),
        run=lambda form, by: reminder.done(by),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def snooze(request, public_id):
    """Another day: tomorrow, next week, or a date."""
    reminder = my_reminder(request, public_id)
    today = local_today(request)
    days = snooze_days(calendar_of(seeker_of(request), today), today)

    def said(form):
        day = day_words(_stands_on(reminder, form.day()), today)
        return _("%(name)s snoozed until %(day)s") % {"name": "%(name)s", "day": day}

    return _step(
        request, reminder, SnoozeForm, days=days, reminder=reminder,
        title=_("Snooze %(name)s"), button=_("Snooze"), said=said,
        run=lambda form, by: reminder.snooze(by, form.day()),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def skip(request, public_id):
    """Not this one, with a reason."""
    reminder = my_reminder(request, public_id)
    return _step(
        request, reminder, SkipForm,
        title=_("Skip %(name)s this time"), button=_("Skip it"), said=lambda form: _("%(name)s skipped this time"),
        run=lambda form, by: reminder.skip(by, form.why()),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def day(request, public_id):
    """Which day a step stands on. A refused day comes back with its sentence by the field."""
    reminder, today = my_reminder(request, public_id), local_today(request)
    business = business_calendar(seeker_of(request), (today, date(today.year + 2, 1, 1)), today)
    form = DayForm(
        request.POST if request.method == "POST" else None,
        today=today, calendar=business, reminder=reminder, initial={"day": reminder.on_day},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        if reminder.closed_at:
            return after_act(request, reminder.relationship, _("That is done already"))
        by, to = hand(request), form.cleaned_data["day"]
        try:
            row = passed(by, reminder.relationship, form.answers, form.reason(), lambda: reminder.move(by, to))
            return after_act(request, reminder.relationship, _said(reminder, row, form), row.act if row else None)
        except Refused as refused:
            keep_stop(by, refused, reminder.relationship)
            form.add_error("day", refused.sentence_on(today))
    keep_answers(hand(request), form.blocks, relationship=reminder.relationship)
    return _ask(request, reminder, form)


def _step(request, step, form_class, *, title, button, said, run, **extra):
    relationship = step.relationship
    name = {"name": relationship.recruiter.shown_name}
    chosen = {"when": request.GET["when"]} if request.GET.get("when") else None
    data = request.POST if request.method == "POST" else None
    form = form_class(data, today=local_today(request), initial=chosen, **extra)
    context = {
        "relationship": relationship,
        "reminder": step,
        "title": title % name,
        "button": button,
        "kind": "primary",
        "form": form,
        "offers_log": form_class is DoneForm and step.kind in PURPOSES,
        "back": came_by(request),
        "way_back": reverse("outreach:relationship", args=[relationship.public_id]),
    }
    if request.method == "GET":
        return asks(request, "outreach/act.html", "outreach/_act.html", context)
    if form.is_valid():
        if step.closed_at:
            return after_act(request, relationship, _("That is done already"))
        by = hand(request)
        try:
            answers, reason = (form.answers, form.reason()) if isinstance(form, Guarded) else ((), "")
            row = passed(by, relationship, answers, reason, lambda: run(form, by))
            words = said(form) % name if row else _("That is done already")
            return after_act(request, relationship, words, row.act if row else None)
        except Refused as refused:
            words = refused.sentence_on(local_today(request))
            form.add_error("until" if "until" in form.fields else None, words)
            if is_htmx(request) and not in_dialog(request):
                toast(request, words)
    keep_answers(hand(request), getattr(form, "blocks", ()), relationship=relationship)
    if is_htmx(request) and not in_dialog(request):  # a row of Today has no place for what is asked
        asked = urlencode({"back": came_by(request), "when": request.POST.get("when", "")})
        return HttpResponseClientRedirect(f"{request.path}?{asked}")
    return asks(request, "outreach/act.html", "outreach/_act.html", context, 422)


def _ask(request, reminder, form):
    relationship = reminder.relationship
    name = {"name": relationship.recruiter.shown_name}
    context = {
        "relationship": relationship,
        "title": _("Another day for %(name)s") % name,
        "hint": reminder.text or reason(relationship, reminder.kind, reminder.params, form.today),
        "button": _("Move it"),
        "kind": "primary",
        "form": form,
        "back": came_by(request),
        "way_back": reverse("outreach:relationship", args=[relationship.public_id]),
    }
    return asks(request, "outreach/act.html", "outreach/_act.html", context, 200 if request.method == "GET" else 422)


def _said(reminder, row, form):
    """Where the step stands now: the day that was asked for, or the next one that has room."""
    if row is None:
        return _("That is done already")
    wanted = form.cleaned_data["day"]
    stands, name = _stands_on(reminder, wanted), reminder.relationship.recruiter.shown_name
    if stands == wanted:
        return _("%(name)s moved to %(day)s") % {"name": name, "day": day_words(wanted, form.today)}
    return _("%(full)s is full, so %(name)s stands on %(day)s") % {
        "full": day_words(wanted, form.today), "name": name, "day": day_words(stands, form.today),
    }  # fmt: skip


def _stands_on(reminder, wanted):
    """Where a step stands after an act that wanted a day for it: on a full one it is placed on the next with room."""
    if not reminder.automatic:
        return wanted
    reminder.relationship.refresh_from_db(fields=["next_step_on"])
    return reminder.relationship.next_step_on or wanted
