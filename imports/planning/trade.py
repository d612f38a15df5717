"""Whether a job title, a firm's name or a web domain says recruiting; the words stand in trade.txt."""

import re
from functools import cache
from pathlib import Path

from common.text import fold
from recruiters.likeness.firm_names import names_in

_WORDS = Path(__file__).with_name("trade.txt")
_ENDINGS = (".recruitment", ".jobs", ".careers")
# "Partner, Executive Search | Boston" is three pieces.
_PIECES = re.compile(r"\s*[,;|/·•()\[\]]\s*|\s+[-–—@]\s+")


def word_in_title(title):
    """The word of a job title that says recruiter, or ''."""
    for piece in _PIECES.split(title):
        found = _pattern("title").search(_pattern("another title").sub(" ", fold(piece)))
        if found:
            return found.group()
    return ""


def word_in_firm(name):
    """The word of a firm's name that says recruiting, or ''."""
    folded = " ".join(_pattern("another firm").sub(" ", fold(name)).split())
    found = _pattern("firm").search(folded)
    if found:
        return found.group()
    words = next((one.words for one in names_in(folded)), ())  # without its legal form
    return words[-1] if len(words) > 1 and words[-1] in _entries()["name ends in"] else ""


def is_house(name):
    """Whether a firm's name, without legal form and spaces, is that of a house which everybody knows."""
    return name in _entries()["house"]


def is_staffing_domain(domain):
    """Whether a registrable domain says recruiting by its label or ending, or is a known house's."""
    label = domain.partition(".")[0].replace("-", "")
    return bool(label) and (is_house(label) or bool(_pattern("domain").fullmatch(label)) or domain.endswith(_ENDINGS))


@cache
def _pattern(section):
    return re.compile(rf"\b(?:{'|'.join(map(_as_regex, sorted(_entries()[section])))})\b")


def _as_regex(entry):
    return entry.replace("(", "(?:").replace("*", r"\w*").replace(" ... ", r" (?:\w+ ){0,2}")


@cache
def _entries():
    """{section: its entries}."""
    found, section = {}, ""
    for line in _WORDS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line.strip() and not line.startswith("#"):
            found.setdefault(section, set()).update(entry.strip() for entry in line.split(","))
    return found
