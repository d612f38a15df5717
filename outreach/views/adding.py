"""Adding to one's list: by two fields, from the directory, a firm by its desk."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common.forms import invalid, posted
from common.htmx import SeeOther, is_htmx, redirect_or_fragment, toast
from common.text import sort_key
from outreach.acts.adding import add_desk, add_private, add_relationship, matches
from outreach.acts.protected import keep_stop
from outreach.forms.adding import AddForm
from outreach.models.protecting import answers_about
from outreach.pages.firms_offered import firms_offered
from outreach.pages.mine import mine_with
from outreach.pages.protected import block_words
from outreach.refusals import Refused
from recruiters.models import Firm, Recruiter

from .doors import came_from, hand


@login_required
@require_http_methods(["GET", "POST"])
def add(request):
    """Two fields; who may be the same is offered before a duplicate is made."""
    country = request.user.preferences.country
    form = AddForm(posted(request), country=country, way_back=reverse("outreach:recruiters"), initial=_named(request))
    if request.method == "GET":
        return render(request, "outreach/add.html", {"form": form})
    if not form.is_valid():
        return invalid(request, "outreach/add.html", {"form": form})
    said = form.cleaned_data
    firm, asks = _firm_meant(request, form, said["firm"])
    if asks:
        return invalid(request, "outreach/add.html", {"form": form})
    said["firm"] = firm.name if firm else said["firm"]
    same = [] if said["another"] else _same(request.user, said)
    fees = _charging(request.user, said["firm"]) if "despite_fees" not in request.POST else None
    if same or fees:
        form.data = form.data.copy()
        form.data["another"] = "on" if same else ""
        form.ask(_("No, add someone else") if same else _("Add it anyway"), "" if same else "danger")
        mine = mine_with(request.user, same)
        offers = [(recruiter, mine.get(recruiter.pk)) for recruiter in same]
        return invalid(request, "outreach/add.html", {"form": form, "offers": offers, "charging": fees})
    by = hand(request)
    try:
        relationship = add_private(
            by, request.user, said["name"], said["firm"], firm=firm, met=said["met"], another=said["another"],
            **form.contact(),
        )  # fmt: skip
    except Refused as refused:
        keep_stop(by, refused)
        form.add_error(refused.field or "name", refused.sentence)
        if refused.code == "named_as_coach":
            form.data = form.data.copy()
            form.data["another"] = "on"
            form.ask(_("No, add someone else"), "")
        return invalid(request, "outreach/add.html", {"form": form})
    _say(request, relationship, by)
    return SeeOther(reverse("outreach:relationship", args=[relationship.public_id]))


@login_required
@require_safe
def firm_offers(request):
    """While a firm is being typed: the shared ones that it may be."""
    typed = request.GET.get("firm", "").replace("\x00", "")[:160]
    context = {"offered": firms_offered(request.user, typed), "typed": typed}
    return render(request, "outreach/_firm_offers.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add_recruiter(request, public_id):
    """Someone of the directory."""
    people = Recruiter.objects.visible_to(request.user).prefetch_related("affiliations__firm")
    recruiter = get_object_or_404(people, public_id=public_id)
    return _add(request, recruiter, recruiter.firm, lambda by: add_relationship(by, request.user, recruiter))


@login_required
@require_http_methods(["GET", "POST"])
def add_firm(request, public_id):
    """A firm of which no person is known yet, through its desk."""
    firm = get_object_or_404(Firm.objects.visible_to(request.user), public_id=public_id)
    return _add(request, firm, firm, lambda by: add_desk(by, request.user, firm))


def _add(request, record, firm, enter):
    """A GET asks first; so does a post at a firm that charges job seekers, unless it says that it knows."""
    asks = bool(firm and firm.paid_by == Firm.PaidBy.SEEKER)
    if request.method == "GET" or (asks and "despite_fees" not in request.POST):
        person = record if isinstance(record, Recruiter) else None
        answers = answers_about(request.user, recruiter=person, firms=[firm] if firm else [])
        return _ask(request, record, firm, asks, block_words(answers))
    try:
        relationship = enter(by := hand(request))
    except Refused as refused:
        keep_stop(by, refused)
        if is_htmx(request):
            return redirect_or_fragment(request, request.path)
        return _ask(request, record, firm, asks, [refused.sentence])
    _say(request, relationship, by)
    context = {"record": record, "relationship": relationship}
    page = came_from_directory(request, relationship)
    return redirect_or_fragment(request, page, "outreach/in_list_answer.html", context)


def _ask(request, record, firm, asks, blocks):
    """The page that asks first; `blocks`: why it can't be done."""
    context = {"record": record, "firm": firm, "asks": asks, "blocks": blocks,
               "way_back": came_from(request, _page_of(firm))}  # fmt: skip
    status = 200 if request.method == "GET" else 422
    return render(request, "outreach/add_from_directory.html", context, status=status)


def came_from_directory(request, relationship):
    """Back to the list from which it was added; the relationship's page after the page that asked."""
    there = reverse("outreach:relationship", args=[relationship.public_id])
    if is_htmx(request):
        return there
    page = came_from(request, there)
    return there if page.split("?")[0].endswith("/add/") else page


def _say(request, relationship, by):
    """With an undo where this very click added it."""
    name = {"name": relationship.recruiter.shown_name}
    if relationship.act and relationship.act.at == by.at:
        toast(
            request, _("%(name)s is on your list") % name, reverse("outreach:undo", args=[relationship.act.public_id])
        )
    else:
        toast(request, _("%(name)s was on your list already") % name)


def _firm_meant(request, form, typed):
    """(the firm of the directory that was chosen or None, whether it must be asked which is meant)."""
    offered = firms_offered(request.user, typed) if typed else []
    chosen = next((one.firm for one in offered if one.firm.public_id == request.POST.get("known")), None)
    another = request.POST.get("known") == "new"
    alike = [one for one in offered if one.alike]
    if alike or chosen:
        form.firms.offered, form.firms.typed = offered, typed
        form.firms.chosen = "new" if another else (chosen or offered[0].firm).public_id  # the likeliest is first
    return chosen, bool(alike) and not chosen and not another


def _named(request):
    """What a link fills in: ?name=…&firm=…."""
    return {name: request.GET.get(name, "").replace("\x00", "")[:160] for name in ("name", "firm")}


def _same(user, said):
    by_address, by_name = matches(user, said["name"], said["firm"], said["email"]) if said["name"] else ([], [])
    return list(dict.fromkeys([*by_address, *by_name]))


def _charging(user, firm_name):
    """A firm of that name that charges job seekers."""
    if not firm_name:
        return None
    named = Firm.objects.visible_to(user).filter(name_key=sort_key(firm_name))
    return named.filter(paid_by=Firm.PaidBy.SEEKER).first()


def _page_of(firm):
    return reverse("outreach:firm", args=[firm.public_id]) if firm else reverse("recruiters:people")
