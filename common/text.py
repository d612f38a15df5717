"""Folded search and sort keys, e-mail addresses, phones and domains: written once, in Python, for both databases."""

import re
import unicodedata
from functools import cache

import phonenumbers
from email_validator import EmailNotValidError, validate_email

# Letters that NFKD leaves whole although people type them without the stroke.
_UNFOLDED = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ı": "i", "œ": "oe", "æ": "ae", "ð": "d", "þ": "th"})
_NOT_WORD = re.compile(r"[^\w]+|_")


def fold(text):
    """Case, accents and punctuation folded away; single spaces: 'Łukasz O’Neill-Ćwik' → 'lukasz oneill cwik'."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return " ".join(text.lower().split())  # most names, in a third of the time
    text = text.casefold().replace("’", "'").replace("'", "")
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in text if not unicodedata.combining(letter)).translate(_UNFOLDED)
    return _NOT_WORD.sub(" ", text).strip()


def sort_key(text):
    """A key for keyset pages; a blank one sorts last."""
    return fold(text)[:200] or "\uffff"


def email_key(address):
    """An address in its comparable form (lower case, no spaces), or '' when it is none."""
    try:
        return validate_email(address.strip(), check_deliverability=False).normalized.casefold()
    except EmailNotValidError:
        return ""


def phone_key(number, region="US"):
    """A phone in E.164, or '' when it can't be one; `region` serves numbers without a country."""
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def profile_key(address):
    """A profile address without scheme, www, query and last slash."""
    address = re.sub(r"^https?://", "", address.strip().casefold())
    return re.sub(r"^(www|[a-z]{2})\.(?=linkedin\.)", "", address.split("?")[0].split("#")[0]).rstrip("/")


def domain_of(address):
    """The registrable domain of a website or e-mail address, or ''. Of an unknown ending, the last two labels."""
    address = address.strip()
    parts = _extract()(address if "/" in address else address.rpartition("@")[2])
    if parts.suffix or parts.ipv4 or parts.ipv6:
        return parts.top_domain_under_public_suffix.casefold()
    labels = [label for label in (*parts.subdomain.split("."), parts.domain) if label]
    return ".".join(labels[-2:]).casefold() if len(labels) > 1 else ""


@cache
def _extract():
    import tldextract  # 15 MB with what it brings; only a process that looks at domains needs it

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
