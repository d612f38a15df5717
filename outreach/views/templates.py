"""Templates: the texts of every kind, changed with a live preview, in variants whose replies are counted."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Preferences
from common.forms import invalid, posted
from common.htmx import SeeOther, is_htmx, toast
from common.stale import held, stale
from outreach.forms.templates import EditTemplateForm, TemplateForm
from outreach.models import Template
from outreach.pages.merge_values import example_values
from outreach.pages.template_list import template_list
from outreach.pages.texts import texts_of
from outreach.refusals import Refused
from outreach.words.writing import field_words, fields_in_words, kind_names, variant_words
from outreach.writing.counts import counts
from outreach.writing.fields import GROUPS
from outreach.writing.kinds import KINDS
from outreach.writing.merging import merge
from outreach.writing.starters import starter

from .doors import hand, local_today

LIST, EDIT, LOOK = "outreach/templates/list.html", "outreach/templates/edit.html", "outreach/templates/_look.html"
_SAID = ("name", "way", "subject", "body")


@login_required
@require_safe
def templates(request):
    return render(request, LIST, {"groups": template_list(request.user, local_today(request))})


@login_required
@require_http_methods(["GET", "POST"])
def new(request):
    """A variant of a kind (?kind=first_touch), or one's own copy of a starter text (&copy=A)."""
    kind, starts = _asked(request)
    own = starts and Template.objects.visible_to(request.user).live().filter(kind=kind, variant=starts.variant).first()
    if own and request.method == "GET":
        return SeeOther(reverse("outreach:template", args=[own.public_id]))
    form = TemplateForm(posted(request), initial=_first(request, kind, starts))
    if "look" in request.POST or request.method == "GET":
        return _show(request, kind, form, starts)
    if own:
        form.add_error(None, _("You have a text of your own here by now. Change that one, under Templates."))
    if form.is_valid():
        by, said = hand(request), {name: form.cleaned_data[name] for name in _SAID}
        try:
            if starts:
                made = Template.copy(by, request.user, starts, **said)
            else:
                made = Template.write(by, request.user, kind, **said)
        except Refused as refused:
            form.add_error(refused.field, refused.sentence)
        else:
            _say(request, _("%(text)s is kept") % {"text": variant_words(kind, made.variant)}, made.act)
            return SeeOther(_list_at(kind))
    return _show(request, kind, form, starts, 422)


@login_required
@require_http_methods(["GET", "POST"])
def change(request, public_id):
    with held(request, Preferences.objects.filter(pk=request.user.pk)):
        mine = _my_template(request, public_id)
        form = EditTemplateForm(posted(request), initial={name: getattr(mine, name) for name in _SAID})
        if "look" in request.POST or request.method == "GET":
            return _show(request, mine.kind, form, mine=mine)
        if not form.is_valid():
            return _show(request, mine.kind, form, mine=mine, status=422)
        if form.is_stale():
            way_back = reverse("outreach:template", args=[mine.public_id])
            return stale(request, form, title=variant_words(mine.kind, mine.variant), way_back=way_back)
        act = mine.edit(hand(request), **{name: form.cleaned_data[name] for name in _SAID})
    said = _("%(text)s is changed") % {"text": variant_words(mine.kind, mine.variant)}
    _say(request, said if act else _("Nothing to change."), act)
    return SeeOther(_list_at(mine.kind))


@login_required
@require_http_methods(["GET", "POST"])
def remove(request, public_id):
    """Out of the list; where a starter text has the letter, that one stands again."""
    mine = _my_template(request, public_id)
    if request.method == "GET":
        return SeeOther(reverse("outreach:template", args=[mine.public_id]))
    act = mine.remove(hand(request))
    if starter(mine.kind, mine.variant):
        words = _("The starter text stands again")
    else:
        words = _("%(text)s is removed") % {"text": variant_words(mine.kind, mine.variant)}
    _say(request, words, act)
    return SeeOther(_list_at(mine.kind))


def _asked(request):
    """(kind, the starter text to copy or None) of the address; 404 for what there is none of."""
    kind, letter = request.GET.get("kind", "first_touch"), request.GET.get("copy", "")
    if kind not in KINDS:
        raise Http404
    starts = starter(kind, letter) if letter else None
    if letter and starts is None:
        raise Http404
    return kind, starts


def _first(request, kind, starts):
    """What the form starts with: the starter text, or for a new variant the first text of the kind to change."""
    text = starts or texts_of(request.user, kind)[kind][0]
    return {"name": text.name if starts else "", "way": text.way, "subject": text.subject, "body": text.body}


def _show(request, kind, form, starts=None, status=200, mine=None):
    today = local_today(request)
    way, subject, body = form.text()
    values = example_values(request.user, today)
    merged, headed = merge(body, values), merge(subject, values)
    missing = tuple(dict.fromkeys([*headed.missing, *merged.missing]))
    look = {
        "subject": headed.text if way == "email" else "",
        "body": merged.text,
        "counts": counts(KINDS[kind].purpose, way, headed.text, merged.text),
        "missing": fields_in_words(missing),
        "unknown": list(dict.fromkeys([*headed.unknown, *merged.unknown])),
    }
    if is_htmx(request):
        return render(request, LOOK, {"look": look})
    letter = mine.variant if mine else starts.variant if starts else ""
    said = field_words()
    context = {
        "form": form,
        "look": look,
        "kind": kind,
        "title": variant_words(kind, letter) if letter else _("%(kind)s, a new variant") % _kind(kind),
        "mine": mine,
        "starts": bool(starter(kind, letter)) if letter else False,
        "fields": [[(f"{{{group}.{name}}}", said[f"{group}.{name}"]) for name in names]
                   for group, names in GROUPS.items()],
        "way_back": _list_at(kind),
    }  # fmt: skip
    return invalid(request, EDIT, context) if status == 422 else render(request, EDIT, context)


def _kind(kind):
    return {"kind": kind_names()[kind]}


def _my_template(request, public_id):
    return get_object_or_404(Template.objects.visible_to(request.user).live(), public_id=public_id)


def _list_at(kind):
    return f"{reverse('outreach:templates')}#{kind}"


def _say(request, words, act):
    toast(request, words, reverse("outreach:undo", args=[act.public_id]) if act else "")
