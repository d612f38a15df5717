"""Flags in words, with tone and icon."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.daywords import day_plain

from . import triage

LOOKS = {
    triage.CONFLICT: ("bad", "triangle-alert"),
    triage.QUIET: ("overdue", "clock"),
    triage.OVERDUE: ("overdue", ""),
    triage.STALE: ("stale", "leaf"),
    triage.REPLIES: ("stale", "trending-down"),
    triage.INTERVIEW: ("good", "sprout"),
    triage.LANDED: ("good", "check"),
}


def flag_words(flag, today):
    """ "Quiet for 12 days"."""
    n = {"n": flag.n}
    if flag.kind == triage.CONFLICT:
        return ngettext("Conflict open", "%(n)s conflicts open", flag.n) % n
    if flag.kind == triage.QUIET:
        return ngettext("Quiet for %(n)s day", "Quiet for %(n)s days", flag.n) % n
    if flag.kind == triage.OVERDUE:
        return _("%(n)s from before today") % n
    if flag.kind == triage.STALE:
        return _("%(n)s going stale") % n
    if flag.kind == triage.REPLIES:
        return _("Replies below own average")
    if flag.kind == triage.INTERVIEW:
        return _("First interview, %(day)s") % {"day": day_plain(flag.day, today)}
    return _("Landed %(day)s") % {"day": day_plain(flag.day, today)}


def lead(asking, count):
    """The sentence below the heading."""
    if not asking:
        return _("All of them are on their way.") if count > 1 else _("All is going well.")
    said = {"n": asking, "all": count}
    if count == 1:
        return _("Your client could use a word.")
    if asking == count:
        return _("Each of them could use a word.")
    words = ngettext(
        "%(n)s of %(all)s could use a word. The others are on their way.",
        "%(n)s of %(all)s could use a word. The others are on their way.",
        asking,
    )
    return words % said
