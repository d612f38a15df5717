"""Has what an open page shows changed? 304 while it has not; the new digest, without a body, once it has."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from outreach.pages.live import live_firm, live_relationship, live_seeker

from .doors import local_today


@login_required
@require_safe
def live(request):
    """Of the pages that show all of the seeker's."""
    return _answer(request, live_seeker(request.user, local_today(request)))


@login_required
@require_safe
def relationship(request, public_id):
    return _answer(request, live_relationship(request.user, public_id))


@login_required
@require_safe
def firm(request, public_id):
    return _answer(request, live_firm(request.user, public_id))


def _answer(request, digest):
    if digest is None:
        raise Http404
    etag = quote_etag(digest)
    response = HttpResponse(headers={"ETag": etag, "Cache-Control": "private, no-cache"})
    return get_conditional_response(request, etag=etag, response=response)
