"""Where the header is: below notes, repeated, blank, missing, or where a person says."""

import pytest

pytestmark = pytest.mark.once

ENGLISH = 'Notes:\n"When exporting your data, some addresses may be missing, see https://help.example/x"\n\n'
GERMAN = '\ufeffHinweise:\n"Beim Exportieren können E-Mail-Adressen fehlen, siehe Hilfe."\n\n'


@pytest.mark.parametrize(
    ("preamble", "header"),
    [
        (ENGLISH, "First Name,Last Name,URL,Email Address,Company,Position,Connected On"),
        (GERMAN, "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Vernetzt am"),
        ("", "First Name,Last Name,URL,Email Address,Company,Position,Connected On"),
    ],
)
def test_linkedin_writes_notes_above_its_header(given, preamble, header):
    row = "Ada,Lovelace,https://www.linkedin.com/in/ada,,Firm One,Recruiter,12 Mar 2024"
    found = given(f"{preamble}{header}\n{row}\n,,,,,,\n")
    assert (found.outline.shape, found.header, len(found.rows)) == ("linkedin", header.split(","), 1)
    assert found.outline.header_line == (4 if preamble else 1)


def test_titles_above_the_table_are_left_out(given):
    found = given("Our agencies\n\nAs of,May\nAgency,Town,Staff\nOne Ltd,Cork,12\nTwo Ltd,Dublin,7\n")
    assert (found.outline.header_line, found.header, found.lines) == (4, ["Agency", "Town", "Staff"], [5, 6])


def test_a_header_in_unusual_words_stands_above_the_numbers(given):
    found = given(
        "x,some notes,,\ny,typed above,,\nWer,Was,Wie alt,Seit\nAda,Chefin,36,2019-01-02\nEve,Rat,40,2020-03-04\n"
    )
    assert found.header == ["Wer", "Was", "Wie alt", "Seit"]


def test_repeated_and_blank_headers_are_kept(given):
    assert given("Name,,Email,Email\nAda,x,a@one.example,b@one.example\n").header == ["Name", "", "Email", "Email"]


@pytest.mark.parametrize(
    "row",
    [
        "Ada Lovelace,ada@one.example",
        "One Ltd,https://one.example",
        "One Ltd,one.example",
        "Ada,+353 1 234 5678",
        "7,Ada",
    ],
)
def test_a_first_row_of_data_means_that_there_is_no_header(given, row):
    found = given(f"{row}\n{row}\n")
    assert (found.outline.header_line, found.header, found.rows[0]) == (0, [], row.split(","))


def test_years_may_be_a_header(given):
    assert given("Firm,2023,2024\nOne Ltd,5,6\n").header == ["Firm", "2023", "2024"]


def test_words_with_points_are_no_domains(given):
    assert given("first.name,last.name,work.email\nAda,L,a@one.example\n").header[0] == "first.name"


def test_a_person_says_which_line_or_none(given, refused):
    text = "Name,City\nAda,London\nGrace,Boston\n"
    assert given(text, header_line=2).rows == [["Grace", "Boston"]]
    found = given(text, header_line=0)
    assert (found.header, len(found.rows)) == ([], 3)
    assert refused(text, header_line=9) == ("no_such_header", {"line": 9})


@pytest.mark.parametrize(
    ("shape", "header"),
    [
        ("google", "First Name,Last Name,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value"),
        ("google", "Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value"),
        ("outlook", "First Name,Last Name,Company,Job Title,E-mail Address,Business Phone"),
        ("thunderbird", "First Name,Last Name,Display Name,Nickname,Primary Email"),
        ("", "Record ID,First Name,Last Name,Email,Phone Number,Associated Company"),
    ],
)
def test_known_exports_are_told_by_their_header(given, shape, header):
    assert given(f"{header}\n{',x' * header.count(',')}\n").outline.shape == shape


def test_a_list_without_header_in_thunderbirds_order_is_read(given):
    assert given("Ada L,Ada,L,ada@one.example\n").outline.header_line == 0
