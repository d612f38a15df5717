"""Saved views of one's recruiters: all of them, their counts, and the acts on each."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from outreach.forms.saved_view import EditSavedViewForm, SavedViewForm
from outreach.listing.asked import Asked
from outreach.listing.understood import names_in
from outreach.models import SavedView
from outreach.pages.list_tools import held_by
from outreach.pages.listing import view_counts

from .doors import local_today
from .view_acts import Kind, acts_of


@login_required
@require_safe
def views(request):
    """All of them, with what each shows."""
    mine = list(SavedView.objects.of(request.user, Asked.shows))
    held = list(zip(mine, _described(request, mine), strict=True))
    return render(request, "outreach/views.html", {"held": held})


@login_required
@require_safe
def counts(request):
    """The counts that the list does not wait for, for its tabs."""
    today = local_today(request)
    held = [(view, held_by(view, today)) for view in SavedView.objects.of(request.user, Asked.shows)]
    return render(request, "outreach/_view_counts.html", {"counts": view_counts(request.user, held).items()})


def _described(request, views):
    """The lists of views, with the words of their filters."""
    today = local_today(request)
    named = names_in([view.address for view in views], request.user, today)
    return [held_by(view, today, named) for view in views]


def _words():
    return {"list": _("Recruiters"), "above": _("Saved views"), "stay": _("Nobody leaves your list.")}


new, change, hold, remove = acts_of(
    Kind(
        shows=Asked.shows, app="outreach", at="recruiters", above="views", form=SavedViewForm, edit=EditSavedViewForm,
        read=lambda request, address: Asked.read(address, request.user, today=local_today(request)),
        held=lambda request, view: _described(request, [view])[0],
        words=_words,
    )
)  # fmt: skip
