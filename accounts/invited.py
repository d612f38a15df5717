"""Whether a request for an account comes from an invitation: its link stands in `next`, where one goes on to."""

from django.urls import Resolver404, resolve

from .models import Invitation
from .models.invitation import hash_of


def invited(request, at):
    """The Invitation that a sign-up leads on to and that waits at an instant, or None."""
    way_on = request.POST.get("next") or request.GET.get("next") or ""
    try:
        found = resolve(way_on)
    except Resolver404:
        return None
    if found.view_name != "accounts:invitation":
        return None
    return Invitation.objects.waiting(at).filter(token_hash=hash_of(found.kwargs["token"])).first()
