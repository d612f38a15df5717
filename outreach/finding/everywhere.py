"""Search everywhere from one line: own recruiters first, then the directory, submissions, notes; acts and pages."""

from functools import cache

from django.urls import reverse
from django.utils.translation import gettext as _

from outreach.words.reasons import firm_type
from outreach.words.submissions import submission_state
from recruiters.spelling import close_words

from . import acts, listed
from .asked import as_spelt, words_of
from .hits import Found, Group, Hit
from .pages import pages
from .people import own
from .submitted import leads_to, submitted
from .texts import own_texts
from .typos import known_to, nearly

MOST = 5  # lines of a group
MANY = 20  # on the page, where one looks through them


def find(user, text, read=None, most=MOST):
    """Found, with at most `most` lines in each group. read(line): the quick log's parser for this user."""
    words = words_of(text)
    if not words:
        return Found(_groups(("pages", _("Go to"), pages(user, ""))))
    verb, rest = acts.verb_of(text)
    if verb == "go":
        return Found(_groups(("pages", _("Go to"), pages(user, rest))))
    if verb == "log" and read:
        return Found(_groups(("acts", _("Do"), acts.logging(user, rest, read))))
    if verb == "add":
        found, close = _named(user, words_of(rest), rest, most) if rest else ([], False)
        return Found([*_groups(("acts", _("Do"), acts.adding(rest))), *found], close)
    found, close = _named(user, words, text, most)
    beside = [("pages", _("Go to"), pages(user, text))]
    if not found or close:
        beside.append(("acts", _("Do"), acts.adding(text.strip())))
    return Found([*found, *_groups(*beside)], close)


def _named(user, words, text, most):
    """(groups, close): as spelt, else the nearest."""
    if not words:
        return [], False
    found = _search(user, as_spelt(words), text, most)
    if found:
        return found, False
    found = _search(user, nearly(words, known_to(user)), text, most, cache(close_words))
    return found, bool(found)


def _search(user, asked, text, most, typos=None):
    mine = own(user, asked, most)
    others, on_list = listed.people(user, text, most, typos)
    known = {one.pk for one in mine.people}
    people = [*mine.people, *(one for one in on_list if one.pk not in known)][:most]
    return _groups(
        ("own", _("Your recruiters"), [_own(one) for one in people]),
        ("people", _("In the directory"), [_other(person, firm) for person, firm in others]),
        ("firms", _("Firms"), [_firm(firm) for firm in listed.firms(user, text, mine.firms, most, typos)]),
        ("submissions", _("Submissions"), [_submission(one) for one in submitted(user, asked, most)]),
        ("texts", _("What you noted"), [_text(one) for one in own_texts(user, asked, most)]),
    )


def _groups(*groups):
    return [Group(key, title, hits) for key, title, hits in groups if hits]


def _own(relationship):
    firm = relationship.firm.name if relationship.firm else ""
    url = reverse("outreach:relationship", args=[relationship.public_id])
    return Hit(url, relationship.recruiter.shown_name, firm, stage=relationship.stage)


def _other(person, firm):
    url = reverse("outreach:add_recruiter", args=[person.public_id])
    return Hit(url, person.shown_name, firm.name if firm else "", icon="user-plus")


def _firm(firm):
    return Hit(reverse("outreach:firm", args=[firm.public_id]), firm.name, firm_type(firm), icon="building-2")


def _submission(one):
    said = ", ".join(part for part in (one.role, one.employer.name if one.employer else "") if part)
    via = _("You, directly")
    if one.relationship:
        firm = one.firm or one.relationship.firm
        via = firm.name if firm else one.relationship.recruiter.shown_name
    return Hit(leads_to(one), said or via, f"{via} · {submission_state(one.state)}", icon="send", on=one.state_on)


def _text(text):
    return Hit(text.url, text.about, text.what, icon="file-text", on=text.on, excerpt=text.excerpt)
