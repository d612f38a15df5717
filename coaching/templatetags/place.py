"""The frame in a client's place: the pages that open there, the bar that says whose they are; a step's row on Today."""

from dataclasses import dataclass

from django import template
from django.template.defaultfilters import truncatechars
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.rights import Right
from coaching.place import opens
from common.addresses import address
from common.stencil import fill
from outreach.templatetags.steps import QUOTED

register = template.Library()


@dataclass(frozen=True)
class PageLink:
    """`current`: the value of aria-current, '' for none."""

    url: str
    icon: str
    words: str
    current: str


@register.inclusion_tag("coaching/place/_side.html", takes_context=True)
def place_side(context):
    """The navigation in the place."""
    request = context["request"]
    rights, here = request.place.coaching.rights, request.resolver_match.view_name
    links = [
        PageLink(reverse(route), icon, words, "page" if here == route else "true" if here in also else "")
        for route, icon, words, also in _pages()
        if opens(route, rights)
    ]
    return {"place": request.place, "pages": links}


@register.inclusion_tag("coaching/place/_banner.html", takes_context=True)
def place_bar(context):
    """Whose pages these are, and the way out."""
    place = context["request"].place
    return {"place": place, "may_act": place.may(Right.ACT)}


@register.simple_tag(takes_context=True)
def may(context, right):
    """Whether a right is the coach's here."""
    return context["request"].place.may(right)


@register.simple_tag(takes_context=True)
def place_step(context, row, tone):
    """A row of Today, with its acts as links to their forms where the coach may act."""
    acts = context["request"].place.may(Right.ACT)
    filled = {
        "who": row.who, "firm": " · ".join(filter(None, [row.firm, row.firm_type])), "why": row.why,
        "quote": truncatechars(row.quote, QUOTED), "since_note": row.since_note, "url": row.url,
        "step_url": address("outreach:step_done", row.reminder.public_id).removesuffix("done/") if row.reminder else "",
    }  # fmt: skip
    asked = {
        "stage": row.stage, "stage_words": str(row.stage_words), "tone": tone, "may_act": acts,
        "has_firm": bool(filled["firm"]), "has_quote": bool(row.quote), "has_since": bool(row.since_note),
        "has_step": row.reminder is not None,
        "automatic": row.reminder is not None and row.reminder.automatic,
    }  # fmt: skip
    return fill("coaching/place/_step.html", filled, asked)


def _pages():
    """(route, icon, words, further routes that light it up), in their order."""
    return [
        ("outreach:today", "calendar-check", _("Today"), ()),
        (
            "outreach:recruiters", "book-user", _("Recruiters"),
            ("outreach:relationship", "outreach:log", "outreach:plan", "outreach:drop", "outreach:board",
             "outreach:calendar"),
        ),
        ("outreach:submissions", "send", _("Submissions"), ()),
        ("outreach:numbers", "chart-line", _("Insights"), ("outreach:behind", "outreach:activity")),
    ]  # fmt: skip
