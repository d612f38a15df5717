"""The columns of a list of firms: which headers name them, and how a cell is cleaned into a value."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from common.text import email_key, fold, phone_key

_INVISIBLE = re.compile(r"[\u0000-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_SPACES = re.compile(r"\s+")
_SEVERAL = re.compile(r"\s*[|;]\s*")
_BETWEEN = re.compile(r"\s*[,/;|]\s*")
_A_URL = URLValidator(schemes=["http", "https"])


class BadCell(Exception):
    """A cell that can't be what its column says; the text says why."""


@dataclass(frozen=True)
class Column:
    """`headers` are folded spellings; `clean(text, region)` gives a value or raises BadCell; `most` characters.

    `several`: a cell may hold more than one, with | or ; between.
    """

    field: str
    headers: tuple
    clean: object
    most: int = 0
    several: bool = False

    def values(self, text, region):
        """The cell's values, the first one first; BadCell where one of them is wrong."""
        texts = [one for one in _SEVERAL.split(text) if one] if self.several else [text]
        return [self._value(one, region) for one in texts]

    def _value(self, text, region):
        value = self.clean(text, region)
        if self.most and isinstance(value, str) and len(value) > self.most:
            raise BadCell(f"longer than {self.most} characters")
        return value


def tidy(text):
    """A cell without invisible characters, outer and doubled spaces."""
    return _SPACES.sub(" ", _INVISIBLE.sub(" ", text)).strip()


def _text(text, region):
    return text


def _names(text, region):
    return [name for name in _BETWEEN.split(text) if name]


def _website(text, region):
    address = text if re.match(r"https?://", text, re.IGNORECASE) else f"https://{text}"
    try:
        _A_URL(address)
    except ValidationError as error:
        raise BadCell("no web address") from error
    return address


def _email(text, region):
    text = text.rstrip(".,")
    if not email_key(text):
        raise BadCell("no e-mail address")
    return text


def _phone(text, region):
    if not phone_key(text, region):
        raise BadCell("no phone number")
    return text


def _pay_model(text, region):
    key = fold(text).replace(" ", "_")
    known = {"retained", "engaged", "contingency", "staffing", "rpo", "in_house", "unknown"}
    aliases = {"container": "engaged", "executive_search": "retained", "temp": "staffing", "temporary": "staffing"}
    key = aliases.get(key, key)
    if key not in known:
        raise BadCell("no firm type that is known here")
    return key


COLUMNS = [
    Column("name", ("name", "legal name", "firm", "firm name", "company", "company name", "agency", "agency name",
                    "organisation", "organization", "recruiter", "business name"), _text, 160),
    Column("trading_names", ("trading name", "trading names", "trading as", "t a", "dba", "also known as", "aka",
                             "brand", "brands"), _names),
    Column("website", ("website", "web site", "web", "url", "homepage", "web address", "site"), _website, 200, True),
    Column("email", ("email", "e mail", "email address", "e mail address", "mail", "contact email"), _email, 254, True),
    Column("phone", ("phone", "telephone", "tel", "phone number", "telephone number"), _phone, 40, True),
    Column("places", ("place", "places", "county", "city", "town", "region", "location", "locations",
                      "office locations", "offices"), _text, 200),
    Column("specialties", ("sector", "sectors", "specialty", "specialties", "specialisms", "covered fields", "fields",
                           "industry", "industries", "functions", "disciplines", "covers"), _names),
    Column("pay_model", ("type", "firm type", "pay model"), _pay_model),
]  # fmt: skip


def match_headers(cells):
    """{place of a cell: Column} for the headers that are known; a column named twice is taken once, the first time."""
    found = {}
    for place, cell in enumerate(cells):
        column = next((column for column in COLUMNS if fold(tidy(cell)) in column.headers), None)
        if column and column not in found.values():
            found[place] = column
    return found
