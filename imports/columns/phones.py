"""Phones in a cell to E.164, with the list's country for those without one."""

import re
from functools import cache, lru_cache, partial
from typing import NamedTuple

import phonenumbers
from phonenumbers import PhoneMetadata, ValidationResult

from .tidy import address_said

LOCAL_ONLY = ValidationResult.IS_POSSIBLE_LOCAL_ONLY
NANP = {"US", "CA"}
_ORDINARY = re.compile(r"\+[1-9][\d ()./-]{6,24}")
_NATIONAL = re.compile(r"\(?0[1-9][\d ()./-]{5,24}")
_NANP = re.compile(r"\(?[2-9]\d\d\)?[ ./-]{0,3}[2-9]\d\d[ .-]?\d{4}")
_NOT_DIGITS = str.maketrans("", "", "+ ()./-")
_ROUNDED = re.compile(r"\d([.,]\d+)?E\+?\d+", re.IGNORECASE)
_FLOAT = re.compile(r"^(\d{7,15})\.0$")
_SPELT = re.compile(r"\d-?[A-Z]{3,}")  # 1-800-FLOWERS: the letters are digits
_BETWEEN = re.compile(
    r"\s*[;|]\s*|\s+(?:or|and|und|oder|ou|et|y|o|e|en|of)\s+|\s*[,/]\s*(?=\+|\(?0|\(?\d[\d ()-]{5})"
    r"|[\s,]+(?=[^\W\d_]{1,9}[.:]\s*[+(\d])"
)
_ONE = re.compile(r"\+?[\d ()./,-]+")
_LABEL = re.compile(r"^[^\W\d_][\w .-]*?[:.]?\s*(?=[+(\d])|\s*\([^\W\d_]+\)$")
_ENOUGH = 6  # digits in each part of a cell that holds two phones


class Plan(NamedTuple):
    """Of a calling code: what a national prefix looks like, how many digits follow it, and what "0…" must look like.

    `after_zero` is None where a leading zero is no plain prefix.
    """

    prefix: object
    lengths: frozenset
    after_zero: object


def phones_of(country):
    """The function that reads cells of a list from that country (ISO 3166-1): text → (phones in E.164, problems)."""
    nanp = country in NANP
    own = str(phonenumbers.country_code_for_region(country)) if country else ""
    own = own if phonenumbers.region_code_for_country_code(int(own or 0)) == country else ""
    slow = lru_cache(1 << 12)(partial(_read, country=country))  # a firm's number stands in many rows

    def read_phones(text):
        phone = ""
        if _ORDINARY.fullmatch(text):
            phone = _international(text.translate(_NOT_DIGITS))
        elif nanp and _NANP.fullmatch(text):
            phone = "+1" + text.translate(_NOT_DIGITS)
        elif own and _NATIONAL.fullmatch(text):
            phone = _within_country(own, text.translate(_NOT_DIGITS))
        return ((phone,), ()) if phone else slow(text)

    return read_phones


def _international(digits):
    """An ordinary number with its country in E.164, '' where only phonenumbers can tell."""
    for size in (1, 2, 3):
        if _plan(digits[:size]):
            return _within_country(digits[:size], digits[size:])
    return ""


def _within_country(code, number):
    """E.164, or '' where only phonenumbers can tell.

    It does just this for ordinary numbers: a plain zero in front is cut off, and then the count of digits decides.
    """
    plan = _plan(code)
    if not plan.prefix(number):
        return f"+{code}{number}" if len(number) in plan.lengths else ""
    number = number[1:]
    if plan.after_zero and len(number) in plan.lengths and plan.after_zero(number):
        return f"+{code}{number}"
    return ""


@cache
def _plan(code):
    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(code))
    if not regions:
        return None
    metadata = PhoneMetadata.metadata_for_region_or_calling_code(int(code), regions[0])
    zero = metadata.national_prefix_for_parsing == "0" and not metadata.national_prefix_transform_rule
    return Plan(
        re.compile(f"0|{metadata.national_prefix_for_parsing or '0'}").match,
        frozenset(metadata.general_desc.possible_length),
        re.compile(metadata.general_desc.national_number_pattern).fullmatch if zero else None,
    )


def _read(text, country):
    """The slow, sure way."""
    text = address_said(text)
    if not text:
        return (), ()
    if _ROUNDED.fullmatch(text):
        return (), ((text, "phone_rounded", {}),)
    text = _FLOAT.sub(r"\1", text)
    phones, problems = {}, []
    for piece in _pieces(text, country):
        phone, code = _phone(piece, country)
        if phone:
            phones[phone] = None
        else:
            problems.append((piece, code, {"country": country} if code == "not_a_phone" else {}))
    return tuple(phones), tuple(problems)


def _pieces(text, country):
    if _ONE.fullmatch(text) and _parsed(text, country)[1] == ValidationResult.IS_POSSIBLE:
        return [text]
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    if all(sum(map(str.isdigit, piece)) >= _ENOUGH for piece in pieces):
        return pieces
    return [text]


def _phone(text, country):
    """(E.164, '') or ('', code of what is wrong). An extension is left out: E.164 has no place for it."""
    text = text if _SPELT.search(text) else _LABEL.sub("", text)
    parsed, reason = _parsed(text, country)
    digits = text.translate(_NOT_DIGITS)
    if reason != ValidationResult.IS_POSSIBLE and digits.isdigit() and not text.startswith("+"):
        # 0049… in a list from a country that dials 011, and 4989… as spreadsheets keep +49 89…
        again, reason_then = _parsed("+" + digits.removeprefix("00"), country)
        if again and phonenumbers.is_valid_number(again):
            parsed, reason = again, reason_then
    if reason == ValidationResult.IS_POSSIBLE:
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164), ""
    return "", "phone_without_area" if reason == LOCAL_ONLY else "not_a_phone"


def _parsed(text, country):
    try:
        parsed = phonenumbers.parse(text, country or None)
    except phonenumbers.NumberParseException:
        return None, None
    return parsed, phonenumbers.is_possible_number_with_reason(parsed)
