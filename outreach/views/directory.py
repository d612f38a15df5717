"""The directory: firms and people to choose from, beside what is on the reader's list already."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from outreach.pages.mine import mine_at, mine_with
from recruiters.directory import AXES, Filters, firms_page, people_page
from recruiters.models import Firm, Specialty


@login_required
@require_safe
def firms(request):
    context = _context(request)
    found, lines = firms_page(request.user, context["filters"], request.GET.get("cursor", ""))
    mine = mine_at(request.user, [line.record for line in lines])
    rows = [(line, mine[line.record.pk]) for line in lines]
    return render(request, "recruiters/directory.html", context | {"found": found, "rows": rows})


@login_required
@require_safe
def people(request):
    context = _context(request)
    found, lines = people_page(request.user, context["filters"], request.GET.get("cursor", ""))
    mine = mine_with(request.user, [line.record for line in lines])
    rows = [(line, mine.get(line.record.pk)) for line in lines]
    return render(request, "recruiters/people.html", context | {"found": found, "rows": rows})


def _context(request):
    specialties = list(Specialty.objects.filter(axis__in=AXES))
    filters = Filters.of(request.GET, specialties)
    words = {"function": _("Function"), "industry": _("Industry"), "seniority": _("Seniority")}
    menus = [(axis, words[axis], getattr(filters, axis), [s for s in specialties if s.axis == axis]) for axis in AXES]
    types = [*Firm.PayModel.choices, ("sole", _("Sole recruiter"))]
    return {"filters": filters, "menus": menus, "types": types, "type_words": dict(types).get(filters.type, "")}
