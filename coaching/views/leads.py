"""A coach's leads: passed on to clients, what became of them, taken back."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import access
from accounts.by import By
from coaching.forms.lead import LeadForm, MoreClients
from coaching.models import Group, Lead
from coaching.pages.leads import uptake_of
from common.dates import now
from common.forms import invalid, posted
from common.htmx import SeeOther, toast
from common.paging import page_of
from recruiters.models import Firm

LIST, NEW, ONE = "coaching/leads.html", "coaching/lead_new.html", "coaching/lead.html"


@login_required
@require_safe
def leads(request):
    at = now()
    mine = Lead.objects.passed_on_by(request.user)
    page = page_of(mine, ["-made_at"], request.GET.get("cursor", ""))
    context = {"page": page, "uptakes": uptake_of(request.user, page.rows, at), "today": request.user.today(at)}
    return render(request, LIST, context)


@login_required
@require_http_methods(["GET", "POST"])
def new(request):
    """?firm=… of the directory, ?client=… as chosen, ?pick=… for several."""
    at = now()
    firm = _firm(request)
    action = reverse("coaching:lead_new") + (f"?firm={firm.public_id}" if firm else "")
    initial = {"clients": [request.GET.get("client", ""), *request.GET.getlist("pick")]}
    form = LeadForm(posted(request), initial=initial, firm=firm, action=action, **_for_whom(request, at))
    context = {"form": form, "firm": firm}
    if request.method == "GET":
        return render(request, NEW, context)
    if not form.is_valid():
        return invalid(request, NEW, context)
    lead = Lead.share(By(request.user, at), form.cleaned_data["chosen"], **form.said())
    _say(request, len(form.cleaned_data["chosen"]), lead)
    return SeeOther(reverse("coaching:leads"))


@login_required
@require_http_methods(["GET", "POST"])
def lead(request, public_id):
    """What became of one; a post suggests it to further clients."""
    at, one = now(), _mine(request, public_id)
    form = MoreClients(posted(request), **_for_whom(request, at))
    (uptake,) = uptake_of(request.user, [one], at)
    context = {"lead": one, "uptake": uptake, "form": form, "today": request.user.today(at)}
    if request.method == "GET":
        return render(request, ONE, context)
    if not form.is_valid():
        return invalid(request, ONE, context)
    added = one.suggest(By(request.user, at), form.cleaned_data["chosen"])
    if added:
        _say(request, added)
    else:
        toast(request, _("All of them have it already."))
    return SeeOther(reverse("coaching:lead", args=[public_id]))


@login_required
@require_POST
def take_back(request, public_id):
    one = _mine(request, public_id)
    if one.take_back(By(request.user, now())):
        words = _("Taken back. What a client took already stays with them.")
        toast(request, words, reverse("coaching:lead_back", args=[public_id]))
    else:
        toast(request, _("It was taken back already."))
    return SeeOther(reverse("coaching:lead", args=[public_id]))


@login_required
@require_POST
def put_back(request, public_id):
    """The undo of taking back."""
    one = _mine(request, public_id)
    one.put_back()
    toast(request, _("Your clients see it again."))
    return SeeOther(reverse("coaching:lead", args=[public_id]))


def _for_whom(request, at):
    """Clients and groups that a lead may go to."""
    coachings = access.clients(request.user, at)
    groups = Group.objects.kept_by(request.user).with_members([one.client_id for one in coachings])
    return {"coachings": coachings, "groups": groups}


def _mine(request, public_id):
    return get_object_or_404(Lead.objects.passed_on_by(request.user), public_id=public_id)


def _firm(request):
    """The shared firm that the address names; what is the coach's own stays theirs."""
    asked = request.GET.get("firm", "").replace("\x00", "")[:40]
    return Firm.objects.visible_to(request.user).filter(owner=None, public_id=asked).first() if asked else None


def _say(request, n, lead=None):
    words = ngettext("Suggested to %(n)s client", "Suggested to %(n)s clients", n) % {"n": n}
    toast(request, words, reverse("coaching:lead_off", args=[lead.public_id]) if lead else "")
