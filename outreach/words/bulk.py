"""An act for many in words: what is asked, how many it was done to, how many were left out and why."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from outreach.guards import WARN, Answer
from outreach.refusals import Refused, stage_names
from outreach.words.guards import counted, sentence


def asked_words(kind, n):
    """The question: "Plan outreach to 48 recruiters"."""
    said = {
        "plan": ngettext("Plan outreach to %(n)s recruiter", "Plan outreach to %(n)s recruiters", n),
        "log": ngettext("Log an interaction with %(n)s recruiter", "Log the same interaction with %(n)s recruiters", n),
        "snooze": ngettext("Snooze %(n)s recruiter", "Snooze %(n)s recruiters", n),
        "pause": ngettext("Pause %(n)s recruiter", "Pause %(n)s recruiters", n),
        "park": ngettext("Park %(n)s recruiter", "Park %(n)s recruiters", n),
        "close": ngettext("Close %(n)s recruiter", "Close %(n)s recruiters", n),
        "tag": ngettext("Tag %(n)s recruiter", "Tag %(n)s recruiters", n),
        "untag": ngettext("Take tags off %(n)s recruiter", "Take tags off %(n)s recruiters", n),
        "rhythm": ngettext("Set the rhythm with %(n)s recruiter", "Set the rhythm with %(n)s recruiters", n),
        "archive": ngettext("Take %(n)s recruiter off your list", "Take %(n)s recruiters off your list", n),
        "export": ngettext("Take %(n)s recruiter along", "Take %(n)s recruiters along", n),
    }
    return said[kind] % {"n": n}


def hint_words(kind):
    """What will happen, before the click."""
    return {
        "plan": _("They come up on Today when it is time, as many a day as your week holds."),
        "log": _("A fact is kept whatever the stage. What follows is worked out for each of them."),
        "snooze": _("The open step of each moves to that day. Who has none open is left out."),
        "pause": _("Every date stands still meanwhile, and goes on from there afterwards."),
        "park": _("Nothing to do until it is time to look again. With your résumé on file they go there."),
        "close": _("The histories stay, and they can be reopened."),
        "tag": _("Only you see tags. They find people again in the filters."),
        "untag": _("Only these tags go, and only from these people."),
        "rhythm": _("From today on. A number left empty is the firm’s."),
        "archive": _("Histories stay. Add someone again, and everything is back."),
        "export": _("Everything you keep about them, as a file. It can be read back by Import."),
    }[kind]


def button_words(kind):
    return {
        "plan": _("Plan them"),
        "log": _("Log it"),
        "snooze": _("Snooze"),
        "pause": _("Pause"),
        "park": _("Park"),
        "close": _("Close them"),
        "tag": _("Tag"),
        "untag": _("Take off"),
        "rhythm": _("Set the rhythm"),
        "archive": _("Take off the list"),
    }[kind]


def done_words(kind, n):
    """ "48 planned"."""
    said = {
        "plan": ngettext("%(n)s planned", "%(n)s planned", n),
        "log": ngettext("Logged with %(n)s recruiter", "Logged with %(n)s recruiters", n),
        "snooze": ngettext("%(n)s snoozed", "%(n)s snoozed", n),
        "pause": ngettext("%(n)s paused", "%(n)s paused", n),
        "park": ngettext("%(n)s parked", "%(n)s parked", n),
        "close": ngettext("%(n)s closed", "%(n)s closed", n),
        "tag": ngettext("%(n)s tagged", "%(n)s tagged", n),
        "untag": ngettext("Tags taken off %(n)s", "Tags taken off %(n)s", n),
        "rhythm": ngettext("The rhythm is set for %(n)s", "The rhythm is set for %(n)s", n),
        "archive": ngettext("%(n)s taken off your list", "%(n)s taken off your list", n),
    }
    return said[kind] % {"n": n}


def result_words(bulk):
    """ "48 planned. 3 left out: 2 talking, 1 closed."."""
    said = _("%(done)s.") % {"done": done_words(bulk.kind, bulk.done)}
    return f"{said} {left_out_words(bulk)}".rstrip()


def left_out_words(bulk):
    """ "3 left out: 2 talking, 1 closed.", '' where nobody was."""
    out = len(bulk.left_out)
    if not out:
        return ""
    why = ", ".join(reason_words(code, detail, n) for (code, detail), n in bulk.reasons().items())
    return ngettext("%(n)s left out: %(why)s.", "%(n)s left out: %(why)s.", out) % {"n": out, "why": why}


def reason_words(code, detail, n):
    """ "2 talking", "1 with no open step"; `detail`: a stage, where the code has one."""
    if code in ("not_plannable", "not_parkable", "closed"):
        return _("%(n)s %(stage)s") % {"n": n, "stage": stage_names().get(detail, detail)}
    said = counted(n) | {
        "do_not_contact": ngettext("%(n)s not to be contacted", "%(n)s not to be contacted", n),
        "no_open_step": ngettext("%(n)s with no open step", "%(n)s with no open step", n),
        "last_window": ngettext("%(n)s in the last window", "%(n)s in the last window", n),
        "not_later": ngettext("%(n)s whose step is not before that day", "%(n)s whose step is not before that day", n),
        "tagged_already": ngettext("%(n)s tagged already", "%(n)s tagged already", n),
        "not_tagged": ngettext("%(n)s without that tag", "%(n)s without that tag", n),
        "tags_many": ngettext("%(n)s with too many tags", "%(n)s with too many tags", n),
        "same_rhythm": ngettext("%(n)s with that rhythm already", "%(n)s with that rhythm already", n),
        "not_yours": ngettext("%(n)s not on your list", "%(n)s not on your list", n),
        "gone": ngettext("%(n)s no longer on your list", "%(n)s no longer on your list", n),
    }  # fmt: skip
    return said.get(code, ngettext("%(n)s it does not fit now", "%(n)s it does not fit now", n)) % {
        "n": n, "detail": detail
    }  # fmt: skip


def why_words(code, params, today, name=""):
    """The same for one person, as a sentence; `name`: the person's."""
    if code in counted(1):
        known = {"name": name, "other": _("someone else")}
        return sentence(Answer(code, WARN, params), today, **known)
    own = {
        "tagged_already": _("Tagged so already."),
        "not_tagged": _("Did not have that tag."),
        "tags_many": _("Has as many tags as there can be."),
        "gone": _("No longer on your list."),
        "do_not_contact": _("Not to be contacted."),
    }
    return own[code] % params if code in own else Refused(code, **params).sentence_on(today)
