"""Template tags of the design: icons, path glyphs, badges, days, goal and load drawings. Built in everywhere."""

import re
from datetime import datetime
from functools import cache

from django import forms, template
from django.urls import NoReverseMatch, reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from lucide.templatetags.lucide import lucide

from common.addresses import address as address_of
from common.daywords import day_dated, day_long, day_plain, day_words, since_words

register = template.Library()

# One way of seven treads, drawn three times; the stylesheet says how far it is walked.
PATH = "M2.8 19h6.4v-3h6.4v-3h6.4v-3h6.4v-3h6.4v-3h6.4"
GOAL_WIDTH, GOAL_MOST = 297, 60
LOAD_WIDTH, LOAD_HEIGHT = 28, 40


@register.simple_tag
def icon(name, size=""):
    """A lucide icon by name; `size="large"` for headings. An unknown name raises."""
    return _icon(name, size)


@cache
def _icon(name, size):
    drawing = lucide(name, size=None)
    inner = drawing[drawing.index(">") + 1 : drawing.rindex("</svg>")].strip()
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"{}>{}</svg>',
        format_html(' data-size="{}"', size) if size else "",
        mark_safe(inner),  # noqa: S308 – the package's own drawing
    )


@register.simple_tag
def address(route, public_id):
    """As {% url route public_id %}, for a page with many of them."""
    return address_of(route, public_id)


@register.simple_tag
def stage_path(stage):
    """The small stepped path with a dot where this stage stands. Say the stage in words beside it."""
    return _stage_path(str(stage))


@cache
def _stage_path(stage):
    strokes = format_html_join(
        "", '<path class="{}" d="{}"/>', ((part, PATH) for part in ("path-way", "path-walked", "path-here"))
    )
    return format_html(
        '<svg class="stage-path" data-stage="{}" viewBox="0 0 44 22" aria-hidden="true">{}</svg>', stage, strokes
    )


@register.simple_tag
def stage(code, words):
    """The glyph with the stage's name beside it."""
    return format_html('<span class="stage">{} {}</span>', _stage_path(str(code)), words)


@register.simple_tag
def badge(words, tone="", icon="", kind=""):
    """A short state in words. Tones: reply due overdue stale good bad accent calm; kind="outline" has none."""
    return format_html(
        '<span class="badge"{}{}>{}{}</span>',
        format_html(' data-tone="{}"', tone) if tone else "",
        format_html(' data-kind="{}"', kind) if kind else "",
        format_html("{} ", _icon(icon, "")) if icon else "",
        words,
    )


@register.simple_tag
def avatar(name, size=""):
    """Initials in a circle: "small" in the frame, "large" at a page's head. The name stands beside it."""
    return format_html(
        '<span class="avatar"{} aria-hidden="true">{}</span>',
        format_html(' data-size="{}"', size) if size else "",
        initials(name),
    )


@register.filter
def initials(name):
    """First letters of the first and the last word of a name; '·' for none."""
    words = [word for word in str(name or "").split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "·"


@register.simple_tag(takes_context=True)
def day(context, value, today=None, style="words"):
    """A day as <time>; `style`: words ("Friday", "Mon 23 Nov"), or never relative: plain ("12 Nov"), long ("Monday 23
    November"), dated ("Fri 27 Nov").

    `today` is the reader's local day; left out, the page's own `today` is taken. An aware instant is said as its day
    where the reader is; in UTC where nobody is signed in.
    """
    if not value:
        return ""
    if isinstance(value, datetime):
        user = context.get("user")
        value = user.today(value) if user and user.is_authenticated else value.date()
    write = {"words": day_words, "plain": day_plain, "long": day_long, "dated": day_dated}[style]
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), write(value, today or context.get("today")))


@register.simple_tag(takes_context=True)
def since(context, value, today=None):
    """ "since Friday", "since 12 Nov" as <time>; nothing without a day."""
    if not value:
        return ""
    words = since_words(value, today or context.get("today"))
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words)


@register.filter
def breakable(address):
    """An address that breaks behind "@" and "/" where it is too long for its line, before it breaks anywhere else."""
    return mark_safe(re.sub("([@/])", r"\1<wbr>", escape(address)))  # noqa: S308 – escaped


@register.filter
def in_words(value, today=None):
    """A day in words, bare, for use inside a sentence: {{ due_on|in_words:today }}."""
    return day_words(value, today) if value else ""


@register.filter
def in_short(value, today=None):
    """A day as "12 Nov", bare, for use inside a sentence."""
    return day_plain(value, today) if value else ""


@register.inclusion_tag("_steps.html")
def steps(items, label=""):
    """The long path. `items`: mappings with `label`, `note` and `state` ("done", "here" or "")."""
    items = list(items)
    here = next((item for item in items if item.get("state") == "here"), None)
    spoken = _("%(stage)s, %(note)s") % {"stage": here["label"], "note": here.get("note", "")} if here else ""
    return {"items": items, "here": here, "count": len(items), "label": label or spoken}


@register.simple_tag
def goal(done, target):
    """Rising steps, one per message of the weekly goal, filled as far as they are sent. The numbers stand beside it."""
    count = min(max(int(target), 1), GOAL_MOST)
    filled = min(int(done) * count // max(int(target), 1), count)
    gap = 3 if count <= 30 else 1.5
    width = (GOAL_WIDTH - gap * (count - 1)) / count
    rise = 14 / max(count - 1, 1)
    blocks = format_html_join(
        "",
        '<rect class="goal-step" x="{}" y="{}" width="{}" height="6" rx="2"{}/>',
        (
            (_n(i * (width + gap)), _n(14 - i * rise), _n(width), mark_safe(" data-done" if i < filled else ""))
            for i in range(count)
        ),
    )
    return format_html('<svg class="goal" viewBox="0 0 {} 22" aria-hidden="true">{}</svg>', GOAL_WIDTH, blocks)


@register.simple_tag
def day_load(count, cap):
    """How full a day of the week strip is: `count` steps of at most `cap`. The number stands below it."""
    height = LOAD_HEIGHT * min(int(count) / max(int(cap), 1), 1)
    fill = format_html(
        '<rect class="day-fill" y="{}" width="{}" height="{}" rx="4"/>',
        _n(LOAD_HEIGHT - height),
        LOAD_WIDTH,
        _n(height),
    )
    return format_html(
        '<svg class="day-load" viewBox="0 0 {w} {h}" aria-hidden="true">'
        '<rect class="day-cap" width="{w}" height="{h}" rx="4"/>{fill}</svg>',
        w=LOAD_WIDTH,
        h=LOAD_HEIGHT,
        fill=fill if count else "",
    )


def _n(number):
    """A coordinate with at most one decimal."""
    return f"{number:.1f}".removesuffix(".0")


@register.inclusion_tag("_nav_link.html", takes_context=True)
def nav_link(context, name, icon, words, also="", kind="link", count=0, count_words="", tone="reply"):
    """A link of the main navigation. `also`: further route names, blank-separated, that light it up.

    Left out where its page is not installed. kind: "link" in the bar, "item" in a menu. A count stands behind the
    words, with `count_words` for those who can't see where it stands, in a `tone`.
    """
    try:
        url = reverse(name)
    except NoReverseMatch:
        return {"url": ""}
    here = context.get("here", "")
    current = "page" if here == name else "true" if here and here in also.split() else ""
    return {
        "url": url,
        "icon": icon,
        "words": words,
        "current": current,
        "kind": kind,
        "count": count,
        "count_words": count_words,
        "tone": tone,
    }


@register.inclusion_tag("_pager.html", takes_context=True)
def pager(context, page, words=""):
    """Earlier and Later for a common.paging.Page; `words` says what is shown ("50 people")."""
    return {"page": page, "words": words, "request": context.get("request")}


@register.simple_tag(takes_context=True)
def oob(context):
    """Inside a fragment's root tag: marks it as out-of-band when common.htmx sends it beside the main one."""
    return mark_safe(' hx-swap-oob="true"') if context.get("oob") else ""


@register.filter
def undo_url(extra_tags):
    """The address to undo what a message tells of (see common.htmx.toast), or ''."""
    return next((tag.removeprefix("undo:") for tag in (extra_tags or "").split() if tag.startswith("undo:")), "")


@register.filter
def input_type(field):
    """What a form field's control is: "checkbox", "radio", "checkboxes" or the widget's own input type."""
    if isinstance(field.field.widget, forms.CheckboxSelectMultiple):
        return "checkboxes"
    return getattr(field.field.widget, "input_type", "")


@register.filter
def at(mapping, key):
    """The value at a key of a mapping, or ''."""
    return mapping.get(str(key), "") if mapping else ""


@register.filter
def hidden_errors(form):
    """Errors of fields that nobody sees; they belong to the form as a whole."""
    return [error for field in form.hidden_fields() for error in field.errors]


@register.simple_tag
def control(field, **attrs):
    """A form field's control with the design's class; ids and aria attributes are Django's own."""
    plain = getattr(field.field.widget, "input_type", "") in ("checkbox", "radio", "hidden")
    names = f"{field.field.widget.attrs.get('class', '')} {'' if plain else 'input'}".strip()
    if names:
        attrs["class"] = names
    if isinstance(field.field.widget, forms.MultiWidget):
        attrs.setdefault("aria_label", field.label)
    return field.as_widget(attrs={key.replace("_", "-"): value for key, value in attrs.items()})
