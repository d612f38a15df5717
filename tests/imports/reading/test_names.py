"""What people paste: tables from a spreadsheet, lists of names, domains, e-mails, and Markdown with links."""

import pytest

pytestmark = pytest.mark.once


def entries(found):
    return [{name: text for name, text in zip(found.header, cells, strict=True) if text} for cells in found.rows]


def test_a_table_from_a_spreadsheet(given):
    found = given("Name\tEmail\nAda\tada@one.example\n", name="", pasted=True)
    assert (found.outline.format, found.header, found.rows) == ("csv", ["Name", "Email"], [["Ada", "ada@one.example"]])


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("one.example\ntwo.co.uk\n", "Website"),
        ("https://one.example/jobs\nwww.two.example\n", "Website"),
        ("ada@one.example\ngrace@two.example\n", "Email"),
        ("One Search Ltd\nTwo Partners\n", "Name"),
    ],
)
def test_a_plain_list(given, text, column):
    found = given(text, name="", pasted=True)
    assert (found.outline.format, found.outline.shape, found.header) == ("names", "names", [column])
    assert ([cells[0] for cells in found.rows], found.lines) == (text.split(), [1, 2]) if column != "Name" else True
    assert len(given(text, name="list.txt").rows) == 2


def test_a_column_of_domains_needs_no_header_in_a_csv_file_either(given):
    assert given("one.example\ntwo.example\n", "list.csv").header == ["Website"]
    assert given("Domain\none.example\n", "list.csv").header == ["Domain"]


def test_lines_with_several_parts(given):
    text = """One Search GmbH, Köln
Two Partners, Inc., New York
Three Ltd (ex. Four) - three.example
Ada Lovelace <ada@one.example>
Node.js Talents
Five AG, 48712 Gescher
"""
    assert entries(given(text, name="", pasted=True)) == [
        {"Name": "One Search GmbH", "City": "Köln"},
        {"Name": "Two Partners, Inc.", "City": "New York"},
        {"Name": "Three Ltd", "Note": "ex. Four", "Website": "three.example"},
        {"Name": "Ada Lovelace", "Email": "ada@one.example"},
        {"Name": "Node.js Talents"},
        {"Name": "Five AG", "City": "Gescher"},
    ]


def test_markdown_with_nested_divisions(given):
    text = """# Agencies [![Badge](https://badge.example/x.svg)](https://badge.example)

> A list, according to [a study](https://study.example).

1. [One Group AG, Mannheim](https://one.example)
    1. [One Interim (ex. Old)](https://interim.one.example)
1. [Two GmbH](https://two.example) Berlin
- [Three, CH](https://three.example) — 🧭 Recruiter
- <https://four.example> — Misc
"""
    found = given(text, "list.md")
    assert found.outline.shape == "names"
    assert entries(found) == [
        {"Name": "One Group AG", "Website": "https://one.example", "City": "Mannheim"},
        {
            "Name": "One Interim",
            "Website": "https://interim.one.example",
            "Note": "ex. Old",
            "Part of": "One Group AG",
        },
        {"Name": "Two GmbH", "Website": "https://two.example", "City": "Berlin"},
        {"Name": "Three", "Website": "https://three.example", "Country": "CH", "Note": "🧭 Recruiter"},
        {"Website": "https://four.example", "Note": "Misc"},
    ]
    assert found.lines == [5, 6, 7, 8, 9]
    assert found.notes == {"links_left_out": {"count": 2, "lines": [1, 3]}}


def test_what_a_person_says_of_it_makes_it_a_table(given):
    found = given("One Ltd, Cork\nTwo Ltd, Dublin\n", name="list.txt", separator=",", header_line=0)
    assert (found.outline.format, found.rows[0]) == ("csv", ["One Ltd", " Cork"])


def test_running_text_is_refused(refused):
    text = "Hello Ada it was a great pleasure to meet you at the fair last week.\n" * 3
    assert refused(text, name="", pasted=True) == ("no_list", {})
