"""Acts in the search box: "log call with …", "add recruiter …", "go to …" (pages.py)."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from .hits import Hit

MOST = 5


def verb_of(text):
    """(log | add | go | '', what follows the verb as typed)."""
    verbs = {
        # Translators: what people type before a name, parted by bars, longest first.
        "log": _("quick log|log"),
        "add": _("add recruiter|add a recruiter|add person|new recruiter|add firm|add"),
        "go": _("go to|goto|go|open|show"),
    }
    typed = f"{text.strip()} "
    for verb, phrases in verbs.items():
        for phrase in phrases.split("|"):
            if typed.casefold().startswith(f"{phrase} "):
                return verb, typed[len(phrase) :].strip()
    return "", text


def logging(seeker, rest, read):
    """Lines that open the quick log filled: one for each who may be meant, else one with the line as typed.

    read(line): outreach.quick's parser for this seeker.
    """
    parsed = read(rest) if rest else None
    people = parsed.people[:MOST] if parsed else ()
    page = reverse("outreach:quick")
    if not people:
        words = _("Log “%(line)s”") % {"line": rest} if rest else _("Log an interaction")
        return [Hit(f"{page}?{urlencode({'line': rest})}" if rest else page, words, icon="plus")]
    return [
        Hit(
            f"{page}?{urlencode({'line': rest, 'who': one.public_id})}",
            _("Log “%(line)s”") % {"line": rest.replace(parsed.name, one.recruiter.shown_name)},
            one.firm.name if one.firm else "",
            icon="plus",
        )
        for one in people
    ]


def adding(rest):
    """The form for someone new, with the name filled in."""
    page = reverse("outreach:add")
    words = _("Add “%(name)s” to your recruiters") % {"name": rest} if rest else _("Add a recruiter")
    return [Hit(f"{page}?{urlencode({'name': rest})}" if rest else page, words, icon="user-plus")]
