"""Whether two openings are one: the employer's number for it, else the same title at the same site. Source: S1."""

import re
from dataclasses import dataclass

from common.text import fold

_SHORT = {
    "vp": "vice president", "svp": "senior vice president", "evp": "executive vice president", "sr": "senior",
    "snr": "senior", "jr": "junior", "mgr": "manager", "dir": "director", "asst": "assistant", "assoc": "associate",
    "eng": "engineer", "dev": "developer", "exec": "executive", "admin": "administrator", "fin": "finance",
    "financial": "finance", "ops": "operations", "mktg": "marketing", "hr": "human resources", "intl": "international",
    "cfo": "chief finance officer", "ceo": "chief executive officer", "coo": "chief operations officer",
    "cto": "chief technology officer", "cio": "chief information officer", "cmo": "chief marketing officer",
    "programme": "program", "operating": "operations",
}  # fmt: skip
_LINKS = {"of", "the", "and", "for", "a", "an", "in", "at", "to"}
_MARKS = re.compile(r"\(\s*[mwfdx](?:\s*/\s*[mwfdx])+\s*\)", re.IGNORECASE)  # (m/f/d), as adverts must say
_NUMBER_WORDS = re.compile(r"^(?:requisition|req|job|id|no|nr|number)+(?=.*\d)")


@dataclass(frozen=True, slots=True)
class Role:
    """One opening, in comparable form: made by `role_of`. '' where it is not known."""

    title: str
    requisition: str = ""
    site: str = ""


def role_of(title, requisition="", site=""):
    """A Role from what was typed. "VP, Finance" and "Vice President of Finance" are one title, whatever the order."""
    return Role(title_key(title), requisition_key(requisition), fold(site or ""))


def title_key(title):
    """The words of a title, written out, sorted; at most 200 characters."""
    words = fold(_MARKS.sub(" ", title or "").replace("&", " ")).split()
    long = " ".join(_SHORT.get(word, word) for word in words).split()
    return " ".join(sorted(word for word in long if word not in _LINKS))[:200]


def requisition_key(number):
    """The employer's number without what people write before it: "Req. #00123" → "123"."""
    key = _NUMBER_WORDS.sub("", fold(number or "").replace(" ", ""))
    return key.lstrip("0") or key


def same_role(a, b):
    """Whether two Roles of one employer are one opening.

    Two numbers decide. Else the titles must agree, and the sites unless one is not known: a role whose site nobody
    named can't be told from one that has a site, and being put forward twice costs more than asking.
    """
    if a.requisition and b.requisition:
        return a.requisition == b.requisition
    if not a.title or a.title != b.title:
        return False
    return not a.site or not b.site or a.site == b.site
