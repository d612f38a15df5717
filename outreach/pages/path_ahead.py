"""The path ahead in words: "If they stay silent: nudge on 10 Mar and 19 Mar, parked on 3 Apr, look again on 2 Jul." """

from datetime import date
from itertools import groupby

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from common.daywords import day_plain

SILENT = ("awaiting", "planned")


def path_sentence(result, path, today):
    """The sentence for a path ([(code, day number)], of Reading.ahead); '' where nothing lies ahead."""
    phrases = [
        _phrase(code, [day_plain(date.fromordinal(day), today) for _code, day in steps])
        for code, steps in groupby(path, key=lambda one: one[0])
    ]
    if not phrases:
        return ""
    words = ", ".join(phrases)
    if result.stage == "talking" and result.turn == "ours":
        return _("If you answer and they stay silent: %(path)s.") % {"path": words}
    if len(path) > 1 and (result.stage in SILENT or result.stage == "talking"):
        return _("If they stay silent: %(path)s.") % {"path": words}
    return f"{capfirst(words)}."


def _phrase(code, days):
    on = {"days": _joined(days)}
    return {
        "first_message": _("first message on %(days)s"),
        "nudge": _("nudge on %(days)s"),
        "reply_owed": _("answer by %(days)s"),
        "status_ask": _("ask how it stands on %(days)s"),
        "check_in": _("check in on %(days)s"),
        "keep_in_touch": _("keep in touch on %(days)s"),
        "resume": _("active again on %(days)s"),
        "park": _("parked on %(days)s"),
        "on_file": _("on file from %(days)s"),
        "revisit": _("look again on %(days)s"),
    }.get(code, _("next on %(days)s")) % on


def _joined(days):
    if len(days) == 1:
        return days[0]
    return _("%(days)s and %(last)s") % {"days": ", ".join(days[:-1]), "last": days[-1]}
