"""Choose what to bring: a file or pasted rows, of which kind, from where."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from common.forms import invalid
from imports.forms.choose import ChooseForm
from imports.pages.steps import spoken, steps_of
from imports.refusals import ImportRefused
from outreach.views.doors import hand

from .doors import to_page


@login_required
@require_http_methods(["GET", "POST"])
def new(request):
    sent = request.method == "POST"
    form = ChooseForm(request.POST if sent else None, request.FILES if sent else None, user=request.user)
    context = {"form": form, "steps": steps_of(), "spoken": spoken(steps_of())}
    if not sent:
        return render(request, "imports/new.html", context)
    if form.is_valid():
        try:
            return to_page(form.start(hand(request)))
        except ImportRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
    return invalid(request, "imports/new.html", context)
