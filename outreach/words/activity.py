"""A contact in a report's words: what it was and what came of it, without note or subject."""

from django.utils.translation import gettext as _

from common.daywords import day_plain
from outreach.words.history import channels, outcomes, purposes


def what_words(row):
    """ "First message", "Nudge"; "Reply" for theirs. The seeker's own subject is never told."""
    if row.kind == "approach":
        return _("They wrote first")
    if row.data.get("direction") == "out":
        return dict(purposes()).get(row.data.get("purpose"), _("Message"))
    return _("Reply") if row.data.get("direction") == "in" else _("Contact")


def way_words(row):
    """ "Email · sent": said for a reader at an office, so without "you"."""
    channel = row.data.get("channel") or "other"
    words, direction = dict(channels()).get(channel, _("Another way")), row.data.get("direction", "in")
    if direction == "unknown" or channel == "meeting":
        return words
    if channel == "phone":
        return _("Phone · call made") if direction == "out" else _("Phone · call received")
    way = {"channel": words}
    return _("%(channel)s · sent") % way if direction == "out" else _("%(channel)s · received") % way


def result_words(row, aftermath):
    """What came of it. aftermath: of a message of ours; None for theirs."""
    if aftermath:
        words = _RESULTS[aftermath.code]()
        return words % {"day": day_plain(aftermath.day, row.occurred_on)} if aftermath.day else words
    if row.kind == "approach":
        return _("Unasked")
    if row.data.get("direction") != "in":
        return _("From a list")
    return dict(outcomes()).get(row.data.get("outcome", ""), _("They replied"))


_RESULTS = {
    "answered": lambda: _("Answered on %(day)s"),
    "came_back": lambda: _("Could not be delivered"),
    "followed": lambda: _("No answer, wrote again on %(day)s"),
    "aside": lambda: _("Asked for no answer"),
    "waiting": lambda: _("No answer so far"),
}
