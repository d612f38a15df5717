"""Reasons as sentences."""

import pytest

from recruiters.likeness.compare import compare_firms, compare_people
from recruiters.likeness.facts import FirmFacts, PersonFacts
from recruiters.likeness.words import sentence

pytestmark = pytest.mark.once


def test_a_short_form_at_nearly_the_same_firm():
    one = PersonFacts(1, "Jon Quill", firms=(1,), firm_names=("Harbor Search",))
    other = PersonFacts(2, "Jonathan Quill", firms=(2,), firm_names=("Harbor Search Group",))
    assert sentence(compare_people(one, other).reasons) == (
        "One first name is a short form of the other and the firm is nearly the same, but no email or phone agrees."
    )


def test_nothing_is_missed_where_it_is_sure():
    one, other = FirmFacts(1, "Harbor Search"), FirmFacts(2, "Harbor Search", domain="harbor.example")
    reasons = compare_firms(one, other).reasons
    assert sentence(reasons) == "The name is the same, but no email or phone agrees."
    assert sentence(reasons, sure=True) == "The name is the same."


def test_a_sister_firm():
    one = FirmFacts(1, "Harbor", domain="harbor.example", phones=("01 234 5678",))
    other = FirmFacts(2, "Harbor Healthcare", domain="harbor.example", phones=("01 234 9999",))
    assert sentence(compare_firms(one, other).reasons) == (
        "The names differ in “healthcare” and the web address is the same, but the phones differ."
    )


@pytest.mark.parametrize("reasons", [[], [("unheard_of", {})]])
def test_nothing_to_say(reasons):
    assert sentence(reasons) == ""
