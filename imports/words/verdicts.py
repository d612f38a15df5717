"""What there is to say of a row's verdict: the codes of ImportRow.reasons."""

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from common.daywords import day_plain


def sentence(reasons):
    """[[code, {params}]] as one sentence; '' where nothing is to be said."""
    said = dict.fromkeys(filter(None, (_phrase(code, params) for code, params in reasons)))
    return capfirst("; ".join(said))


def _phrase(code, params):
    if code == "succeeded" and params.get("on"):
        day = day_plain(date.fromisoformat(params["on"]))
        return _("went on as %(firm)s on %(day)s") % {"firm": params["firm"], "day": day}
    return _phrases().get(code, "") % params


def _phrases():
    return {
        # an address book
        "title_word": _("“%(word)s” in the title"),
        "firm_word": _("“%(word)s” in the firm’s name"),
        "known_firm": _("at a firm that is known here"),
        "staffing_domain": _("an address at “%(domain)s”"),
        "tag_word": _("“%(word)s” among the tags"),
        "no_recruiter": _("does not look like a recruiter"),
        "at_employer": _("at your own employer"),
        # any list
        "protected": _("your confidential search is kept from %(protected)s, see Protected"),
        "protected_person": _("your confidential search is kept from this person, see Protected"),
        "named_as_coach": _("%(name)s coaches you, and a coach is no recruiter; take it in if this is someone else"),
        "unknown_word": _("“%(word)s” is not known and left out"),
        "firm_of_line": _("waits until the firm of line %(line)s is decided"),
        "person_of_line": _("waits until the person of line %(line)s is decided"),
        "waits_already": _("waits for you in an earlier import of this list"),
        "twin_of_line": _("the same as line %(line)s"),
        "other_firm": _("known at another firm"),
        "differs": _("here and in your list different values stand"),
        "succeeded": _("went on as %(firm)s"),
        "older_edition": _("this edition is older than what is known here, so nobody moves"),
        "not_available": _("names nobody: whoever stood there asked not to be kept"),
    }
