"""Encodings: told by mark and by what fits, never by frequency, and chosen by a person where that is wrong."""

import pytest

pytestmark = pytest.mark.once

TEXT = "Name,City\nZoë Œuvre,Orléans\nŠárka,Malmö\n"


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
    ],
)
def test_usual_encodings_are_told(given, encoding, told):
    text = TEXT.replace("á", "a") if encoding == "cp1252" else TEXT
    found = given(text.encode(encoding))
    assert (found.outline.encoding, found.header, found.rows[0]) == (told, ["Name", "City"], ["Zoë Œuvre", "Orléans"])
    assert found.notes == {}


@pytest.mark.parametrize(
    ("encoding", "name"), [("cp1250", "Řehoř"), ("mac-roman", "Zoë"), ("iso8859-7", "Ελένη"), ("shift_jis", "花子")]
)
def test_other_encodings_are_chosen_by_a_person(given, encoding, name):
    data = f"Name,City\n{name},Brno\n".encode(encoding)
    assert given(data).rows[0][0] != name
    found = given(data, encoding=encoding)
    assert (found.outline.encoding, found.rows[0][0]) == (encoding, name)


def test_what_a_person_chose_must_be_known_and_fit(refused):
    assert refused("Name\nZoë\n", encoding="klingon") == ("no_such_encoding", {"encoding": "klingon"})
    assert refused("Name\nZoë\n".encode("latin-1"), encoding="utf-8") == ("not_in_encoding", {"encoding": "utf-8"})


def test_letters_outside_of_the_encoding_are_told(given):
    found = given(b"Name,City\nA\x81da,M\xfcnchen\n")
    assert (found.rows, found.notes) == ([["A\ufffdda", "München"]], {"letters_unknown": {"encoding": "cp1252"}})
