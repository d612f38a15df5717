"""Which column means what: remembered, by header in many languages, by what the cells look like."""

import pytest

from imports.columns import FIELDS, Guess, guess_mapping, header_key

pytestmark = pytest.mark.once


def fields(kind, header, sample=(), remembered=None):
    return {place: guess.field for place, guess in guess_mapping(kind, header, list(sample), remembered).items()}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("E-Mail  Address", "person.email"),
        ("EMAIL_ADDRESS", "person.email"),
        ("E-mail 2 Address", "person.email"),
        ("Email2", "person.email"),
        ("E-mail 1 - Value", "person.email"),
        ("Email (work)", "person.email"),
        ("Courriel", "person.email"),
        ("Correo electrónico", "person.email"),
        ("E-postadress", "person.email"),
        ("FirstName", "person.first_name"),
        ("Vorname", "person.first_name"),
        ("Prénom", "person.first_name"),
        ("Cognome", "person.last_name"),
        ("Achternaam", "person.last_name"),
        ("Imię i nazwisko", "person.name"),
        ("Ansprechpartner", "person.name"),
        ("Organization Name", "firm.name"),
        ("Société", "firm.name"),
        ("Företag", "firm.name"),
        ("Agency", "firm.name"),
        ("Business Phone", "person.phone"),
        ("Telefon geschäftlich", "person.phone"),
        ("Mailing State/Province", "firm.region"),
        ("City", "firm.city"),
        ("Home City", "person.place"),
        ("Job Title", "person.title"),
        ("Puesto", "person.title"),
        ("LinkedIn URL", "person.profile"),
        ("Last Activity Date", "mine.last_contact"),
        ("Zuletzt kontaktiert", "mine.last_contact"),
        ("Wiedervorlage", "mine.next_step"),
        ("Lead Status", "mine.stage"),
        ("Bemerkungen", "mine.notes"),
        ("Connected On", "mine.connected_on"),
        ("Branche", "specialties"),
        ("Firm type", "firm.pay_model"),
    ],
)
def test_headers_that_say_it(header, field):
    assert guess_mapping("my-recruiters", [header], []) == {0: Guess(field, True)}


@pytest.mark.parametrize("header", ["Business Fax", "E-mail 1 - Label", "Birthday", "Lead Owner", "Record ID", "PLZ"])
def test_headers_that_mean_nothing_here_are_left_alone_whatever_the_cells_look_like(header):
    assert fields("my-recruiters", [header], [["+1 212 555 0100"]]) == {}


def test_the_kind_decides_what_a_name_and_an_email_belong_to():
    header = ["Name", "Email", "Phone", "Website"]
    assert list(fields("firms", header).values()) == ["firm.name", "firm.email", "firm.phone", "firm.website"]
    people = ["person.name", "person.email", "person.phone", "firm.website"]
    assert list(fields("recruiters", header).values()) == people


def test_what_a_kind_does_not_offer_is_not_guessed():
    assert fields("recruiters", ["Name", "Stage", "Notes"]) == {0: "person.name"}
    for kind in ("firms", "recruiters", "my-recruiters"):
        offered = {field.name for field in FIELDS.values() if kind in field.kinds}
        assert all(name in offered for name in fields(kind, ["Name", "Firm", "Stage", "City", "Email"]).values())


def test_a_field_that_takes_one_column_is_given_to_the_surest():
    assert fields("my-recruiters", ["Title", "Job Title", "Title"], [["Ms", "Partner", ""]]) == {1: "person.title"}
    assert fields("my-recruiters", ["Name", "Email", "Name", "Email"]) == {
        0: "person.name",
        1: "person.email",
        3: "person.email",
    }


def test_a_header_with_a_slip_is_guessed_but_not_sure():
    guesses = guess_mapping("recruiters", ["Nmae", "Emial", "Compnay", "Telehpone", "Foo", "Mane"], [])
    assert guesses == {
        0: Guess("person.name", False),
        1: Guess("person.email", False),
        2: Guess("firm.name", False),
        3: Guess("person.phone", False),
    }


def test_a_url_is_what_its_cells_say():
    sample = [["Ada", "https://www.linkedin.com/in/ada/"], ["Bo", "https://www.linkedin.com/in/bo"]]
    assert fields("recruiters", ["Name", "URL"], sample) == {0: "person.name", 1: "person.profile"}
    assert fields("recruiters", ["Name", "URL"], [["Ada", "https://acme.example"]])[1] == "firm.website"


def test_cells_that_contradict_their_header():
    guesses = guess_mapping("my-recruiters", ["Contact", "Next step"], [["ada@acme.example", "Send the new résumé"]])
    assert guesses == {0: Guess("person.email", False), 1: Guess("mine.notes", False)}
    [guess] = guess_mapping("recruiters", ["Name"], [["ada@acme.example"], ["bo@acme.example"]]).values()
    assert guess == Guess("person.email", False)


def test_unknown_headers_by_their_cells():
    sample = [["ada@acme.example", "+49 89 1234567", "xing.com/profile/Ada", "acme.example", "x1"]]
    guesses = guess_mapping("recruiters", ["Foo", "Bar", "Baz", "", "Qux"], sample)
    assert {place: guess.field for place, guess in guesses.items()} == {
        0: "person.email",
        1: "person.phone",
        2: "person.profile",
        3: "firm.website",
    }
    assert not any(guess.sure for guess in guesses.values())


@pytest.mark.parametrize("number", ["+491234567", "(212) 555-0100", "212 555 0100", "089/1234567", "0891234567"])
def test_numbers_that_look_like_phones(number):
    assert fields("firms", ["Foo"], [[number]]) == {0: "firm.phone"}


@pytest.mark.parametrize("number", ["12345678", "1234.5678", "2026-11-23", "-1234567", "1,234,567", "12 34"])
def test_numbers_that_do_not(number):
    assert fields("firms", ["Foo"], [[number]]) == {}
    assert fields("firms", ["Phone"], [[number]]) == {0: "firm.phone"}


def test_lists_without_a_header():
    assert fields("firms", [], [["acme.example"], ["www.b.example"]]) == {0: "firm.website"}
    assert fields("firms", [], [["Acme Ltd"], ["Brown & Daughters"], ["3rd Way"]]) == {0: "firm.name"}
    assert fields("my-recruiters", [], [["Ada Byron"], ["Bo Li"]]) == {0: "person.name"}
    assert fields("my-recruiters", [], [["Ada Byron", "Ada", "Byron", "ada@acme.example"]]) == {
        0: "person.name",
        3: "person.email",
    }
    assert fields("my-recruiters", [], [["Ada", "Byron", "Acme GmbH", "2026-11-02"]]) == {
        0: "person.first_name",
        1: "person.last_name",
        2: "firm.name",
        3: "mine.last_contact",
    }
    assert fields("firms", [], []) == {}


def test_the_last_mapping_wins():
    header, remembered = ["Name", "E-Mail", "Foo"], {"name": "firm.name", "e mail": "", "foo": "person.name"}
    assert fields("recruiters", header, [], remembered) == {0: "firm.name", 2: "person.name"}
    assert fields("firms", header, [], remembered) == {0: "firm.name"}  # a list of firms offers no person


def test_a_header_is_known_again():
    key = header_key(["E-Mail  Adresse", "Näme"])
    assert key == header_key([" e-mail adresse", "NÄME\ufeff"])
    assert key != header_key(["Näme", "E-Mail Adresse"])
    assert 0 < len(key) <= 64
    assert header_key(["", " "]) == header_key([]) == ""


def test_every_field_has_headers_and_words():
    for field in FIELDS.values():
        assert field.headers, field.name
        assert str(field.label)


def test_a_name_beside_one_of_its_parts_is_the_other_part():
    assert fields("my-recruiters", ["Name", "Vorname"]) == {0: "person.last_name", 1: "person.first_name"}
    assert fields("my-recruiters", ["Nombre", "Apellidos"], [["Ana", "García Ruiz"]]) == {
        0: "person.first_name",
        1: "person.last_name",
    }
    assert fields("my-recruiters", ["Name", "First name"], [["Ada Byron", "Ada"]])[0] == "person.name"
    assert fields("my-recruiters", ["Name", "First name", "Last name"])[0] == "person.name"


def test_a_list_of_firms_without_people():
    header = ["Name", "Email", "Phone", "Status"]
    firms, people = [["Acme Recruiting Ltd", "hello@acme.example"]], [["Ada Byron", "ada@acme.example"]]
    assert fields("my-recruiters", header, firms) == {
        0: "firm.name",
        1: "firm.email",
        2: "firm.phone",
        3: "mine.stage",
    }
    assert fields("my-recruiters", header, people)[1] == "person.email"
    assert fields("recruiters", ["Agency", "E-Mail", "Mobile"]) == {0: "firm.name", 1: "firm.email", 2: "firm.phone"}
    assert fields("recruiters", ["Agency", "E-Mail", "Recruiter"])[1] == "person.email"
    assert fields("recruiters", ["Agency", "E-Mail"], [], {"e mail": "person.email"})[1] == "person.email"


def test_a_company_is_the_firm_where_a_name_stands_beside_it():
    assert fields("firms", ["Name", "Company"]) == {1: "firm.name"}
    assert guess_mapping("firms", ["Name"], []) == {0: Guess("firm.name", True)}


def test_our_own_words_for_a_field_name_it():
    for field in FIELDS.values():
        for kind in field.kinds:
            assert guess_mapping(kind, [str(field.label)], []) == {0: Guess(field.name, True)}
