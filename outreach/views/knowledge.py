"""What recruiters tell and what is passed on: noted, changed, removed; and the page that gathers all of it."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Preferences
from common.forms import invalid, posted
from common.htmx import SeeOther, toast
from common.stale import held, stale
from outreach.acts.guarding import logged
from outreach.acts.once import noted_once
from outreach.forms.knowledge import EDITING, FORMS, MarketFilterForm, SignalForm
from outreach.models import Give, Insight, JobSearch, Knowledge, MarketSignal, Referral
from outreach.pages.knowledge import market
from outreach.refusals import Refused
from outreach.words.knowledge import kept_words, title_of

from .doors import hand, local_today, my_relationship

PAGE = "outreach/told.html"


@login_required
@require_http_methods(["GET", "POST"])
def told(request, public_id):
    """Note something that this person told or was given; ?kind= says what."""
    relationship = my_relationship(request, public_id)
    kind = request.GET.get("kind", "")
    kind = kind if kind in FORMS else "salary"
    form = FORMS[kind](posted(request), today=local_today(request), currency=_currency(request))
    if form.is_valid():
        by = hand(request)
        try:
            made = noted_once(request.user, by, lambda: _note(by, relationship, kind, form.cleaned_data, form.said()))
            return _kept(request, made, kept_words(kind, relationship.recruiter.shown_name), _there(relationship))
        except Refused as refused:
            _refused(form, refused)
    return _page(request, form, title_of(kind), relationship.recruiter.shown_name, _there(relationship), kind=kind)


@login_required
@require_http_methods(["GET", "POST"])
def signal(request):
    """Which way the market goes, as it was read or heard elsewhere."""
    form = SignalForm(posted(request), today=local_today(request))
    if form.is_valid():
        by, said = hand(request), form.cleaned_data
        try:
            made = noted_once(request.user, by, lambda: MarketSignal.note(by, request.user, **said))
            return _kept(request, made, kept_words("signal", ""), reverse("outreach:market"))
        except Refused as refused:
            _refused(form, refused)
    return _page(request, form, title_of("signal"), _("The market"), reverse("outreach:market"))


@login_required
@require_http_methods(["GET", "POST"])
def edit(request, public_id):
    """Say it otherwise, or remove it; ?back=market leads back to the page of the market."""
    with held(request, Preferences.objects.filter(pk=request.user.pk)):
        mine = _my_knowledge(request, public_id)
        form = EDITING[mine.kind](posted(request), today=local_today(request), stands=mine)
        title, about, way_back = title_of(mine.kind), _name(mine), _way_back(request, mine)
        if form.is_valid():
            if form.is_stale():
                return stale(request, form, title=title, way_back=way_back)
            try:
                act = mine.edit(hand(request), **{"day": mine.day} | form.cleaned_data)
                words = _("Changed. What it said before is kept") if act else _("Nothing to change.")
                toast(request, words, reverse("outreach:undo", args=[act.public_id]) if act else "")
                return SeeOther(way_back)
            except Refused as refused:
                _refused(form, refused)
        return _page(request, form, title, about, way_back, stands=mine)


@login_required
@require_http_methods(["GET", "POST"])
def remove(request, public_id):
    mine = _my_knowledge(request, public_id)
    if request.method == "GET":
        return SeeOther(reverse("outreach:told_edit", args=[mine.public_id]))
    act = mine.remove(hand(request))
    words = _("Removed. The history still says that it happened") if mine.relationship_id else _("Removed")
    toast(request, words, reverse("outreach:undo", args=[act.public_id]) if act else "")
    return SeeOther(_way_back(request, mine))


@login_required
@require_safe
def market_page(request):
    """Pay by role and place, the direction month by month, tips, referrals and gives; filtered by kind and words."""
    today, form = local_today(request), MarketFilterForm(request.GET)
    kind = request.GET.get("kind", "")
    kind = kind if kind in Knowledge.Kind.values else ""
    text = form.cleaned_data["q"] if form.is_valid() else ""
    found = market(request.user, kind, text, today)
    context = {
        "today": today,
        "found": found,
        "form": form,
        "kind": kind,
        "q": text,
        "kinds": [(code, words, found.counts[code]) for code, words in Knowledge.Kind.choices if code in found.counts],
        "anything": found.any or Knowledge.objects.visible_to(request.user).standing().exists(),
    }
    return render(request, "outreach/market.html", context, status=200 if form.is_valid() else 422)


def _note(by, relationship, kind, values, said):
    day, text = values["day"], values["text"]
    if kind == "give":
        return logged(
            by, relationship, lambda: Give.pass_on(by, relationship, day=day, text=text, **said), direction="out",
            purpose="give", occurred_on=day, today=by.actor.today(by.at),
        )  # fmt: skip
    if kind == "signal":
        return MarketSignal.note(by, relationship.seeker, day=day, text=text, relationship=relationship, **said)
    if kind == "referral":
        return Referral.note(by, relationship, day=day, text=text, **said)
    return Insight.note(by, relationship, kind, day=day, text=text, **said)


def _page(request, form, title, about, way_back, *, kind="", stands=None):
    context = {
        "form": form,
        "title": title,
        "about": about,
        "way_back": way_back,
        "kinds": Knowledge.Kind.choices if kind else [],
        "kind": kind,
        "stands": stands,
        "action": request.get_full_path(),
    }
    return render(request, PAGE, context) if not form.errors else invalid(request, PAGE, context)


def _kept(request, made, words, url):
    toast(request, words, reverse("outreach:undo", args=[made.act.public_id]))
    return SeeOther(url)


def _refused(form, refused):
    field = {"occurred_on": "day"}.get(refused.field, refused.field)
    form.add_error(field if field in form.fields else None, refused.sentence_on(form.today))


def _currency(request):
    """That of the search, to begin with."""
    search = JobSearch.objects.visible_to(request.user).order_by("-pk").values_list("currency", flat=True)
    return search.first() or ""


def _my_knowledge(request, public_id):
    mine = Knowledge.objects.visible_to(request.user).standing().select_related("relationship__recruiter")
    one = get_object_or_404(mine, public_id=public_id)
    one.seeker = request.user
    return one


def _name(one):
    return one.relationship.recruiter.shown_name if one.relationship_id else _("The market")


def _there(relationship):
    return reverse("outreach:relationship", args=[relationship.public_id]) + "#told"


def _way_back(request, one):
    if request.GET.get("back") == "market" or not one.relationship_id:
        return reverse("outreach:market")
    return _there(one.relationship)
