"""A coach's groups of clients: made, renamed, removed; clients put into them, taken out, and either taken back."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts import access
from accounts.by import By
from coaching.forms.group import GroupForm, PutForm, add_refusal
from coaching.listing import AskedCaseload
from coaching.models import Group, Member
from coaching.models.group import GroupTaken, TooManyGroups
from common.dates import now
from common.forms import invalid, posted
from common.htmx import SeeOther, toast
from common.ids import new_public_id
from outreach.views.doors import came_from

LIST, ONE, PUT = "coaching/groups.html", "coaching/group.html", "coaching/group_put.html"


@login_required
@require_http_methods(["GET", "POST"])
def groups(request):
    """All of them; a post makes one."""
    form = GroupForm(posted(request), button=_("Make the group"))
    if request.method == "POST" and form.is_valid():
        try:
            made = Group.make(By(request.user, now()), form.cleaned_data["name"])
        except (GroupTaken, TooManyGroups) as refused:
            add_refusal(form, refused)
        else:
            toast(request, _("“%(name)s” is there. Choose who is in it among your clients.") % {"name": made.name})
            return SeeOther(reverse("coaching:groups"))
    ids = [one.client_id for one in access.clients(request.user, now())]
    context = {"groups": Group.objects.kept_by(request.user).with_members(ids), "form": form}
    return render(request, LIST, context) if request.method == "GET" else invalid(request, LIST, context)


@login_required
@require_http_methods(["GET", "POST"])
def group(request, public_id):
    """Its name."""
    one = _mine(request, public_id)
    form = GroupForm(posted(request), initial={"name": one.name}, button=_("Keep it"))
    if request.method == "POST" and form.is_valid():
        try:
            one.rename(form.cleaned_data["name"])
        except GroupTaken as refused:
            add_refusal(form, refused)
        else:
            toast(request, _("Saved."))
            return SeeOther(reverse("coaching:groups"))
    context = {"group": one, "form": form}
    return render(request, ONE, context) if request.method == "GET" else invalid(request, ONE, context)


@login_required
@require_POST
def remove(request, public_id):
    """The group alone: nobody stops being a client."""
    one = _mine(request, public_id)
    one.delete()
    toast(request, _("“%(name)s” is removed. Your clients stay as they are.") % {"name": one.name})
    return SeeOther(reverse("coaching:groups"))


@login_required
@require_http_methods(["GET", "POST"])
def put(request):
    """Of the clients that a post picks, or ?pick=… names, into which groups and out of which; `put` carries it out."""
    at = now()
    people = {one.client.public_id: one.client for one in access.clients(request.user, at)}
    mine = {one.public_id: one for one in Group.objects.kept_by(request.user)}
    sent = request.method == "POST" and "put" in request.POST
    asked = request.POST if request.method == "POST" else request.GET
    picked = [key for key in asked.getlist("pick") if key in people]
    initial = {"pick": picked, "back": asked.get("address", "")[:400]}
    action = reverse("coaching:group_put")
    form = PutForm(request.POST if sent else None, initial=initial, people=people, groups=mine, action=action)
    context = {"form": form, "count": len(picked)}
    if not sent:
        return render(request, PUT, context)
    if form.is_valid():
        try:
            change = new_public_id()
            _say(request, _carry_out(By(request.user, at), form.cleaned_data, change), change)
        except (GroupTaken, TooManyGroups) as refused:
            add_refusal(form, refused)
        else:
            return SeeOther(_caseload(request.user, form.cleaned_data["back"]))
    return invalid(request, PUT, context)


@login_required
@require_POST
def put_back(request, public_id):
    """The undo of one change of who is in which groups."""
    n = Member.take_back(By(request.user, now()), public_id)
    if n is None:
        raise Http404
    toast(request, _("Taken back") if n else _("It is as it was already."))
    return SeeOther(came_from(request, reverse("coaching:clients")))


def _carry_out(by, said, change):
    """How many were put in and taken out, group by group."""
    with transaction.atomic():
        into = [*said["into"], *([Group.make(by, said["name"])] if said["name"] else [])]
        return sum(one.put(by, said["chosen"], change) for one in into) + sum(
            one.take_out(by, said["chosen"], change) for one in said["out_of"]
        )


def _say(request, n, change):
    if not n:
        toast(request, _("They were so already."))
        return
    words = ngettext("Kept: %(n)s change", "Kept: %(n)s changes", n) % {"n": n}
    toast(request, words, reverse("coaching:group_back", args=[change]))


def _caseload(coach, address):
    """The list that one came from; what is typed there leads nowhere else."""
    asked = AskedCaseload.read(address, Group.objects.kept_by(coach))
    return reverse("coaching:clients") + (f"?{asked.full_address}" if asked.full_address else "")


def _mine(request, public_id):
    return get_object_or_404(Group.objects.kept_by(request.user), public_id=public_id)
