"""The row of one firm on Discover: it stands there by the dozen."""

from django import template
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.addresses import address
from common.daywords import day_plain
from common.stencil import fill

register = template.Library()


@register.simple_tag(takes_context=True)
def find_row(context, find):
    """A Find. The page gives today, back, aside, search and csrf_token."""
    firm, today = find.firm, context["today"]
    filled = {
        "name": firm.name, "about": " · ".join(filter(None, [find.type, firm.places[:60], _people(find.people)])),
        "score": find.score, "why": capfirst(" · ".join(find.why)), "leaning": capfirst(find.leaning),
        "url": address("outreach:firm", firm.public_id), "plan_url": address("outreach:plan_firm", firm.public_id),
        "aside_url": address("outreach:not_for_me", firm.public_id),
        "add_url": address("outreach:add_firm", firm.public_id), "back": context["back"], "csrf": context["csrf_token"],
        "day": find.day.isoformat() if find.day else "", "on_day": day_plain(find.day, today) if find.day else "",
    }  # fmt: skip
    asked = {
        "is_today": find.day == today, "has_day": find.day is not None, "asks_fees": find.asks_fees,
        "has_leaning": bool(find.leaning), "aside": context["aside"],
        "paused": context["search"].status == "paused",
    }  # fmt: skip
    return fill("outreach/_discover_find.html", filled, asked)


def _people(count):
    if not count:
        return _("through its desk")
    return ngettext("%(n)s person known", "%(n)s people known", count) % {"n": count}
