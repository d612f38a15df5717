"""Reasons of a comparison as words for people: each code a phrase, several of them one sentence."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PHRASES = {
    # firms: how the names relate
    "same_name": gettext_lazy("the name is the same"),
    "near_name": gettext_lazy("the names are nearly the same"),
    "alike_name": gettext_lazy("the names look alike"),
    "other_form": gettext_lazy("the name is the same, the legal form another"),
    "other_brand": gettext_lazy("the name is the same, they trade under other names"),
    "trading_name": gettext_lazy("one is a trading or former name of the other"),
    "shared_trading_name": gettext_lazy("they share a trading name"),
    "general_word": gettext_lazy("one name says “%(words)s” more"),
    "other_general_words": gettext_lazy("the names differ in “%(words)s”"),
    "further_word": gettext_lazy("the names differ in “%(words)s”"),
    "other_name": gettext_lazy("the names differ"),
    "other_number": gettext_lazy("the numbers in the names differ"),
    "one_number": gettext_lazy("one name has a number, the other has none"),
    "domain_only": gettext_lazy("one is known by its web address only"),
    # people: how the names relate
    "other_middle": gettext_lazy("the middle names differ"),
    "swapped_name": gettext_lazy("first and last name have changed places"),
    "short_form": gettext_lazy("one first name is a short form of the other"),
    "initial": gettext_lazy("one name is given by its initial"),
    "one_word": gettext_lazy("of one only a part of the name is known"),
    "other_last_name": gettext_lazy("the last names differ"),
    "no_name": gettext_lazy("the name is missing"),
    "name_only": gettext_lazy("nothing but the name agrees"),
    # evidence
    "same_domain": gettext_lazy("the web address is the same"),
    "other_domain": gettext_lazy("the web addresses differ"),
    "same_phone": gettext_lazy("the phone is the same"),
    "other_phone": gettext_lazy("the phones differ"),
    "same_email": gettext_lazy("the email is the same"),
    "other_email": gettext_lazy("the emails differ"),
    "same_place": gettext_lazy("the place is the same"),
    "other_place": gettext_lazy("the places differ"),
    "same_profile": gettext_lazy("the profile address is the same"),
    "other_profile": gettext_lazy("the profile addresses differ"),
    "same_firm": gettext_lazy("the firm is the same"),
    "near_firm": gettext_lazy("the firm is nearly the same"),
    "other_firm": gettext_lazy("the firms differ"),
    "same_mailbox": gettext_lazy("they share a general mailbox"),
    "several_alike": gettext_lazy("several fit equally well"),
}
ADDRESSES = ("email", "phone", "domain", "profile")


def sentence(reasons, sure=False):
    """[(code, {params})] → "The first name is a short form and the firm is nearly the same, but no email or
    phone agrees." What agrees comes first, then what differs. Codes that are not known here are passed over.
    `sure`: nobody is asked, so nothing is missed that would settle it."""
    known = [(code, str(PHRASES[code]) % params) for code, params in reasons if code in PHRASES]
    against = [phrase for code, phrase in known if _speaks_against(code)]
    for_it = [phrase for code, phrase in known if not _speaks_against(code)]
    same_address = any(code == f"same_{what}" for code, _ in reasons for what in ADDRESSES)
    if for_it and not against and not sure and not same_address:
        against = [_("no email or phone agrees")]
    if for_it and against:
        text = _("%(these)s, but %(those)s") % {"these": _listed(for_it), "those": _listed(against)}
    else:
        text = _listed(for_it or against)
    return capfirst(f"{text}.") if text else ""


def _speaks_against(code):
    return code.startswith("other_") and code not in ("other_form", "other_brand") or code == "one_number"


def _listed(phrases):
    if len(phrases) < 2:
        return "".join(phrases)
    return _("%(first)s and %(last)s") % {"first": ", ".join(phrases[:-1]), "last": phrases[-1]}
