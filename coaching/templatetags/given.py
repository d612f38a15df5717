"""What a coach and a client share, on the pages of both: where a session is, how an action stands."""

import re

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from coaching.models import agreed
from common.templatetags.rp import badge

register = template.Library()
LINK = re.compile(r"https?://\S+\Z")


@register.filter
def place(text):
    """Where a session is: a web address as a link, anything else as it is."""
    if not LINK.match(text):
        return text
    return format_html('<a href="{0}" rel="noopener noreferrer">{0}</a>', text)


@register.simple_tag
def agreed_state(one):
    """How an action stands, as a badge."""
    looks = {
        agreed.WAITS: (_("Waits for a yes"), "calm", "clock"),
        agreed.OPEN: (_("Open"), "due", ""),
        agreed.DONE: (_("Done"), "good", "check"),
        agreed.SKIPPED: (_("Skipped this time"), "calm", ""),
        agreed.ASIDE: (_("Set aside"), "calm", ""),
    }
    return badge(*looks[one.state])
