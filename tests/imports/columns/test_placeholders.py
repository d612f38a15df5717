"""Cells that say that they say nothing, in the languages that people keep lists in: blank, never an error or a name."""

from datetime import date

import pytest

from imports.columns import FIELDS, Cleaner

pytestmark = pytest.mark.once
NOTHING = [
    "n/a", "N. A.", "--", "(none)", "Not Available", "not provided", "No e-mail address", "no phone number", "TBC",
    "keine Angabe", "Keine Telefonnummer", "keine E-Mail", "nicht verfügbar", "k.A.", "entfällt",
    "non renseigné", "pas de téléphone", "sin teléfono", "no disponible", "non disponibile", "n.d.", "geen e-mail",
    "niet beschikbaar", "não informado", "brak danych", "saknas", "ikke oplyst", "нет данных", "δεν υπάρχει", "不明",
]  # fmt: skip
NO_ADDRESS = ["x", "private", "see website", "auf Anfrage", "sur demande", "ver web", "op aanvraag"]
ADDRESSES = ["firm.email", "firm.phone", "firm.website", "person.email", "person.phone", "person.profile"]
GIVEN = {"firm": {"name": "Oak Search"}, "person": {"name": "Ada Byron", "first_name": "Ada", "last_name": "Byron"}}


def row_with(field, text):
    cleaner = Cleaner("my-recruiters", {0: "firm.name", 1: "person.name", 2: field}, today=date(2026, 11, 23))
    return cleaner.row(["Oak Search", "Ada Byron", text])


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_nothing_is_said_in_any_column(field):
    for text in NOTHING:
        assert row_with(field, text) == (GIVEN, [], []), text


@pytest.mark.parametrize("field", ADDRESSES)
def test_words_that_stand_where_an_address_is_missing(field):
    for text in NO_ADDRESS:
        assert row_with(field, text) == (GIVEN, [], []), text


def test_such_a_word_can_be_a_name():
    assert row_with("firm.trading_names", "Private").values["firm"]["trading_names"] == ["Private"]
    assert row_with("firm.city", "Nowra").values["firm"]["places"] == "Nowra"
    assert row_with("person.title", "No Ordinary Recruiter").values["person"]["title"] == "No Ordinary Recruiter"


def test_what_is_wrong_stays_wrong():
    for field in ADDRESSES:
        [[_column, text, *_rest]] = row_with(field, "not at a desk").errors
        assert text == "not at a desk"
