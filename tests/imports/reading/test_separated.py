"""Separated text: separators, quotes, line ends and rows that do not fit their header."""

import pytest

pytestmark = pytest.mark.once

ROWS = [["Ada Lovelace", "ada@one.example", "London"], ["Grace Hopper", "grace@two.example", "New York"]]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|", "^"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends_are_told(given, separator, end):
    table = [["Name", "Email", "City"], *ROWS]
    found = given(end.join(separator.join(cells) for cells in table) + end)
    assert (found.outline.separator, found.header, found.rows) == (separator, table[0], ROWS)
    assert (found.outline.header_line, found.lines) == (1, [2, 3])


def test_a_colon_separates_only_where_it_is_in_every_row(given):
    assert given("Name:City:Land\nAda:London:GB\nGrace:Boston:US\n").outline.separator == ":"
    assert given("Link\nhttps://one.example\nhttps://two.example\n").outline.separator == ""


def test_a_comma_in_few_names_of_one_column_is_none(given):
    text = "Agency\n" + "One Ltd\nTwo Ltd\nThree Ltd\n" * 3 + "Four, Five and Six\n"
    assert given(text).rows[-1] == ["Four, Five and Six"]


def test_a_markdown_table_is_read_without_its_frame(given):
    text = "| Name | City |\n|:-----|-----:|\n| Ada | London |\n| | Rome |\n"
    found = given(text, name="", pasted=True)
    assert (found.header, found.rows) == (["Name", "City"], [["Ada", "London"], ["", "Rome"]])


def test_a_separator_that_a_person_chose_is_taken(given):
    found = given("Name,City;Land\nAda,London;GB\n", separator=";")
    assert (found.header, found.rows) == (["Name,City", "Land"], [["Ada,London", "GB"]])


def test_a_separator_of_several_letters_is_none(given):
    assert given("Name,City\nAda,London\n", separator="::").header == ["Name", "City"]


def test_excel_names_its_separator_in_a_line_of_its_own(given):
    found = given("sep=|\r\nName|Firm, City\r\nAda|One, London\r\n")
    assert (found.header, found.lines) == (["Name", "Firm, City"], [3])


def test_quoted_cells_hold_separators_quotes_and_lines(given):
    found = given('Name,Notes,City\n"Lovelace, Ada","said ""yes""\nand more",London\nGrace,,Boston\n')
    assert found.rows == [["Lovelace, Ada", 'said "yes"\nand more', "London"], ["Grace", "", "Boston"]]
    assert found.lines == [2, 4]


def test_single_quotes_may_be_the_quotes(given):
    found = given("'Name';'City'\n'Lovelace; Ada';'London'\n")
    assert found.rows == [["Lovelace; Ada", "London"]]


def test_a_space_may_stand_before_a_quote(given):
    assert given('Name, City\n"Ada", "London, GB"\n"Eve", "Rome, IT"\n').rows[0] == ["Ada", "London, GB"]


def test_a_quote_that_never_closes_costs_its_own_line_only(given):
    found = given('Name,City\n"Ada,London\nGrace,Boston\nEve,Rome\n')
    assert found.rows == [['"Ada', "London"], ["Grace", "Boston"], ["Eve", "Rome"]]
    assert found.lines == [2, 3, 4]


def test_a_quote_that_would_swallow_rows_up_to_the_next_is_a_letter(given):
    found = given('Name,City\n"Ada,London\nGrace,Boston\n"Eve",Rome\n')
    assert [cells[0] for cells in found.rows] == ['"Ada', "Grace", "Eve"]


def test_quotes_within_quotes_stay(given):
    assert given('Name,City\n"The "Best" Firm, Ltd",London\n').rows == [['The "Best" Firm, Ltd', "London"]]


def test_ragged_rows_are_kept_as_they_are_and_long_ones_told(given):
    found = given("Name,Email\nAda\nGrace,g@two.example,555,x\nEve,e@three.example,,\n")
    assert found.rows == [["Ada"], ["Grace", "g@two.example", "555", "x"], ["Eve", "e@three.example", "", ""]]
    assert found.notes == {"rows_too_long": {"count": 1, "lines": [3]}}


def test_blank_rows_are_left_out_and_lines_still_right(given):
    found = given("Name,City\n\nAda,London\n , \n,,\nGrace,Boston\n")
    assert (found.rows, found.lines) == ([["Ada", "London"], ["Grace", "Boston"]], [3, 6])


def test_null_characters_are_taken_out_and_told(given):
    found = given(b"Name,Email\nA\x00da,ada@one.example\n\x00,\x00\nB\\u0000b,b@two.example\n")
    assert found.rows == [["Ada", "ada@one.example"], ["B\\u0000b", "b@two.example"]]
    assert "null_letters" in found.notes
