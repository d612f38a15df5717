"""What a column's cells look like, whatever its header says: e-mail, phone, profile, website, date, person, firm."""

import re

from .tidy import said

LONGEST = 300  # characters of a cell that are looked at
ENOUGH = 0.6  # of the cells that say something
_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
_PROFILE = re.compile(r"(linkedin\.com/(mwlite/)?(in|pub)/|xing\.com/(profile|people)/)", re.IGNORECASE)
_WEBSITE = re.compile(r"(https?://\S+|www\.\S+|([a-z0-9-]+\.)+[a-z]{2,}(/\S*)?)", re.IGNORECASE)
# A phone by its looks alone has a mark of one, or else any column of numbers would be phones.
_PHONE = re.compile(r"(?=(?:\D*\d){7,15}\D*$)(\+|00|0|\(|1[ -])?\d+\)?([ /–-]+\(?\d+\)?)+|\+\d{7,15}|0\d{8,12}")
_DIGITS = re.compile(r"\+?[\d\s()./\-–]{7,22}(\s*(x|ext\.?|durchwahl)\s*\d+)?", re.IGNORECASE)
_DATE = re.compile(
    r"\d{1,4}[-./]\s?\d{1,2}[-./]\s?\d{1,4}([ T]\d.*)?|\d{1,2}\.? \w{3,9}\.?,? \d{4}|\w{3,9} \d{1,2},? \d{4}"
)
_WORDS = re.compile(r"[^\W\d_][^\W\d_'’.-]*([ -]+[^\W\d_][^\W\d_'’.-]*){1,3}")
_ONE_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]+")
_OF_FIRMS = re.compile(
    r"\b(gmbh|ag|kg|ltd|limited|llc|llp|inc|plc|corp|group|b\.?v|s\.?a|sarl|s\.?r\.?l|oy|ab|as|aps|partners?|talent|people"
    r"|search|staffing|personal\w*|recruit\w*|resourc\w*|consult\w*|solutions?|executives?|careers?|associates?|company"
    r"|agency|international|services?|jobs?|sp z o o)\b",
    re.IGNORECASE,
)


def looks_like(texts):
    """What most of the cells look like: email, profile, website, date, phone, digits, firm, person, word, or ''."""
    texts = _say(texts)
    if not texts:
        return ""
    return next((look for look, test in _TESTS.items() if _share(texts, test) >= _enough(look)), "")


def share_of(look, texts):
    """How many of the cells that say something look like it, 0–1; None where no cell says anything."""
    texts = _say(texts)
    return _share(texts, _TESTS[look]) if texts else None


def _say(texts):
    return [text for text in (said(text[:LONGEST]) for text in texts) if text]


def _share(texts, test):
    return sum(map(bool, map(test, texts))) / len(texts)


def _enough(look):
    return 0.3 if look == "firm" else ENOUGH


_TESTS = {
    "email": _EMAIL.search,
    "profile": _PROFILE.search,
    "website": _WEBSITE.fullmatch,
    "date": _DATE.fullmatch,
    "phone": _PHONE.fullmatch,
    "digits": _DIGITS.fullmatch,
    "firm": _OF_FIRMS.search,
    "person": _WORDS.fullmatch,
    "word": _ONE_WORD.fullmatch,
}
