"""Acts on an import as a whole: keep, stop, go on, undo, throw away; and the first week that its result proposes."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from common.htmx import SeeOther, toast
from imports.first_week import first_week as propose
from imports.pages.first_week import left_out_words
from outreach.acts.planning import plan_together
from outreach.views.doors import hand, local_today

from .batch import acted
from .doors import my_batch, to_page


@login_required
@require_POST
def keep(request, public_id):
    """`gone` sent: who is missing from a full edition is marked too, however many they are."""
    batch = my_batch(request, public_id)
    return acted(request, batch, lambda: batch.keep(hand(request), gone="gone" in request.POST))


@login_required
@require_POST
def stop(request, public_id):
    batch = my_batch(request, public_id)
    return acted(request, batch, lambda: batch.stop(hand(request)))


@login_required
@require_POST
def go_on(request, public_id):
    batch = my_batch(request, public_id)
    return acted(request, batch, lambda: batch.go_on(hand(request)))


@login_required
@require_http_methods(["GET", "POST"])
def undo(request, public_id):
    """Asks first: all of it is taken back at once."""
    batch = my_batch(request, public_id)
    if request.method == "GET":
        return render(request, "imports/undo.html", {"batch": batch, "today": local_today(request)})
    return acted(request, batch, lambda: batch.undo(hand(request)))


@login_required
@require_http_methods(["GET", "POST"])
def throw_away(request, public_id):
    """Asks first: the file and what was decided on its rows are erased."""
    batch = my_batch(request, public_id)
    if request.method == "GET":
        return render(request, "imports/throw_away.html", {"batch": batch})
    return acted(request, batch, lambda: batch.throw_away(hand(request)))


@login_required
@require_POST
def first_week(request, public_id):
    """Plan the ticked ones of the five, each on its day, as one act; who does not fit any more is said."""
    batch = my_batch(request, public_id)
    if batch.owner_id != request.user.pk:
        return to_page(batch)
    ticked = set(request.POST.getlist("who"))
    week = propose(batch, local_today(request))
    chosen = [(one, day) for one, day in week.proposed if one.public_id in ticked]
    left_out = left_out_words(answer for one, answer in week.left_out if one.public_id in ticked)
    act = plan_together(hand(request), request.user, chosen)
    if act is None:
        if left_out:
            toast(request, left_out)
        return to_page(batch, part="week")
    said = ngettext("%(n)s person is planned for this week", "%(n)s people are planned for this week", len(chosen))
    said %= {"n": len(chosen)}
    toast(request, f"{said}. {left_out}" if left_out else said, reverse("outreach:undo", args=[act.public_id]))
    return SeeOther(reverse("outreach:today"))
