"""Every act on a relationship: GET asks (a plain page), POST acts and leads back, a refusal stands by its field."""

from contextlib import nullcontext

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from accounts.models import Preferences
from common.htmx import SeeOther, is_htmx, toast
from common.stale import Versioned, held, stale
from outreach.acts.guarding import keep_answers, passed
from outreach.acts.once import entered_once
from outreach.acts.protected import keep_stop
from outreach.forms.guarded import Guarded
from outreach.models import Submission
from outreach.pages.reading import read
from outreach.refusals import Refused
from outreach.words.submissions import submission_states

from .act_pages import PAGES, ROW_PAGES
from .answers import after_act
from .asking import asks, came_by, in_dialog
from .doors import hand, local_today, my_relationship, my_row, seeker_of

__all__ = ["PAGES", "ROW_PAGES", "row_view_of", "view_of"]


def view_of(page):
    """The view of an act on the relationship as a whole."""

    @login_required
    @require_http_methods(["GET", "POST"])
    def view(request, public_id):
        with _held(request, page):
            return _act(request, page, my_relationship(request, public_id))

    view.__name__ = page.name
    return view


def row_view_of(page):
    """The view of an act on one row of its history."""

    @login_required
    @require_http_methods(["GET", "POST"])
    def view(request, public_id, row_id):
        with _held(request, page):
            relationship = my_relationship(request, public_id)
            row = my_row(request, relationship, row_id)
            if not page.fits(row):
                raise Http404
            return _act(request, page, relationship, row)

    view.__name__ = page.name
    return view


def _versioned(page):
    return issubclass(page.form, Versioned)


def _held(request, page):
    """What a form was opened with, or asks the guards, is compared under the lock under which it is saved."""
    locks = _versioned(page) or page.locks
    return held(request, Preferences.objects.filter(pk=seeker_of(request).pk)) if locks else nullcontext()


def _act(request, page, relationship, row=None):
    form = _form(request, page, relationship, row)
    if request.method == "GET":
        return _show(request, page, relationship, form)
    if form.is_valid() and _versioned(page) and form.is_stale():
        there = reverse("outreach:relationship", args=[relationship.public_id])
        return stale(request, form, title=page.title(relationship), way_back=there)
    if form.is_valid():
        try:
            by = hand(request)
            made, _fresh = entered_once(relationship, by, lambda: _run(page, form, relationship, by))
            if ahead := page.leads(form, relationship):
                toast(request, page.said(relationship, form), reverse("outreach:undo", args=[made.act.public_id]))
                return _lead(request, ahead)
            said, act = page.said(relationship, form), getattr(made, "act", made)
            return after_act(request, relationship, said, act, page.onward(form))
        except Refused as refused:
            keep_stop(by, refused, relationship)
            form.add_error(_field(refused, form), refused.sentence_on(form.today))
    if isinstance(form, Guarded) and form.answers:
        keep_answers(hand(request), form.blocks, relationship=relationship)
        if form.blocks and (ahead := page.leads(form, relationship)):
            toast(request, _("Not agreed to. See the two side by side first"))
            return _lead(request, ahead)
        if is_htmx(request) and not in_dialog(request):
            # A button on another page, which has no place for what is asked: it is asked on the page of the act.
            return HttpResponseClientRedirect(f"{request.path}?{urlencode({'back': came_by(request)})}")
    return _show(request, page, relationship, form, 422)


def _lead(request, ahead):
    return HttpResponseClientRedirect(ahead) if is_htmx(request) else SeeOther(ahead)


def _run(page, form, relationship, by):
    """Carry the act out; the warnings that were passed are kept with it."""
    if not isinstance(form, Guarded):
        return page.run(form, relationship, by)
    return passed(by, relationship, form.answers, form.reason(), lambda: page.run(form, relationship, by))


def _form(request, page, relationship, row):
    extra = {}
    if page.name == "rhythm":
        reading = read(relationship, relationship.seeker, local_today(request))
        extra = {"timings": reading.timings, "own": reading.settings.own_timings(relationship)}
    data = request.POST if request.method == "POST" else None
    initial = _last_said(request, relationship) if "key" in request.GET else _said_before(request)
    form = page.form(data, relationship=relationship, today=local_today(request), row=row, initial=initial, **extra)
    if data is None and isinstance(form, Guarded):
        form.warn_ahead(form.guard_answers({}))
    return form


def _said_before(request):
    """What a drop on the board says already."""
    state = request.GET.get("state")
    return {"state": state} if state in dict(submission_states()) else {}


def _last_said(request, relationship):
    """What is known of the submission whose next state is about to be entered; `state`: the one that is about to be."""
    key = request.GET["key"].replace("\0", "")[:20]
    mine = Submission.objects.visible_to(seeker_of(request)).filter(relationship=relationship, key=key)
    one = mine.select_related("employer").first()
    if one is None:
        return {}
    said = {name: getattr(one, name) for name in ("key", "role", "state", "requisition", "site", "expires_on")}
    said |= one.right | {"employer": one.employer.name if one.employer else "", "speculative": one.speculative}
    return said | _said_before(request)


def _field(refused, form):
    """The field that a refusal speaks of, where the form has it."""
    if refused.field in form.fields:
        return refused.field
    days = [name for name in ("day", "until") if name in form.fields]
    return days[0] if refused.code in ("past", "not_later") and days else None


def _show(request, page, relationship, form, status=200):
    context = {
        "relationship": relationship,
        "title": page.title(relationship),
        "hint": page.hint(relationship),
        "button": page.button(),
        "kind": page.kind,
        "form": form,
        "many": len(form.fields) > 6,
        "back": came_by(request),
        "way_back": reverse("outreach:relationship", args=[relationship.public_id]),
    }
    return asks(request, "outreach/act.html", "outreach/_act.html", context, status)
