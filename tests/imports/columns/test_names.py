"""Names: titles, pictures and shouting go, first and last name come apart."""

import pytest

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("text", "name", "first", "last"),
    [
        ("  Ada \u00a0 Byron ", "Ada Byron", "Ada", "Byron"),
        ("A\u200bda By\u00adron", "Ada Byron", "Ada", "Byron"),
        ("SEAN MCDONALD", "Sean McDonald", "Sean", "McDonald"),
        ("SEAN O'NEILL", "Sean O'Neill", "Sean", "O'Neill"),
        ("LUDWIG VON BACH", "Ludwig von Bach", "Ludwig", "von Bach"),
        ("marie-luise van der berg", "Marie-Luise van der Berg", "Marie-Luise", "van der Berg"),
        ("Jean DUPONT", "Jean Dupont", "Jean", "Dupont"),
        ("JP Morel", "JP Morel", "JP", "Morel"),
        ("MacKenzie deBoer", "MacKenzie deBoer", "MacKenzie", "deBoer"),
        ("Okafor, Mary", "Mary Okafor", "Mary", "Okafor"),
        ("Okafor Reyes, Mary Ann", "Mary Ann Okafor Reyes", "Mary Ann", "Okafor Reyes"),
        ("Smith, Jr., John", "John Smith Jr.", "John", "Smith Jr."),
        ("Smith, John, MBA", "John Smith", "John", "Smith"),
        ("John Smith, Ph.D., CPA", "John Smith", "John", "Smith"),
        ("Mary Ann Smith CPA", "Mary Ann Smith", "Mary Ann", "Smith"),
        ("Prof. Dr.-Ing. Hans Maier", "Hans Maier", "Hans", "Maier"),
        ("FRAU DR. ANNA WEBER", "Anna Weber", "Anna", "Weber"),
        ("Jane Doe, Senior Recruiter", "Jane Doe", "Jane", "Doe"),
        ("José Ortega y Gasset", "José Ortega y Gasset", "José", "Ortega y Gasset"),
        ("Anna Y Smith", "Anna Y Smith", "Anna Y", "Smith"),
        ("Jack Ma", "Jack Ma", "Jack", "Ma"),
        ("Marie Mba", "Marie Mba", "Marie", "Mba"),
        ("Don Johnson", "Don Johnson", "Don", "Johnson"),
        ("Jane Doe (she/her)", "Jane Doe", "Jane", "Doe"),
        ("🚀 Jane Doe ✨ | We are hiring", "Jane Doe", "Jane", "Doe"),
        ('John "Johnny" Doe', "John Doe", "John", "Doe"),
        ("Cher", "Cher", None, None),
        ("王小明", "王小明", None, None),
    ],
)
def test_a_persons_name(clean, text, name, first, last):
    values, errors, _ = clean("person.name", text)
    person = values["person"]
    assert (person["name"], person.get("first_name"), person.get("last_name"), errors) == (name, first, last, [])


@pytest.mark.parametrize("text", ["", "  ", "-", "n/a", "None", "unbekannt", "TBC", "NULL", "\u200b"])
def test_a_blank_one(clean, text):
    assert clean("person.name", text) == ({}, [], [])


def test_a_bearer_of_the_name_null(value):
    assert value("person.name", "Jennifer Null") == "Jennifer Null"
    assert value("person.last_name", "Null") == "Null"


@pytest.mark.parametrize("text", ["12345", "Herr", "Dr. 007"])
def test_no_name(clean, text):
    assert clean("person.name", text) == ({}, [(text, "not_a_name")], [])


def test_an_address_book_that_shows_the_email_for_want_of_a_name(clean):
    assert clean("person.name", "Ada@Example.com") == ({"person": {"emails": ["ada@example.com"]}}, [], [])
    values, errors, _ = clean("person.name", "Ada Byron <ada@example.com>")
    assert (values["person"]["name"], values["person"]["emails"], errors) == ("Ada Byron", ["ada@example.com"], [])


def test_the_parts_of_a_name(value):
    assert value("person.first_name", "Dr. ADA") == "Ada"
    assert value("person.last_name", "VAN DER BERG") == "van der Berg"
    assert value("person.last_name", "Byron PhD") == "Byron"


def test_a_firms_name_keeps_its_shouting(value, clean):
    assert value("firm.name", " ACME   Search Ltd ") == "ACME Search Ltd"
    assert value("firm.name", "🚀 Acme™") == "Acme™"
    assert value("firm.name", '"Acme"') == "Acme"
    assert value("firm.trading_names", "OBS, Briain & Co; Acme, Inc.") == ["OBS", "Briain & Co", "Acme, Inc."]
    assert clean("firm.name", "x" * 161)[1] == [("x" * 161, "too_long")]
    assert value("firm.name", "x" * 160) == "x" * 160
