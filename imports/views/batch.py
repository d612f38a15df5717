"""The page of an import: one address that shows the step at which it stands, and its progress while it is worked on."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from common.htmx import is_htmx, toast
from imports.pages.batch import batch_context, progress_of
from imports.refusals import ImportRefused
from outreach.views.doors import local_today

from .doors import my_batch, to_page


@login_required
@require_safe
def batch(request, public_id):
    return page(request, my_batch(request, public_id))


@login_required
@require_safe
def progress(request, public_id):
    """For htmx: how far it is; 204 where nothing moved, the whole page again when the step is over."""
    batch = my_batch(request, public_id)
    if not is_htmx(request):
        return to_page(batch)
    if batch.state not in batch.WORKED_ON:
        return HttpResponseClientRefresh()
    context = {"batch": batch, "progress": progress_of(batch)}
    if request.GET.get("seen") == context["progress"].seen:
        return HttpResponse(status=204)
    return render(request, "imports/_progress.html", context)


def page(request, batch, status=200, **forms):
    """The import's page as it stands; `forms`: those with mistakes, and `refused`, the sentence of an act refused."""
    context = batch_context(request.user, batch, request.GET, local_today(request), **forms)
    return render(request, "imports/batch.html", context, status=status)


def acted(request, batch, act, query="", part="", said=""):
    """Do it and go to the import's page; a refusal is said there, with 422."""
    try:
        act()
    except ImportRefused as refused:
        batch.refresh_from_db()
        return page(request, batch, status=422, refused=refused.sentence)
    if said:
        toast(request, said)
    return to_page(batch, query, part)
