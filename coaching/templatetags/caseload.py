"""The caseload's lines, cut once and filled in; a client's weeks as small bars."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from common.addresses import address
from common.daywords import day_words
from common.stencil import fill
from common.templatetags.rp import badge

register = template.Library()

STEP, WIDTH, HEIGHT, GOAL_AT = 13, 10, 28, 10  # the goal stands at the same height in every line
NONE = "–"


@register.simple_tag
def client_line(line):
    """A Line as a row of the table."""
    rate = line.rate if line.rate and line.rate.n else None
    asked = {
        "brief": bool(line.brief),
        "flagged": bool(line.flags),
        "weeks": bool(line.weeks),
        "goal": bool(line.goal),
        "rate": "" if rate is None else "grey" if rate.small else "plain",
        "turn": line.turn,
        "session": bool(line.session),
    }
    filled = {
        "key": line.public_id,
        "pick_words": _("Select %(name)s") % {"name": line.name},
        "url": address("coaching:client", line.public_id),
        "name": line.name,
        "brief_words": line.brief,
        "flags": _flags(line),
        "spark": spark(line.weeks, line.goal) if line.weeks else "",
        "this_week": line.this_week,
        "goal_words": _("of %(goal)s") % {"goal": line.goal},
        "last_week": _("%(n)s last week") % {"n": line.last_week},
        "rate_words": rate.percent if rate else "",
        "n": rate.n if rate else "",
        "session_words": line.session_words,
        "active": day_words(line.active_on, line.today) if line.active_on else NONE,
    }
    return fill("coaching/_client_line.html", filled, asked)


def spark(weeks, goal=None):
    """Messages a week as bars, the running week last; the dashed line is the goal. The numbers are said as well."""
    unit = (HEIGHT - GOAL_AT) / goal if goal else HEIGHT / max([*weeks, 1])
    bars = "".join(_bar(place, count, unit, place == len(weeks) - 1) for place, count in enumerate(weeks))
    width = STEP * len(weeks)
    line = f'<path class="spark-goal" d="M0 {GOAL_AT}h{width}"/>' if goal else ""
    said = _("Messages a week, the running one last: %(weeks)s") % {"weeks": ", ".join(map(str, weeks))}
    shape = '<svg class="spark" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>'
    return format_html(shape, width, HEIGHT, said, mark_safe(bars + line))  # noqa: S308 – numbers alone


def _bar(place, count, unit, is_now):
    height = max(min(count * unit, HEIGHT), 1.5)
    marks = (" data-now" if is_now else "") + ("" if count else " data-none")
    x, y = place * STEP, HEIGHT - height
    return f'<rect class="spark-bar" x="{x}" y="{y:.1f}" width="{WIDTH}" height="{height:.1f}" rx="1.5"{marks}/>'


def _flags(line):
    """The reasons as badges; where there are none, that it goes well, as far as anything may be seen."""
    if line.flags:
        return format_html_join("", "{}", ((badge(*flag),) for flag in line.flags))
    return _("Going well") if line.weeks or line.landed is not None else NONE
