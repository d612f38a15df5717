"""What messages say of the seeker: a headline, years, phone, city. Undone like everything else."""

from copy import copy

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import Preferences
from common.forms import invalid, posted
from common.htmx import SeeOther, toast
from common.stale import held, stale
from outreach.forms.about_you import AboutYouForm
from outreach.models import AboutYou

from .doors import hand

PAGE = "outreach/settings/about_you.html"


@login_required
@require_http_methods(["GET", "POST"])
def about_you(request):
    here = reverse("outreach:about_you")
    with held(request, Preferences.objects.filter(pk=request.user.pk)):
        mine = AboutYou.of(request.user)
        form = AboutYouForm(posted(request), instance=copy(mine))
        if request.method == "GET":
            return render(request, PAGE, {"form": form})
        if not form.is_valid():
            return invalid(request, PAGE, {"form": form})
        if form.is_stale():
            return stale(request, form, title=_("About you"), way_back=here)
        act = mine.tell(hand(request), **{name: form.cleaned_data[name] for name in AboutYou.COLUMNS})
    undo = reverse("outreach:undo", args=[act.public_id]) if act else ""
    toast(request, _("Saved.") if act else _("Nothing to change."), undo)
    return SeeOther(reverse("accounts:settings"))
