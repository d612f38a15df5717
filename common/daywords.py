"""Days in words, in the product's voice: "today", "Friday", "Mon 23 Nov", the year only when it is another one."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def day_words(day, today=None):
    """A day as people say it: relative within a week of `today`, else "Mon 23 Nov" or "Mon 23 Nov 2025".

    Without `today` nothing is relative and the year is always said. Source: design, section Voice.
    """
    return _near(day, today) or _dated(day, today, "D j M")


def day_plain(day, today=None):
    """The short date alone, for sentences that count: "12 Nov"."""
    return _dated(day, today, "j M")


def day_dated(day, today=None):
    """The date with its weekday, for lists of dates: "Fri 27 Nov"."""
    return _dated(day, today, "D j M")


def day_long(day, today=None):
    """The date in full, for headings: "Monday 23 November"."""
    return _dated(day, today, "l j F")


def since_words(day, today=None):
    """Where something stands from, without reproach: "since Friday", "since 12 Nov"."""
    return _("since %(day)s") % {"day": _near(day, today) or day_plain(day, today)}


def _near(day, today):
    """The word for a day within six days of today, or ''."""
    apart = (day - today).days if today else None
    if apart == 0:
        return _("today")
    if apart == -1:
        return _("yesterday")
    if apart == 1:
        return _("tomorrow")
    if apart is not None and -7 < apart < 7:
        return date_format(day, "l")
    return ""


def _dated(day, today, pattern):
    if today is None or day.year != today.year:
        pattern += " Y"
    return date_format(day, pattern)
