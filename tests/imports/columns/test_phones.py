"""Phone cells to E.164: the list's country, several in a cell; the fast way gives what the slow way gives."""

import re

import phonenumbers
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from imports.columns import Cleaner
from imports.words.cells import sentence

from .conftest import MONDAY

pytestmark = pytest.mark.once
COUNTRIES = ["US", "CA", "GB", "DE", "IT", "IE", "FR", "GG", "BB"]
READERS = {country: Cleaner("firms", {0: "firm.phone"}, country=country, today=MONDAY) for country in COUNTRIES}


@pytest.mark.parametrize(
    ("text", "country", "phones"),
    [
        ("+1 (212) 555-0100", "DE", ["+12125550100"]),
        ("212.555.0100", "US", ["+12125550100"]),
        ("(212) 555 0100 ext. 12", "US", ["+12125550100"]),
        ("1-800-FLOWERS", "US", ["+18003569377"]),
        ("01 513 3101", "IE", ["+35315133101"]),
        ("+353 (0)1 513 3101", "US", ["+35315133101"]),
        ("00353 1 513 3101", "US", ["+35315133101"]),
        ("353871234567", "US", ["+353871234567"]),
        ("353871234567.0", "US", ["+353871234567"]),
        ("'+353 1 513 3101", "US", ["+35315133101"]),
        ("089/1234567", "DE", ["+49891234567"]),
        ("+39 06 698 82022", "US", ["+390669882022"]),
        ("Tel: +49 89 1234567 (mobile)", "US", ["+49891234567"]),
        ("+49 89 1234567 / +49 171 1234567", "US", ["+49891234567", "+491711234567"]),
        ("212-555-0100, 212-555-0101 or 212-555-0100", "US", ["+12125550100", "+12125550101"]),
        ("M: 212-555-0100 W: 212-555-0101", "US", ["+12125550100", "+12125550101"]),
        ("-", "US", None),
        ("n/a", "US", None),
    ],
)
def test_phones(value, text, country, phones):
    assert value("firm.phone", text, "phones", country=country) == phones


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("4.41E+11", "phone_rounded"),
        ("4,41E+11", "phone_rounded"),
        ("555-0100", "phone_without_area"),
        ("call the desk", "not_a_phone"),
        ("12", "not_a_phone"),
        ("+999 12345678", "not_a_phone"),
    ],
)
def test_no_phone(clean, text, code):
    assert clean("firm.phone", text) == ({}, [(text, code)], [])


def test_the_good_one_beside_a_bad_one_is_kept(clean):
    values, errors, _ = clean("firm.phone", "212-555-0100; 212-555-01000000000")
    assert values == {"firm": {"phones": ["+12125550100"]}}
    assert errors == [("212-555-01000000000", "not_a_phone")]


CODES = st.sampled_from(["1", "7", "31", "33", "39", "41", "44", "49", "52", "54", "55", "353", "372", "800", "999"])
MARKS = st.sampled_from(["", " ", "-", " (", ") ", ".", "/"])
GROUPS = st.lists(st.tuples(st.text("0123456789", min_size=1, max_size=5), MARKS), min_size=2, max_size=4)


@given(st.sampled_from(COUNTRIES), st.one_of(st.sampled_from(["", "0", "(0)"]), CODES.map("+{} ".format)), GROUPS)
def test_the_fast_way_is_the_slow_way(country, code, groups):
    text = (code + "".join(digits + mark for digits, mark in groups)).rstrip(" (-./")
    assume(not re.fullmatch(r"\d+\.0", text))  # a number that a spreadsheet took for a fraction
    values, errors, _ = READERS[country].row([text])
    phones, errors = values.get("firm", {}).get("phones", []), errors[:-1]  # but nothing_to_go_by
    wanted = slowly(text, country)
    # What the slow way refuses we may still read: 0049…, or two numbers where it sees one that is too long.
    assert phones == [wanted] if wanted else errors or "/" in text or not text.startswith("+")


def slowly(text, country):
    try:
        parsed = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return ""
    if phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def test_without_a_country_only_numbers_that_name_theirs(value, clean):
    assert value("firm.phone", "+49 89 1234567", "phones", country="") == ["+49891234567"]
    assert clean("firm.phone", "089 1234567", country="")[1] == [("089 1234567", "not_a_phone")]
    words = sentence("not_a_phone", {"country": ""}, line=1, column_name="", text="089")
    assert words == "Line 1: “089” is not a phone number. Write it with + and its country code."
