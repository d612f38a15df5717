"""Websites with their registrable domain, and profiles in one form."""

import pytest
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from hypothesis import given
from hypothesis import strategies as st

from imports.columns import Cleaner

from .conftest import MONDAY

pytestmark = pytest.mark.once
READER = Cleaner("firms", {0: "firm.website"}, today=MONDAY)


@pytest.mark.parametrize(
    ("text", "website", "domain"),
    [
        ("www.acme.example/", "https://www.acme.example", "acme.example"),
        ("Acme.co.uk", "https://acme.co.uk", "acme.co.uk"),
        ("HTTP://WWW.Acme.ie/Jobs/", "http://www.acme.ie/Jobs/", "acme.ie"),
        ("http:/acme.ie", "http://acme.ie", "acme.ie"),
        ("acme.ie / acme.com", "https://acme.ie", "acme.ie"),
        ("https://münchen.de", "https://münchen.de", "münchen.de"),
        ("https://www.linkedin.com/company/acme", "https://www.linkedin.com/company/acme", None),
        ("none", None, None),
    ],
)
def test_websites(clean, text, website, domain):
    values, errors, _ = clean("firm.website", text)
    firm = values.get("firm", {})
    assert (firm.get("website"), firm.get("domain"), errors) == (website, domain, [])


@pytest.mark.parametrize("text", ["not yet", "ada@acme.ie", "acme", "javascript:alert(1)", "ftp://acme.ie", "a b.com"])
def test_no_website(clean, text):
    assert clean("firm.website", text) == ({}, [(text, "not_a_website")], [])


@pytest.mark.parametrize(
    ("text", "profiles"),
    [
        ("https://de.linkedin.com/in/ada-b/?trk=x", ["https://www.linkedin.com/in/ada-b"]),
        ("linkedin.com/in/ada-b", ["https://www.linkedin.com/in/ada-b"]),
        ("http://www.linkedin.com/in/ada-b/en", ["https://www.linkedin.com/in/ada-b"]),
        ("https://www.xing.com/profile/Ada_B/?x=1", ["https://www.xing.com/profile/Ada_B"]),
        ("linkedin.com/in/a; github.com/a/", ["https://www.linkedin.com/in/a", "https://github.com/a"]),
    ],
)
def test_profiles(value, text, profiles):
    assert value("person.profile", text, "profiles") == profiles


def test_no_profile(clean):
    assert clean("person.profile", "ada-b") == ({}, [("ada-b", "not_a_profile")], [])


HOSTS = st.lists(st.text("abz019-", min_size=1, max_size=5), min_size=1, max_size=4).map(".".join)


@given(
    HOSTS, st.sampled_from(["com", "co.uk", "x", "c0m", "museum"]), st.sampled_from(["", "/a/?b#c", "/[a]~%", "?a=b"])
)
def test_the_fast_way_is_the_slow_way(host, ending, rest):
    text = f"https://{host}.{ending}{rest}"
    try:
        URLValidator()(text)
        wanted = text
    except ValidationError:
        wanted = None
    values, _, _ = READER.row([text])
    assert values.get("firm", {}).get("website") == wanted
