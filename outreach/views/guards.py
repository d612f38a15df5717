"""The audit page: what guards warned of and was done all the same, what was logged against a rule, what was stopped."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from outreach.pages.guards import kept_page, rules_kept

from .doors import local_today, my_relationship


@login_required
@require_safe
def guards(request):
    """`rule` and `of` (a relationship) narrow it; newest first."""
    today = local_today(request)
    said = {name: request.GET.get(name, "").replace("\x00", "") for name in ("of", "rule", "cursor")}
    of = my_relationship(request, said["of"]) if said["of"] else None
    rules = rules_kept(request.user, of)
    rule = said["rule"] if said["rule"] in {one for one, _words, _n in rules} else ""
    page, lines = kept_page(request.user, today, rule, of, said["cursor"])
    context = {
        "today": today,
        "relationship": of,
        "rules": rules,
        "rule": rule,
        "total": sum(n for _rule, _words, n in rules),
        "page": page,
        "lines": lines,
        "shown": ngettext("%(n)s on this page", "%(n)s on this page", len(lines)) % {"n": len(lines)},
    }
    return render(request, "outreach/guards.html", context)
