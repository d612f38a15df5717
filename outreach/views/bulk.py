"""Acts for many: who was ticked in the list, the question, carrying out, how far it is, what became of it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from common.dates import now
from common.forms import invalid
from common.htmx import SeeOther, is_htmx, toast
from outreach.bulk.carrying import carry_out
from outreach.bulk.choosing import canonical, everyone, ticked
from outreach.forms.bulk import FORMS, ChosenForm
from outreach.models import BulkAct
from outreach.models.tagging import tags_of
from outreach.pages.bulk import left_out_of, names_of, progress_words, tags_among, title_of
from outreach.pages.week import calendar_of, snooze_days
from outreach.words.bulk import asked_words, button_words, hint_words, left_out_words, result_words

from .doors import hand, local_today


@login_required
@require_POST
def chosen(request):
    """Note who was ticked, and go to the question. Nobody's own rows but the reader's are ever taken."""
    form, today = ChosenForm(request.POST), local_today(request)
    if not form.is_valid():
        return invalid(request, _part(request, "nobody"), {"form": form, "way_back": _list_at("")})
    address = canonical(request.user, form.cleaned_data["address"], today)
    if form.cleaned_data["whole"]:
        ids, forged = everyone(request.user, address, today), 0
    else:
        ids, forged = ticked(request.user, request.POST.getlist("pick"))
    if not ids and not forged:
        return invalid(request, _part(request, "nobody"), {"form": form, "way_back": _list_at(address)})
    bulk = BulkAct.ask(
        hand(request), form.cleaned_data["act"], ids, forged=forged, whole=form.cleaned_data["whole"], address=address
    )
    return SeeOther(reverse("outreach:bulk", args=[bulk.public_id]))


@login_required
@require_http_methods(["GET", "POST"])
def bulk(request, public_id):
    """GET asks, or shows how it stands; POST carries out, once however often it is sent."""
    one = _my_bulk(request, public_id)
    if one.state != "asked":
        return _stands(request, one)
    form = _form(request, one) if one.kind != "export" else None
    if request.method == "GET" or form is None:
        return render(request, _part(request, "ask"), _question(request, one, form))
    if not form.is_valid():
        return invalid(request, _part(request, "ask"), _question(request, one, form))
    carry_out(one, hand(request), form.as_data(), now)
    if one.state == "done" and not one.left_out:
        toast(request, result_words(one), _undo_of(one))
        return SeeOther(_list_at(one.address))
    return SeeOther(reverse("outreach:bulk", args=[one.public_id]))


@login_required
@require_safe
def progress(request, public_id):
    """For htmx: how far it is; 204 where nothing moved, the whole page again when it is over."""
    one = _my_bulk(request, public_id)
    if not is_htmx(request):
        return SeeOther(reverse("outreach:bulk", args=[one.public_id]))
    if one.state not in BulkAct.WORKED_ON:
        return HttpResponseClientRefresh()
    if request.GET.get("seen") == f"{one.state}-{one.progress}":
        return HttpResponse(status=204)
    return render(request, "outreach/_bulk_progress.html", {"bulk": one, "progress": progress_words(one)})


def _stands(request, one):
    """A page of an act that was begun: being worked on, done, or taken back."""
    context = {"bulk": one, "way_back": _list_at(one.address)}
    if one.state in BulkAct.WORKED_ON:
        return render(request, "outreach/bulk_running.html", context | {"progress": progress_words(one)})
    lines, more = left_out_of(one, local_today(request))
    context |= {"title": title_of(one), "words": left_out_words(one), "lines": lines, "more": more}
    return render(request, "outreach/bulk_done.html", context | {"undo": _undo_of(one)})


def _form(request, one):
    today, at = local_today(request), now()
    extra = {}
    if one.kind == "snooze":
        extra["days"] = snooze_days(calendar_of(request.user, today), today)
    if one.kind == "untag":
        extra["tags"] = tags_among(one)
    if one.kind == "log":
        extra["initial"] = {"direction": "out", "channel": "email", "occurred_on": today, "purpose": "first_touch"}
    data = request.POST if request.method == "POST" else None
    return FORMS[one.kind](data, seeker=request.user, today=today, at=at, **extra)


def _question(request, one, form=None):
    names, more = names_of(one)
    context = {
        "bulk": one,
        "title": asked_words(one.kind, len(one.chosen)),
        "hint": hint_words(one.kind),
        "button": button_words(one.kind) if form else "",
        "form": form,
        "names": names,
        "more": more,
        "way_back": _list_at(one.address),
        "forged": len(one.left_out),
    }
    if one.kind == "tag":
        context["known_tags"] = tags_of(request.user)
    return context


def _part(request, name):
    return f"outreach/_bulk_{name}.html" if is_htmx(request) else f"outreach/bulk_{name}.html"


def _undo_of(one):
    return reverse("outreach:undo", args=[one.act.public_id]) if one.act_id and one.state == "done" else ""


def _list_at(address):
    return reverse("outreach:recruiters") + (f"?{address}" if address else "")


def _my_bulk(request, public_id):
    one = get_object_or_404(BulkAct.objects.visible_to(request.user).select_related("act"), public_id=public_id)
    one.seeker = request.user
    return one
