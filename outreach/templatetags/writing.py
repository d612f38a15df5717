"""Texts on pages: the first words of one, a count in words, a merged text with its gaps marked."""

import re

from django import template
from django.template.defaultfilters import truncatechars
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from outreach.words import writing
from outreach.writing.fields import FIELDS

register = template.Library()
_FIELD = re.compile("|".join(re.escape(f"{{{name}}}") for name in FIELDS))


@register.filter
def opening(body):
    """The first words after the greeting, on one line."""
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    return truncatechars(" ".join(lines[1:] or lines), 110)


@register.filter
def count_words(count):
    return writing.count_words(count)


@register.filter(is_safe=True)
def with_gaps(text):
    """The text escaped, each field that is still empty in a mark with its words."""
    words = writing.field_words()

    def gap(found):
        return f'<mark class="gap">{conditional_escape(words[found.group(0)[1:-1]])}</mark>'

    return mark_safe(_FIELD.sub(gap, conditional_escape(text)))  # noqa: S308 – escaped above, braces stay
