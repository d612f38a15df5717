"""The page behind a one-time link: choose a password, and be signed in."""

from allauth.account.utils import perform_login
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.forms import FirstPassword
from accounts.invitation import spend, user_of
from common.dates import now
from common.forms import invalid, posted

PAGE = "accounts/first_admin.html"


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def first_admin(request, token):
    user = user_of(token, now())
    if not user:
        return render(request, PAGE, {"form": None}, status=410)
    form = FirstPassword(user, posted(request))
    if request.method == "GET":
        return render(request, PAGE, {"form": form, "email": user.email})
    if not form.is_valid():
        return invalid(request, PAGE, {"form": form, "email": user.email})
    if not spend(user, form.cleaned_data["password1"]):
        return render(request, PAGE, {"form": None}, status=410)
    # Not Django's own login: somebody with a second factor is still asked for it.
    return perform_login(request, user, redirect_url="/")
