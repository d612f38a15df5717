"""Has what an open page shows changed? 304 while it has not; the new digest, without a body, once it has."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from outreach.pages.live import live_firm, live_relationship, live_seeker

from .doors import local_today


def follows(user, today, target=""):
    """What a page that shows all of the seeker's tells rp-live; `target`: what is swapped, '' where it only says so."""
    return {"url": reverse("outreach:live"), "digest": live_seeker(user, today), "target": target}


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
