"""Protected: whom a confidential search is kept from, what was stopped, who was paused; and résumés that are blind."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from common.htmx import SeeOther, toast
from outreach.acts.protected import look_through
from outreach.forms.protected import BlindForm, ExclusionForm
from outreach.models import Exclusion, ResumeVersion
from outreach.models.protecting import confidential_search
from outreach.pages.coaches_kept import coaches_kept
from outreach.pages.protected import protected_context
from outreach.pages.standing_there import standing_there
from outreach.refusals import Refused

from .doors import came_from, hand, local_today

PAGE = "outreach/protected/protected.html"


@login_required
@require_http_methods(["GET", "POST"])
def protected(request):
    """The page; a post protects from one more."""
    if request.method == "GET":
        return _page(request)
    form = ExclusionForm(request.POST, seeker=request.user)
    if not form.is_valid():
        return _page(request, form)
    by = hand(request)
    try:
        made = Exclusion.make(by, request.user, **form.said())
    except Refused as refused:
        form.add_error(refused.field, refused.sentence)
        return _page(request, form)
    _say(request, protected_words(request.user, made, by.at), made.act)
    return SeeOther(reverse("outreach:protected"))


@login_required
@require_http_methods(["GET", "POST"])
def remove(request, public_id):
    mine = get_object_or_404(Exclusion.objects.visible_to(request.user).live(), public_id=public_id)
    if request.method == "POST":
        by = hand(request)
        act = mine.remove(by)
        look_through(request.user, by.at)
        words = _("%(name)s is no longer protected. Who was paused stays paused until you resume them.")
        _say(request, words % {"name": mine.shown_name}, act)
    return SeeOther(reverse("outreach:protected"))


@login_required
@require_http_methods(["GET", "POST"])
def confirm(request):
    """All of it holds in the present search too: one act."""
    if request.method == "POST":
        act = None
        with transaction.atomic():
            by = hand(request)
            search = confidential_search(request.user)
            former = Exclusion.objects.visible_to(request.user).live()
            former = list(former.exclude(said_in=search.public_id)) if search else []
            if former:
                act = by.act_for(request.user, "exclusions_confirmed")
                for one in former:
                    one.confirm(replace(by, act=act))
        _say(request, _("Confirmed for this search") if act else _("Nothing to confirm."), act)
    return SeeOther(reverse("outreach:protected"))


@login_required
@require_http_methods(["GET", "POST"])
def noted(request):
    """The seeker has read on Today who was paused."""
    if request.method == "POST" and (search := confidential_search(request.user)):
        search.protected_read_at = hand(request).at
        search.save(update_fields=["protected_read_at"])
        toast(request, _("Noted. It stays readable under Protected"))
    return SeeOther(came_from(request, reverse("outreach:protected")))


@login_required
@require_http_methods(["GET", "POST"])
def blind(request):
    """Mark a résumé version as blind, or as not."""
    form = BlindForm(request.POST)
    if request.method == "POST" and form.is_valid():
        versions = ResumeVersion.objects.visible_to(request.user)
        version = get_object_or_404(versions, number=form.cleaned_data["number"])
        act = version.mark_blind(hand(request), form.cleaned_data["blind"])
        words = _("Résumé %(n)s is blind") if form.cleaned_data["blind"] else _("Résumé %(n)s is not blind")
        _say(request, words % {"n": version.number} if act else _("Nothing to change."), act)
    return SeeOther(reverse("outreach:protected") + "#resumes")


def protected_words(user, made, at):
    """Whom it is kept from now, how many of the list were paused for it at once, what stands in one's name there."""
    paused = len(look_through(user, at))
    words = _("Your search is kept from %(name)s") % {"name": made.shown_name}
    search = confidential_search(user)
    if not search:
        return _("%(name)s is protected once a search is confidential") % {"name": made.shown_name}
    there, coaches = len(standing_there(user, search)), len(coaches_kept(user, search, user.today(at)))
    more = ngettext("%(n)s person on your list is paused", "%(n)s people on your list are paused", paused)
    out = ngettext(
        "%(n)s submission stands at a protected employer", "%(n)s submissions stand at protected employers", there
    )  # fmt: skip
    seen = ngettext("%(n)s coach of yours is among them", "%(n)s coaches of yours are among them", coaches)
    counted = ((more, paused), (out, there), (seen, coaches))
    return ". ".join([words, *(said % {"n": n} for said, n in counted if n)])


def _page(request, form=None):
    context = protected_context(request.user, local_today(request), form)
    return render(request, PAGE, context, status=422 if form else 200)


def _say(request, words, act):
    toast(request, words, reverse("outreach:undo", args=[act.public_id]) if act else "")
