"""E-mail cells: one or several, as people write them; the fast way gives what the slow way gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.text import email_key
from imports.columns import Cleaner

from .conftest import MONDAY

pytestmark = pytest.mark.once
READER = Cleaner("my-recruiters", {0: "person.email"}, today=MONDAY)


@pytest.mark.parametrize(
    ("text", "emails"),
    [
        ("Ada@Example.COM", ["ada@example.com"]),
        ("mailto:ada@example.com?subject=hello", ["ada@example.com"]),
        ("Ada Byron <ada@example.com>", ["ada@example.com"]),
        ("Byron, Ada <ada@example.com>; Bo <bo@example.com>", ["ada@example.com", "bo@example.com"]),
        ("ada@example.com / bo@example.com", ["ada@example.com", "bo@example.com"]),
        ("ada@example.com (work), bo@example.com (home)", ["ada@example.com", "bo@example.com"]),
        ("E-Mail: ada@example.com.", ["ada@example.com"]),
        ("ada@example.com\nADA@example.com", ["ada@example.com"]),
        ("ada@münchen.de", ["ada@münchen.de"]),
        ("none", None),
        ("<>", None),
    ],
)
def test_addresses(value, text, emails):
    assert value("person.email", text, "emails") == emails


@pytest.mark.parametrize(
    "text",
    ["m.okafor (at) ridgeway.com", "m.okafor(at)ridgeway", "ada @ example.com", "ada@example", "a@b@c.com", "ada"],
)
def test_no_address(clean, text):
    assert clean("person.email", text) == ({}, [(text, "not_an_email")], [])


def test_the_good_one_beside_a_bad_one_is_kept(clean):
    values, errors, _ = clean("firm.email", "ada@example.com, bo@example")
    assert (values, errors) == ({"firm": {"emails": ["ada@example.com"]}}, [("bo@example", "not_an_email")])


LETTERS = st.text("abzAZ019._+-", min_size=1, max_size=12)
DOMAINS = st.lists(st.text("abz019-", min_size=1, max_size=8), min_size=1, max_size=3).map(".".join)
ENDINGS = st.sampled_from(["com", "co.uk", "de", "test", "invalid", "local", "arpa", "x", "c0m", "example", "museum"])


@given(LETTERS, DOMAINS, ENDINGS)
def test_the_fast_way_is_the_slow_way(local, domain, ending):
    text = f"{local.strip('.')}@{domain}.{ending}"
    values, _, _ = READER.row([text])
    assert values.get("person", {}).get("emails", [""]) == [email_key(text)]


@pytest.mark.parametrize("size", [63, 64, 65])
def test_the_longest_local_part_and_label(size):
    for text in (f"{'a' * size}@example.com", f"a@{'b' * size}.com"):
        values, _, _ = READER.row([text])
        assert values.get("person", {}).get("emails", [""]) == [email_key(text)]
