"""Tags put on and taken off, of a relationship or a firm: the panel for htmx, else its page."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from common.htmx import SeeOther, is_htmx, redirect_or_fragment, render_fragment, toast
from outreach.forms.tags import TagForm
from outreach.models import SeekerFirm
from outreach.pages.tags import tags_context
from outreach.refusals import Refused

from .doors import hand, my_firm, my_relationship
from .firm import firm_page
from .relationship import relationship_context


@login_required
@require_http_methods(["GET", "POST"])
def tag(request, public_id):
    relationship = my_relationship(request, public_id)
    return _tag(request, relationship, "relationship", relationship)


@login_required
@require_http_methods(["GET", "POST"])
def untag(request, public_id):
    relationship = my_relationship(request, public_id)
    return _untag(request, relationship, "relationship", relationship)


@login_required
@require_http_methods(["GET", "POST"])
def firm_tag(request, public_id):
    firm = my_firm(request, public_id)
    return _tag(request, SeekerFirm.of(request.user, firm), "firm", firm)


@login_required
@require_http_methods(["GET", "POST"])
def firm_untag(request, public_id):
    firm = my_firm(request, public_id)
    return _untag(request, SeekerFirm.of(request.user, firm), "firm", firm)


def _tag(request, thing, kind, record):
    if request.method == "GET":
        return SeeOther(_there(kind, record))
    form = TagForm(request.POST)
    if form.is_valid():
        names = form.cleaned_data["tag_names"]
        try:
            act = thing.tag(hand(request), names)
            said = ", ".join(names)
            words = _("Tagged: %(tags)s") if act else _("That tag is on already: %(tags)s")
            return _after(request, thing, kind, record, words % {"tags": said}, act)
        except Refused as refused:
            form.add_error("tag_names", refused.sentence)
    return _invalid(request, thing, kind, record, form)


def _untag(request, thing, kind, record):
    if request.method == "GET":
        return SeeOther(_there(kind, record))
    name = request.POST.get("tag", "")
    act = thing.untag(hand(request), [name])
    words = _("Tag taken off: %(tag)s") % {"tag": name} if act else _("That tag is off already")
    return _after(request, thing, kind, record, words, act)


def _there(kind, record):
    return reverse(f"outreach:{kind}", args=[record.public_id]) + "#tags"


def _after(request, thing, kind, record, words, act):
    toast(request, words, reverse("outreach:undo", args=[act.public_id]) if act else "")
    context = {}
    if is_htmx(request):
        context = tags_context(request.user, thing.tags, kind, record.public_id) | {"focus": "tags"}
    return redirect_or_fragment(request, _there(kind, record), "outreach/_tags.html", context)


def _invalid(request, thing, kind, record, form):
    if is_htmx(request):
        context = tags_context(request.user, thing.tags, kind, record.public_id, form)
        return render_fragment(request, "outreach/_tags.html", context, status=422)
    if kind == "firm":
        return firm_page(request, record, tag_form=form)
    context = relationship_context(request, record, tag_form=form)
    return render(request, "outreach/relationship.html", context, status=422)
