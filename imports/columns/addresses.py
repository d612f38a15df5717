"""Web addresses: a firm's website with its registrable domain, and a person's profile in one normal form."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from common.text import domain_of

from .tidy import address_said

# Hosts where many firms live: such a website says nothing about who shares it.
SHARED_HOSTS = {
    "linkedin.com", "facebook.com", "xing.com", "twitter.com", "x.com", "instagram.com", "youtube.com", "google.com",
    "github.com", "github.io", "wixsite.com", "wordpress.com", "blogspot.com", "sites.google.com", "linktr.ee",
    "tiktok.com", "medium.com", "about.me", "bit.ly", "t.me",
}  # fmt: skip
# Plain ASCII addresses, which the validator takes too, ten times as slowly.
_ORDINARY = re.compile(r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}[a-z]{2,24}(?:/[!-~]*)?", re.ASCII)
_A_URL = URLValidator(schemes=["http", "https"])
_SCHEME = re.compile(r"https?:/*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[|;]\s*|,\s*(?=\S)|\s+(?:or|and|und|oder|et|y|/)\s+|\s+(?=https?://|www\.)")
_PIECES = re.compile(r"([^/?#]+)([/?#].*)?", re.DOTALL)
_LINKEDIN = re.compile(
    r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/(?:mwlite/|comm/)?in/([^/?#\s]+)(?:[/?#]\S*)?", re.IGNORECASE
)


def read_website(text):
    """((address, domain),) of a cell, or () with its problems; of several addresses the first that is one."""
    text = address_said(text)
    addresses = [address for address in map(_address, _several(text)) if address]
    if addresses:
        domain = domain_of(addresses[0])
        return ((addresses[0], "" if domain in SHARED_HOSTS else domain),), ()
    return (), ((text, "not_a_website", {}),) if text else ()


def read_profiles(text):
    """(addresses, problems) of a cell: LinkedIn's without country, query and what follows the name."""
    found = _LINKEDIN.fullmatch(text)
    if found:
        return (f"https://www.linkedin.com/in/{found[1]}",), ()
    addresses, problems = {}, []
    for piece in _several(address_said(text)):
        address = _profile(piece)
        if address:
            addresses[address] = None
        else:
            problems.append((piece, "not_a_profile", {}))
    return tuple(addresses), tuple(problems)


def _several(text):
    return [piece for piece in _BETWEEN.split(text) if piece]


def _profile(text):
    found = _LINKEDIN.fullmatch(text)
    if found:
        return f"https://www.linkedin.com/in/{found[1]}"
    address = _address(text)
    return re.split(r"[?#]", address)[0].rstrip("/") if address else ""


def _address(text):
    """With a scheme, the host in lower case, no bare slash at the end; '' where it is no web address."""
    scheme = _SCHEME.match(text)
    pieces = _PIECES.fullmatch(text[scheme.end() :] if scheme else text)
    if not pieces or "@" in pieces[1]:
        return ""
    start = "http://" if scheme and scheme[0].lower().startswith("http:") else "https://"
    rest = pieces[2] if pieces[2] not in (None, "/") else ""
    address = start + pieces[1].lower().rstrip(".") + rest
    return address if _ORDINARY.fullmatch(address) or _is_url(address) else ""


def _is_url(address):
    try:
        _A_URL(address)
    except ValidationError:
        return False
    return True
