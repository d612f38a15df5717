"""Merge fields: what is filled in, what is missed by name, what goes with its line, what is no field."""

import pytest

from outreach.writing.merging import left_over, merge, placeholders_in, stray_in, unknown_in, untouched_in

KNOWN = {"recruiter.first_name": "Dana", "seeker.name": "Nora Halvorsen", "proof.1": "Closed early"}


@pytest.mark.parametrize(
    ("text", "merged", "missing", "unknown"),
    [
        ("Hello {recruiter.first_name},", "Hello Dana,", (), ()),
        ("Hello { recruiter.first_name },", "Hello Dana,", (), ()),
        ("Hello {recruiter.city},", "Hello {recruiter.city},", ("recruiter.city",), ()),
        ("{seeker.city} {seeker.city}", "{seeker.city} {seeker.city}", ("seeker.city",), ()),
        ("a\nFrom {seeker.city?}.\nb", "a\nb", (), ()),
        ("a\n\n– {proof.2?}\n\nb", "a\n\nb", (), ()),
        ("– {proof.1?}\n– {proof.2?}", "– Closed early", (), ()),
        ("Pay: {search.pay_range} {search.reason?}", "", (), ()),  # the line goes, so nothing in it is missed
        ("Pay: {proof.1?} {search.currency}", "Pay: Closed early", (), ()),
        ("Hi. {search.confidential_line} Bye", "Hi. Bye", (), ()),
        ("Hi\n{search.confidential_line}\nBye", "Hi\nBye", (), ()),
        ("{seeker.phnoe}", "{seeker.phnoe}", (), ("seeker.phnoe",)),
        ("{seeker.phnoe?} {}", "{seeker.phnoe?} {}", (), ("seeker.phnoe", "")),
        ("{a b} and {{seeker.name}}", "{a b} and {Nora Halvorsen}", (), ("a b",)),
        ("no { brace } is left open {", "no { brace } is left open {", (), ("brace",)),
        ("\r\n\r\nx\r\n\r\n\r\n\r\ny\r\n", "x\n\n\ny", (), ()),
        ("", "", (), ()),
    ],
)  # fmt: skip
def test_merging(text, merged, missing, unknown):
    found = merge(text, KNOWN)
    assert (found.text, found.missing, found.unknown) == (merged, missing, unknown)
    assert unknown_in(text) == unknown


def test_what_is_filled_in_is_never_read_as_a_field():
    assert merge("{proof.1}", {"proof.1": "{seeker.name}"}).text == "{seeker.name}"


def test_what_is_left_over_when_a_text_leaves():
    assert left_over("Hello {recruiter.city?} and {nothing}, {proof.1}") == ("recruiter.city", "proof.1")


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("Hello {nobody} and {seeker.phnoe?}, {seeker.phone}", ("nobody", "seeker.phnoe")),
        ("Hello {recruiter.first_name, thank you", ("recruiter.first_name",)),
        ("set {} and { }, a brace { alone", ()),
        ("{recruiter.first_name and more}", ("recruiter.first_name and more",)),
    ],
)
def test_what_stands_in_braces_and_is_no_field(text, stray):
    assert stray_in(text) == stray


def test_brackets_count_where_a_template_has_them():
    template = "News: [your news in one sentence]. See [1] and [x]."
    assert placeholders_in(template) == ("[your news in one sentence]", "[x]")
    assert untouched_in("News: [your news in one sentence], [sic] [1]", [template]) == ("[your news in one sentence]",)
    assert untouched_in("News: [I moved to Cork]", [template]) == ()
    assert untouched_in("[x]", []) == ()
