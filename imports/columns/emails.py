"""E-mail addresses in a cell: one or several, bare, in angle brackets, as mailto: links."""

import re

from email_validator import SPECIAL_USE_DOMAIN_NAMES

from common.text import email_key

from .tidy import address_said

# Plain ASCII addresses, which common.text.email_key only lowers: the rest (IDN, quotes, odd hyphens) goes through it.
_PLAIN = re.compile(
    r"(?=[^@]{1,64}@)(?=.{6,254}\Z)[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*"
    r"@(?:(?=[^.]{1,63}\.)[a-z0-9]+(?:-[a-z0-9]+)*\.)+([a-z]{2,24})"
)
_SPECIAL = {name.rpartition(".")[2] for name in SPECIAL_USE_DOMAIN_NAMES}
_BETWEEN = re.compile(r"[\s;,|]+|/(?=[^/]*@)")
_IN_BRACKETS = re.compile(r"<([^<>]*)>")
_LABEL = re.compile(r"\(?[^\W\d_]+(-[^\W\d_]+)*[):.]*|[^\w@]+")


def read_emails(text):
    """(keys, problems) of a cell; a key is common.text.email_key of an address, each once."""
    plain = text.lower()
    found = _PLAIN.fullmatch(plain)
    if found and found[1] not in _SPECIAL:
        return (plain,), ()
    text = address_said(text)
    keys, problems = {}, []
    for piece in _pieces(text):
        key = email_key(_bare(piece))
        if key:
            keys[key] = None
        else:
            problems.append((piece, "not_an_email", {}))
    return tuple(keys), tuple(problems)


def _pieces(text):
    """What could be addresses; the whole text where nothing in it has an @ of its own."""
    if not text:
        return []
    bracketed = [inner for inner in _IN_BRACKETS.findall(text) if inner.strip()]
    if bracketed:
        rest = _BETWEEN.split(_IN_BRACKETS.sub(" ", text))
        return bracketed + [piece for piece in rest if "@" in piece.strip("@")]
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    if not any("@" in piece.strip("@") for piece in pieces):
        return [text]
    return [piece for piece in pieces if not _LABEL.fullmatch(piece)]


def _bare(piece):
    """Without mailto:, what follows a question mark, and punctuation around."""
    piece = re.sub(r"^(e-?)?mail(to)?:", "", piece.strip("\"'<>()[] "), flags=re.IGNORECASE)
    return piece.partition("?")[0].strip("\"'<>()[],;:. ")
