"""The row of one step on Today, and done, snooze, skip of a step: parts that stand on a page by the dozen."""

from functools import lru_cache

from django import template
from django.template.defaultfilters import truncatechars
from django.utils.formats import date_format
from django.utils.translation import get_language

from common.addresses import address
from common.stencil import fill

register = template.Library()

QUOTED = 90  # characters of what they wrote


@register.simple_tag(takes_context=True)
def todo(context, row, group, place):
    """A row of Today. `place`: where it stands in its group, from 0. The page gives snooze_days, focus, csrf_token."""
    filled = {
        "who": row.who, "firm": " · ".join(filter(None, [row.firm, row.firm_type])), "why": row.why,
        "quote": truncatechars(row.quote, QUOTED), "since_note": row.since_note,
        "url": row.url, "form_url": row.main.form_url,
        "main_url": f"{row.main.url}?back=today" if row.main.sent else row.main.url,
        "step_url": _step_url(row.reminder) if row.reminder else "",
        "csrf": context["csrf_token"], "place": f"{group.key}:{place}", "duty": row.main.fields.get("duty", ""),
    }  # fmt: skip
    asked = {
        "stage": row.stage, "tone": group.tone, "focused": row is context.get("focus"),
        "main_kind": row.main.kind, "main_icon": row.main.icon, "main_label": row.main.label,
        "sent_label": row.main.sent_label, "is_person": row.relationship is not None,
        "is_nudge": row.is_nudge, "is_own": row.is_own, "has_reminder": row.reminder is not None,
        "has_firm": bool(row.firm), "has_quote": bool(row.quote), "has_since": bool(row.since_note),
        "has_duty": "duty" in row.main.fields, "stage_words": str(row.stage_words),
        **(_of_step(row.reminder, "today", context["snooze_days"]) if row.reminder else {}),
    }  # fmt: skip
    return fill("outreach/_todo.html", filled, asked)


@register.simple_tag(takes_context=True)
def step_acts(context, reminder, who):
    """Done, snooze, skip of one reminder, inside a form whose buttons say where they go."""
    filled = {"who": who, "step_url": _step_url(reminder)}
    return fill("outreach/_step_acts.html", filled, _of_step(reminder, "", context["snooze_days"]))


def _step_url(reminder):
    return address("outreach:step_done", reminder.public_id).removesuffix("done/")


def _of_step(reminder, back, snooze_days):
    """`back`: the page to return to; '' for the relationship's."""
    days = {name: _short(day, get_language()) for name, day in snooze_days.items()}
    return {"kind": reminder.kind, "automatic": reminder.automatic, "back": back, **days}


@lru_cache(maxsize=100)
def _short(day, _language):
    return date_format(day, "D j M")
