"""Directory records in the app: an admin keeps the shared ones, a seeker their own. Others' are 404."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from common.forms import invalid, posted
from common.htmx import SeeOther, toast
from common.stale import held, stale
from outreach.acts.names import follow_firm, follow_recruiter
from outreach.forms.records import FirmForm, RecruiterForm
from outreach.models import Relationship
from recruiters.models import Firm, Recruiter

from .doors import local_today

PAGE = "outreach/record.html"


@login_required
@require_http_methods(["GET", "POST"])
def new_firm(request):
    """Shared when an admin writes it, else private."""
    firm = Firm(owner=_owner(request.user), source=_source(request.user), source_on=local_today(request))
    title = _("New firm for everyone") if request.user.is_staff else _("New firm of your own")
    return _firm(request, firm, title, reverse("recruiters:directory"))


@login_required
@require_http_methods(["GET", "POST"])
def edit_firm(request, public_id):
    with held(request, Firm.objects.filter(public_id=public_id)):
        firm = _editable(Firm, request, public_id)
        return _firm(request, firm, firm.name, reverse("outreach:firm", args=[firm.public_id]))


@login_required
@require_http_methods(["GET", "POST"])
def new_person(request, public_id):
    """Someone at a firm: shared at a shared firm when an admin writes it, else private."""
    firm = get_object_or_404(Firm.objects.visible_to(request.user), public_id=public_id)
    owner = _owner(request.user) if firm.owner_id is None else firm.owner
    person = Recruiter(owner=owner, source=_source(request.user), source_on=local_today(request))
    return _person(request, person, _("New person at %(firm)s") % {"firm": firm.name}, firm)


@login_required
@require_http_methods(["GET", "POST"])
def edit_person(request, public_id):
    with held(request, Recruiter.objects.filter(public_id=public_id)):
        person = _editable(Recruiter, request, public_id)
        return _person(request, person, person.shown_name, person.firm)


def _firm(request, firm, title, way_back):
    country = request.user.preferences.country
    today = local_today(request)
    form = FirmForm(posted(request), instance=firm, way_back=way_back, country=country, today=today)
    context = {"form": form, "title": title, "way_back": way_back, "shared": firm.owner_id is None}
    if request.method == "GET":
        return render(request, PAGE, context)
    if not form.is_valid():
        return invalid(request, PAGE, context)
    if firm.pk and form.is_stale():
        return stale(request, form, title=title, way_back=way_back)
    with transaction.atomic():
        firm = form.keep(today)
        follow_firm(firm)
    toast(request, _("%(name)s is kept") % {"name": firm.name})
    return SeeOther(reverse("outreach:firm", args=[firm.public_id]))


def _person(request, person, title, firm):
    way_back = _way_back(request.user, person, firm)
    country = request.user.preferences.country
    form = RecruiterForm(posted(request), instance=person, way_back=way_back, country=country, firm=firm)
    context = {"form": form, "title": title, "way_back": way_back, "shared": person.owner_id is None}
    if person.pk:
        context["merge_url"] = reverse("recruiters:merge_person", args=[person.public_id])
    if request.method == "GET":
        return render(request, PAGE, context)
    if not form.is_valid():
        return invalid(request, PAGE, context)
    if person.pk and form.is_stale():
        return stale(request, form, title=title, way_back=way_back)
    with transaction.atomic():
        fresh = person.pk is None
        person = form.keep()
        if fresh:
            person.move_to(firm, local_today(request))
        follow_recruiter(person)
    toast(request, _("%(name)s is kept") % {"name": person.shown_name})
    return SeeOther(way_back)


def _way_back(user, person, firm):
    """To the own relationship with them, else to their firm."""
    mine = Relationship.objects.visible_to(user).filter(recruiter=person).first() if person.pk else None
    if mine:
        return reverse("outreach:relationship", args=[mine.public_id])
    return reverse("outreach:firm", args=[firm.public_id]) if firm else reverse("recruiters:people")


def _editable(model, request, public_id):
    records = model.objects.visible_to(request.user).editable_by(request.user)
    if model is Recruiter:
        records = records.people()
    return get_object_or_404(records, public_id=public_id)


def _owner(user):
    return None if user.is_staff else user


def _source(user):
    return "Added in the app" if user.is_staff else ""
