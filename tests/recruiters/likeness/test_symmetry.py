"""Whichever comes first: a comparison and its mirror agree, and nobody differs from themselves."""

import random

import pytest

from recruiters.likeness.compare import compare_firms, compare_people
from recruiters.likeness.facts import FirmFacts, PersonFacts

pytestmark = pytest.mark.once

FIRMS = [
    "Harbor Search", "Harbor Search Ltd", "Harbor Search LLC", "Harbour Search", "Harbor", "Harbor Group",
    "Harbor Healthcare", "Search Harbor", "Harbor Search 2", "Harbor Search 02", "HarborSearch", "Lagoon",
    "Lagoon t/a Harbor Search", "Lagoon Ltd", "J.P. Lagoon", "JP Lagoon", "The", "Ltd", "",
]  # fmt: skip
PEOPLE = [
    "Nora Quill", "Quill, Nora", "Quill Nora", "N. Quill", "Nora Q", "Norah Quill", "Nora A. Quill", "Nora Beth Quill",
    "Quill", "Bob Quill", "Robert Quill", "R Quill", "Nora Quill Garcia", "Nora Garcia", "Dr. Nora Quill MBA",
    "Rob van der Quill", "Zoe", "",
]  # fmt: skip
DOMAINS = ["", "harbor.example", "lagoon.example", "wixsite.com"]
PHONES = [(), ("+35312345678",), ("01 234 5678",), ("+35319999999",)]
PLACES = ["", "Dublin", "Cork, Dublin", "Cork", "1 Main Street, Cork", "Ireland"]
EMAILS = [(), ("info@harbor.example",), ("nora@harbor.example",), ("nq@harbor.example",), ("nora@gmail.com",)]
PROFILES = [(), ("linkedin.com/in/nora",), ("linkedin.com/in/nora-2",), ("xing.com/nora",)]


def some_firm(pick):
    names = tuple(name for name in (pick(FIRMS), pick(FIRMS)) if pick((0, 0, 1)) and name)
    return FirmFacts(object(), pick(FIRMS), names, pick(DOMAINS), pick(EMAILS), pick(PHONES), pick(PLACES))


def some_person(pick):
    firm = pick([None, (1, "Harbor Search"), (2, "Harbor Group"), (3, "Lagoon")])
    firms, names = ((firm[0],), (firm[1],)) if firm else ((), ())
    return PersonFacts(object(), pick(PEOPLE), pick(EMAILS), pick(PHONES), pick(PROFILES), firms, names)


@pytest.mark.parametrize(("make", "compare"), [(some_firm, compare_firms), (some_person, compare_people)])
def test_a_comparison_and_its_mirror_agree(make, compare):
    pick = random.Random(11).choice
    for _ in range(4000):
        a, b = make(pick), make(pick)
        there, back = compare(a, b), compare(b, a)
        assert (there.verdict, there.score) == (back.verdict, back.score), (a, b)
        assert {code for code, _ in there.reasons} == {code for code, _ in back.reasons}, (a, b)
        assert 0 <= there.score <= 100


@pytest.mark.parametrize(("make", "compare"), [(some_firm, compare_firms), (some_person, compare_people)])
def test_nobody_differs_from_themselves(make, compare):
    pick = random.Random(12).choice
    for _ in range(500):
        facts = make(pick)
        if any(letter.isalpha() for letter in facts.name):
            assert compare(facts, facts).verdict != "different", facts
