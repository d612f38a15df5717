"""Rows: several columns make one value, wrong cells are left out, and what a row must say."""

from datetime import date

import pytest

from imports.columns import FIELDS, Cleaner
from imports.words.cells import sentence

pytestmark = pytest.mark.once
MONDAY = date(2026, 11, 23)


def rows(kind, mapping, *cells, **more):
    cleaner = Cleaner(kind, mapping, today=MONDAY, **more)
    return [cleaner.row(list(row)) for row in cells]


def test_a_whole_row():
    fields = [
        "firm.name", "firm.website", "firm.pay_model", "specialties", "firm.city", "firm.region", "firm.country",
        "person.name", "person.title", "person.email", "person.email", "person.phone", "person.profile",
        "mine.stage", "mine.last_contact", "mine.next_step", "mine.notes", "mine.notes", "mine.tags", "mine.met",
    ]  # fmt: skip
    cells = [
        "Acme Search", "acme.example", "Retained", "HR", "Berlin", "Berlin", "DE",
        "Ada Byron", "Partner", "ada@acme.example", "ada@home.example", "+49 89 1234567", "linkedin.com/in/ada",
        "Replied", "2026-11-02", "2026-12-01", "Met twice", "Likes tea", "vip, warm", "Fair",
    ]  # fmt: skip
    [row] = rows("my-recruiters", dict(enumerate(fields)), cells, specialties={"hr": [4]})
    assert row.values == {
        "firm": {
            "name": "Acme Search",
            "website": "https://acme.example",
            "domain": "acme.example",
            "pay_model": "retained",
            "places": "Berlin, DE",
        },
        "person": {
            "name": "Ada Byron",
            "first_name": "Ada",
            "last_name": "Byron",
            "title": "Partner",
            "emails": ["ada@acme.example", "ada@home.example"],
            "phones": ["+49891234567"],
            "profiles": ["https://www.linkedin.com/in/ada"],
        },
        "specialties": [4],
        "mine": {
            "stage": "talking",
            "last_contact": "2026-11-02",
            "next_step": "2026-12-01",
            "notes": "Met twice\nLikes tea",
            "tags": ["vip", "warm"],
            "met": "Fair",
        },
    }
    assert (row.errors, row.unknown) == ([], [])


def test_rows_do_not_share_what_they_hold():
    mapping = {0: "firm.name", 1: "firm.trading_names", 2: "firm.trading_names"}
    one, two = rows("firms", mapping, ["Acme", "A", "B"], ["Acme", "A", "C"])
    assert (one.values["firm"]["trading_names"], two.values["firm"]["trading_names"]) == (["A", "B"], ["A", "C"])


def test_names_of_columns_of_their_own_win_over_what_was_split():
    mapping = {0: "person.name", 1: "person.first_name", 2: "person.last_name"}
    both, whole, parts = rows(
        "recruiters", mapping, ["Ana García Ruiz", "Ana", "García Ruiz"], ["Ana Ruiz", "", ""], ["", "Ana", "Ruiz"]
    )
    assert both.values["person"] == {"name": "Ana García Ruiz", "first_name": "Ana", "last_name": "García Ruiz"}
    assert whole.values["person"] == parts.values["person"]
    assert parts.values["person"] == {"name": "Ana Ruiz", "first_name": "Ana", "last_name": "Ruiz"}


def test_a_wrong_cell_is_left_out_and_the_row_survives():
    [row] = rows("recruiters", {0: "person.name", 2: "person.email"}, ["Ada Byron", "x", "ada(at)acme"])
    assert row.values["person"]["name"] == "Ada Byron"
    assert "emails" not in row.values["person"]
    assert row.errors == [[2, "ada(at)acme", "not_an_email", {}]]


@pytest.mark.parametrize(
    ("kind", "fields", "cells", "enough"),
    [
        ("firms", ["firm.name", "firm.phone"], ["Acme", ""], True),
        ("firms", ["firm.website", "firm.phone"], ["acme.example", ""], True),
        ("firms", ["firm.name", "firm.phone"], ["-", "212-555-0100"], False),
        ("firms", ["firm.website", "firm.phone"], ["soon", "212-555-0100"], False),
        ("recruiters", ["person.email"], ["ada@acme.example"], True),
        ("recruiters", ["person.last_name"], ["Byron"], True),
        ("my-recruiters", ["firm.name", "mine.stage"], ["Acme", "new"], True),
        ("my-recruiters", ["person.phone", "mine.stage"], ["212-555-0100", "new"], False),
    ],
)
def test_what_a_row_must_say(kind, fields, cells, enough):
    [row] = rows(kind, dict(enumerate(fields)), cells)
    last = row.errors[-1:] != [[None, "", "nothing_to_go_by", {}]]
    assert last is enough


def test_fields_of_another_kind_are_left_alone():
    [row] = rows("firms", {0: "firm.name", 1: "person.name", 2: "mine.notes", 3: "nonsense"}, ["Acme", "Ada", "x", "y"])
    assert row.values == {"firm": {"name": "Acme"}}


def test_short_rows_and_mappings_as_json_keeps_them():
    [row] = rows("firms", {"0": "firm.name", "5": "firm.phone"}, ["Acme"])
    assert (row.values, row.errors) == ({"firm": {"name": "Acme"}}, [])


def test_endless_cells_are_refused_quickly():
    for field in FIELDS.values():
        if field.name != "mine.notes":
            [row] = rows("my-recruiters", {0: field.name}, ["“(x " * 50_000])
            assert row.errors[0][2] == "too_long"
            assert len(row.errors[0][1]) == 200
    [row] = rows("my-recruiters", {0: "mine.notes", 1: "firm.name"}, ["n" * 200_000, "Acme"])
    assert len(row.values["mine"]["notes"]) == 200_000


def test_places_that_grow_too_long_together():
    [row] = rows("firms", {0: "firm.name", 1: "firm.places", 2: "firm.places"}, ["Acme", "a" * 150, "b" * 150])
    assert "places" not in row.values["firm"]
    assert row.errors[0][2:] == ["too_long", {"most": 200}]


WRONG = {
    "not_an_email": ("person.email", "ada(at)acme"),
    "not_a_phone": ("person.phone", "12"),
    "phone_without_area": ("person.phone", "555-0100"),
    "phone_rounded": ("person.phone", "4.41E+11"),
    "not_a_website": ("firm.website", "soon"),
    "not_a_profile": ("person.profile", "ada"),
    "not_a_name": ("person.name", "123"),
    "not_a_date": ("mine.next_step", "soon"),
    "no_such_day": ("mine.next_step", "31.02.2027"),
    "day_or_month": ("mine.next_step", "3/4/2027"),
    "in_future": ("mine.last_contact", "2027-01-01"),
    "too_long": ("person.title", "x" * 121),
}


@pytest.mark.parametrize(("code", "field", "text"), [(code, *cell) for code, cell in WRONG.items()])
def test_every_error_has_a_sentence_that_names_the_place_and_the_value(code, field, text):
    [row] = rows("my-recruiters", {0: field, 1: "firm.name"}, [text, "Acme"])
    [[_, wrong, found, params]] = row.errors
    assert found == code
    words = sentence(code, params, line=412, column_name="Spalte", text=wrong)
    assert words.startswith(f"Line 412, column “Spalte”: “{text}” ")
    assert words.endswith(".")


def test_the_sentences_in_full():
    words = sentence("not_an_email", {}, line=412, column_name="E-Mail Adresse", text="m.okafor(at)ridgeway")
    assert words == "Line 412, column “E-Mail Adresse”: “m.okafor(at)ridgeway” is not an email address."
    words = sentence("in_future", {"day": "2027-01-01"}, line=3, column_name="Last contact", text="1.1.2027")
    assert words == "Line 3, column “Last contact”: “1.1.2027” is Fri 1 Jan 2027, which is still to come."
    words = sentence("nothing_to_go_by", {}, line=7, column_name="", text="")
    assert words == "Line 7: the row names neither a firm nor a person."
    for order, first in (("dmy", "day"), ("mdy", "month")):
        words = sentence("other_order", {"order": order}, line=1, column_name="", text="1/2/26")
        assert words.endswith(f"You chose that the {first} comes first.")
    assert "100 %" in sentence("not_a_name", {}, line=1, column_name="100 %", text="5 %")


def test_rows_of_one_firm_share_what_they_say_of_it_and_each_has_its_own_errors():
    fields = ["person.email", "firm.name", "firm.pay_model", "firm.email", "person.phone"]
    firm = ["Acme", "Sorcery", "not an address"]
    one, other = rows("recruiters", dict(enumerate(fields)), ["ada@x", *firm, "12"], ["bo@acme.example", *firm, ""])
    assert one.values["firm"] is other.values["firm"]
    assert one.values["firm"] == {"name": "Acme"}
    assert [(place, code) for place, _, code, _ in one.errors] == [
        (0, "not_an_email"), (3, "not_an_email"), (4, "not_a_phone"),
    ]  # fmt: skip
    assert [(place, code) for place, _, code, _ in other.errors] == [(3, "not_an_email")]
    assert one.unknown == other.unknown == [("firm.pay_model", "Sorcery")]
