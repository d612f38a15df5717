"""Handing a desk over to a person."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from common.forms import invalid, posted
from common.htmx import SeeOther, toast
from outreach.acts.desk import hand_over_desk, hand_over_to_new
from outreach.forms.adding import HandOverForm
from outreach.refusals import Refused
from recruiters.models import Affiliation, Recruiter

from .doors import hand, my_relationship


@login_required
@require_http_methods(["GET", "POST"])
def hand_over(request, public_id):
    relationship = my_relationship(request, public_id)
    there = reverse("outreach:relationship", args=[relationship.public_id])
    if not relationship.recruiter.is_desk:
        return SeeOther(there)
    people = _people(request.user, relationship)
    form = HandOverForm(posted(request), people=people, way_back=there, country=request.user.preferences.country)
    context = {"form": form, "relationship": relationship}
    if request.method == "GET":
        return render(request, "outreach/hand_over.html", context)
    if not form.is_valid():
        return invalid(request, "outreach/hand_over.html", context)
    by = hand(request)
    try:
        theirs = _hand_over(by, relationship, form)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return invalid(request, "outreach/hand_over.html", context)
    words = _("The desk's history went to %(name)s") % {"name": theirs.recruiter.shown_name}
    toast(request, words, reverse("outreach:undo", args=[by.act.public_id]))
    return SeeOther(reverse("outreach:relationship", args=[theirs.public_id]))


def _hand_over(by, relationship, form):
    by.act = by.act_for(relationship.seeker, "join")
    recruiter = form.recruiter()
    if recruiter:
        return hand_over_desk(by, relationship, recruiter)
    return hand_over_to_new(by, relationship, form.cleaned_data["name"], **form.contact())


def _people(user, relationship):
    """Those whom the reader sees at the firm now."""
    here = Affiliation.objects.filter(firm=relationship.firm_id, ended_on__isnull=True)
    people = Recruiter.objects.visible_to(user).people().filter(affiliations__in=here)
    return list(people.order_by("name_key", "pk")[:50])
