"""Acts in the search box: "log call with …", "add recruiter …", "go to …"; and pages by their names."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from common.text import fold

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


def pages(user, rest):
    """Pages whose names have words that begin so; all of them for ''."""
    words = fold(rest).split()
    return [
        Hit(reverse(name), title, icon=icon)
        for name, title, icon in _pages(user)
        if all(any(has.startswith(word) for has in fold(title).split()) for word in words)
    ]


def _pages(user):
    yield "outreach:today", _("Today"), "calendar-check"
    yield "outreach:recruiters", _("Recruiters"), "book-user"
    yield "outreach:quick", _("Quick log"), "plus"
    yield "outreach:add", _("Add a recruiter"), "user-plus"
    yield "recruiters:directory", _("Directory of firms"), "building-2"
    yield "recruiters:people", _("Directory of people"), "users"
    yield "imports:history", _("Import"), "upload"
    yield "imports:new", _("Import a list"), "upload"
    yield "outreach:market", _("The market: what you were told"), "chart-line"
    yield "outreach:held", _("Who holds your résumé"), "file-text"
    yield "outreach:search", _("Your job search"), "target"
    yield "outreach:settings_rhythm", _("Rhythm"), "settings"
    yield "outreach:days_off", _("Days off"), "settings"
    yield "mail:log", _("Mail log"), "mail"
    yield "accounts:settings", _("Settings"), "settings"
    if user.is_staff:
        yield "recruiters:objections", _("Objections"), "user-x"
        yield "recruiters:duplicates", _("Duplicates"), "users"
        yield "health", _("Health"), "heart-pulse"
