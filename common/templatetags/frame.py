"""The frame's parts that hardly ever differ, cut once and filled in: the page's head and the main navigation."""

from django import template
from django.utils.translation import ngettext

from common.stencil import fill

register = template.Library()


@register.simple_tag
def head():
    """What every page's head links."""
    return fill("_head.html", {}, {})


@register.simple_tag(takes_context=True)
def navigation(context):
    """The main navigation, with the reader's place in it and what waits. The page gives request, user, shell."""
    shell, match = context.get("shell", {}), getattr(context.get("request"), "resolver_match", None)
    filled, asked = {"csrf": context["csrf_token"]}, {"here": match.view_name if match else ""}
    for role in ("is_staff", "is_coach"):
        asked[role] = getattr(context.get("user"), role, False)
    for name in ("replies_count", "objections_count", "conflicts_count"):
        count = shell[name] if shell else 0
        (filled if count else asked)[name] = count
    replies = filled.get("replies_count", 0)
    filled["replies_words"] = ngettext("reply waiting", "replies waiting", replies)
    filled["conflicts_words"] = ngettext("open conflict", "open conflicts", filled.get("conflicts_count", 0))
    return fill("_nav.html", filled, asked)
