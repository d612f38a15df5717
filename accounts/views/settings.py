"""Settings: what is set, at a glance, with a way to each; one's name, and single keys."""

from allauth.usersessions.models import UserSession
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms import Keys, Profile
from accounts.models import User
from common.forms import invalid, posted
from common.htmx import SeeOther, toast
from common.stale import held, stale


@login_required
@require_safe
def overview(request):
    kinds = list(request.user.authenticator_set.values_list("type", flat=True))
    context = {
        "preferences": request.user.preferences,
        "app_on": "totp" in kinds,
        "passkeys": kinds.count("webauthn"),
        "sessions": UserSession.objects.filter(user=request.user).count(),
    }
    return render(request, "accounts/settings.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def profile(request):
    with held(request, User.objects.filter(pk=request.user.pk)):
        mine = User.objects.get(pk=request.user.pk)  # not the reader's own, for the frame shows the name that is kept
        form = Profile(posted(request), instance=mine)
        if request.method == "GET":
            return render(request, "accounts/profile.html", {"form": form})
        if not form.is_valid():
            return invalid(request, "accounts/profile.html", {"form": form})
        if form.is_stale():
            return stale(request, form, title=_("Your name"), way_back=reverse("accounts:profile"))
        mine.save(update_fields=["name"])
    toast(request, _("Saved."))
    return SeeOther("/settings/")


@login_required
@require_http_methods(["GET", "POST"])
def keys(request):
    """The map of keys, and whether single ones are used."""
    form = Keys(posted(request), instance=request.user.preferences)
    if request.method == "GET":
        return render(request, "accounts/keys.html", {"form": form})
    if not form.is_valid():
        return invalid(request, "accounts/keys.html", {"form": form})
    request.user.preferences.save(update_fields=["single_keys"])
    toast(request, _("Saved."))
    return SeeOther("/settings/")
