"""At which hour a coach hears of the clients and from where on; a client's weekly check-in."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coaching.forms.settings import CheckInSettings, CoachSettings
from coaching.models import MailHour, Thresholds
from coaching.triage import Limits
from common.dates import now
from common.forms import invalid, posted
from common.htmx import SeeOther, toast

COACH, CHECK_IN = "coaching/settings.html", "coaching/check_in.html"
WORKING_DAYS = [0, 1, 2, 3, 4]  # what an empty list of weekdays stands for
FRIDAY, FOUR = 4, 16 * 60


@login_required
@require_http_methods(["GET", "POST"])
def coach(request):
    hour, limits = _hour(request.user, MailHour.Kind.DIGEST), Thresholds.limits_of(request.user)
    initial = {"on": hour.on, "minute": hour.minute, "weekdays": hour.weekdays or WORKING_DAYS, **limits._asdict()}
    form = CoachSettings(posted(request), initial=initial)
    context = {"form": form, "paused": request.user.preferences.digest_paused}
    if request.method == "GET":
        return render(request, COACH, context)
    if not form.is_valid():
        return invalid(request, COACH, context)
    said = form.cleaned_data
    mail = {name: said[name] for name in ("on", "minute", "weekdays")}
    MailHour.set(request.user, MailHour.Kind.DIGEST, now(), **mail)
    Thresholds.set(request.user, Limits(**{name: said[name] for name in Limits._fields}))
    toast(request, _("Saved."))
    return SeeOther(reverse("coaching:clients"))


@login_required
@require_http_methods(["GET", "POST"])
def check_in(request):
    hour = _hour(request.user, MailHour.Kind.CHECK_IN, minute=FOUR, weekdays=[FRIDAY])
    initial = {"on": hour.on, "minute": hour.minute, "weekday": hour.weekdays[0] if hour.weekdays else FRIDAY}
    form = CheckInSettings(posted(request), initial=initial, user=request.user)
    if request.method == "GET":
        return render(request, CHECK_IN, {"form": form})
    if not form.is_valid():
        return invalid(request, CHECK_IN, {"form": form})
    said = form.cleaned_data
    weekdays = [said["weekday"]]
    MailHour.set(request.user, MailHour.Kind.CHECK_IN, now(), on=said["on"], minute=said["minute"], weekdays=weekdays)
    toast(request, _("Saved. The check-in comes once a week.") if said["on"] else _("Saved. No check-in comes."))
    return SeeOther(reverse("coaching:shared_notes"))


def _hour(user, kind, **usual):
    """As it was chosen, or as it is offered."""
    return MailHour.objects.filter(user=user, kind=kind).first() or MailHour(user=user, kind=kind, **usual)
