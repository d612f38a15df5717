"""Drawings of the caseload: a client's weeks as small bars."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

register = template.Library()

STEP, WIDTH, HEIGHT, GOAL_AT = 13, 10, 28, 10  # the goal stands at the same height in every line


@register.simple_tag
def spark(weeks, goal=None):
    """Messages a week as bars, the running week last; the dashed line is the goal. The numbers are said as well."""
    unit = (HEIGHT - GOAL_AT) / goal if goal else HEIGHT / max([*weeks, 1])
    bars = format_html_join(
        "",
        '<rect class="spark-bar" x="{}" y="{}" width="{}" height="{}" rx="1.5"{}/>',
        (_bar(place, count, unit, place == len(weeks) - 1) for place, count in enumerate(weeks)),
    )
    width = STEP * len(weeks)
    line = format_html('<path class="spark-goal" d="M0 {}h{}"/>', GOAL_AT, width) if goal else ""
    said = _("Messages a week, the running one last: %(weeks)s") % {"weeks": ", ".join(map(str, weeks))}
    shape = '<svg class="spark" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>'
    return format_html(shape, width, HEIGHT, said, bars, line)


def _bar(place, count, unit, is_now):
    height = max(min(count * unit, HEIGHT), 1.5)
    marks = (" data-now" if is_now else "") + ("" if count else " data-none")
    return place * STEP, f"{HEIGHT - height:.1f}", WIDTH, f"{height:.1f}", mark_safe(marks)  # noqa: S308 – our own
