"""Numbers that lead to whom they count. None leads to an empty list: nought is plain text."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html

from common.addresses import address

register = template.Library()


@register.simple_tag
def number_link(measure, count, words="", by="", group=""):
    """A count as a link to its recruiters; `words` say to those who hear it alone what it counts."""
    return _link(measure, count, count, words, by, group)


@register.simple_tag
def share_link(measure, share, words="", by="", group=""):
    """A share in per cent as a link to those counted; – where there is nothing to share."""
    if share.percent is None:
        return "–"
    return _link(measure, share.count, f"{share.percent}%", words, by, group)


@register.simple_tag
def days_link(tally, shown, words="", by="", group=""):
    """Days to a reply as a link to who replied; – without a reply."""
    return _link("replied", tally.replied, shown, words, by, group) if tally.replied else "–"


@register.simple_tag
def n_link(measure, n):
    """ "n = 71", the number behind a figure, as a link to all of them."""
    return format_html("<small>n = {}</small>", _link(measure, n, n, "", "", ""))


@register.simple_tag
def conflicts_link(share):
    """How many conflicts were avoided, as a link to these; – where there was none."""
    return _linked(f"{reverse('outreach:conflicts')}?avoided=1", share.count, share.count if share.n else "–", "")


@register.simple_tag
def conflicts_n(share):
    """ "n = 4", the conflicts of which it is known how they went, as a link to all of them."""
    return format_html("<small>n = {}</small>", _linked(reverse("outreach:conflicts"), share.n, share.n, ""))


@register.simple_tag
def week_link(week, side, count, words=""):
    """A week's count as a link to its rows of the search activity. side: ours, theirs."""
    query = urlencode({"start": week.monday.isoformat(), "end": week.sunday.isoformat(), "who": side})
    return _linked(f"{reverse('outreach:activity')}?{query}", count, count, words)


def _link(measure, count, shown, words, by, group):
    url = address("outreach:behind", measure)
    query = urlencode({"by": by, "group": group}) if by else ""
    return _linked(f"{url}?{query}" if query else url, count, shown, words)


def _linked(url, count, shown, words):
    if not count:
        return shown
    said = format_html('<span class="visually-hidden"> {}</span>', words) if words else ""
    return format_html('<a href="{}">{}{}</a>', url, shown, said)
