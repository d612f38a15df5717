"""A card dropped on a stage: leads to the form of the event that goes there, or says in a sentence why none does."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from outreach.forms.move import MoveForm
from outreach.models import Relationship
from outreach.moves import Here, Move
from outreach.moves import move as move_of
from outreach.pages.reading import read
from outreach.refusals import Refused
from outreach.words import moves as words

from .asking import asks, came_by
from .doors import local_today, my_relationship

_STAGES = dict(Relationship.Stage.choices)


@login_required
@require_safe
def move(request, public_id):
    """GET with `to`: what a drop asks. Without it: where to? Nothing is written here."""
    relationship = my_relationship(request, public_id)
    reading = read(relationship, request.user, local_today(request))
    here = Here.of(reading.result, reading.state)
    form = MoveForm(request.GET if "to" in request.GET else None, stage=here.stage)
    if not form.is_valid() and request.GET.get("to") != here.stage:
        context = _context(request, relationship) | {"form": form, "stage": here.stage}
        return asks(
            request, "outreach/board_move.html", "outreach/_board_move.html", context, 422 if form.errors else 200
        )
    to = request.GET["to"]
    found = move_of(here, to)
    if isinstance(found, Move):
        return HttpResponseRedirect(_page(relationship, found.event, found.said | {"back": came_by(request)}))
    return _refused(request, relationship, here, to, found)


def _refused(request, relationship, here, to, found):
    name, unavailable = relationship.recruiter.shown_name, relationship.recruiter.unavailable_at
    back = {"back": came_by(request)}
    context = _context(request, relationship) | {
        "title": words.title(name, _STAGES[to]),
        "sentence": Refused("unavailable").sentence if unavailable else words.refusal(found.code, _STAGES[here.stage]),
        "instead": [] if unavailable else [
            (words.instead(event), _page(relationship, event, back)) for event in found.instead
        ],
    }  # fmt: skip
    return asks(request, "outreach/board_refused.html", "outreach/_board_refused.html", context, 422)


def _page(relationship, event, said):
    said = {name: value for name, value in said.items() if value}
    url = reverse(f"outreach:{event}", args=[relationship.public_id])
    return f"{url}?{urlencode(said)}" if said else url


def _context(request, relationship):
    return {
        "relationship": relationship,
        "back": came_by(request),
        "way_back": reverse("outreach:relationship", args=[relationship.public_id]),
    }
