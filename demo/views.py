"""The button that takes the demo out of an embedded installation."""

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from common.htmx import SeeOther, toast

from .leaving import demo_is_here, leave_demo


@login_required
@require_http_methods(["GET", "POST"])
def leave(request):
    """GET says what will go and what stays; POST does it. Who is signed in as one of the demo is signed out."""
    if not settings.EMBEDDED or not demo_is_here():
        raise Http404
    if request.method == "GET":
        return render(request, "demo/leave.html")
    if request.user.is_demo:
        logout(request)
    left = leave_demo()
    toast(request, _said(left))
    return SeeOther(reverse("account_login" if request.user.is_anonymous else "outreach:today"))


def _said(left):
    if not left.kept:
        return _("The demo is gone.")
    return ngettext(
        "The demo is gone. %(kept)s of its firms or recruiters stays, because you work with it.",
        "The demo is gone. %(kept)s of its firms and recruiters stay, because you work with them.",
        left.kept,
    ) % {"kept": left.kept}
