"""Two people: the same, unsure or different – each case beside the neighbour that falls on the other side."""

import pytest

from recruiters.likeness.compare import compare_people
from recruiters.likeness.facts import PersonFacts

pytestmark = pytest.mark.once

AT = {"firms": (1,), "firm_names": ("Harbor Search",)}
NEAR = {"firms": (2,), "firm_names": ("Harbor Search Group",)}
ELSEWHERE = {"firms": (3,), "firm_names": ("Lagoon People",)}
PHONE = {"phones": ("+35312345678",)}


def person(name, *emails, **facts):
    return PersonFacts(object(), name, emails=emails, **facts)


def verdict(a, b):
    there, back = compare_people(a, b), compare_people(b, a)
    assert (there.verdict, there.score) == (back.verdict, back.score)
    assert (there.score > 0) == (there.verdict != "different")
    return there.verdict


NAMES = [
    # the same name
    ("Nora Quill", "NORA QUILL", "same"),
    ("Nora Quill", "Quill, Nora", "same"),
    ("Dr. Nora Quill, MBA", "Nora Quill", "same"),
    ("Nóra O’Quill", "Nora O'Quill", "same"),
    ("Nora A. Quill", "Nora Quill", "same"),
    ("Nora A. Quill", "Nora Anne Quill", "same"),
    ("Nora (Nonie) Quill", "Nora Quill", "same"),
    # could be
    ("Robert Quill", "Bob Quill", "unsure"),
    ("Katherine Quill", "Kate Quill", "unsure"),
    ("Johannes Quill", "Hans Quill", "unsure"),
    ("Jon Quill", "Jonas Quill", "unsure"),
    ("Jon Quill", "Jonathan Quill", "unsure"),
    ("N. Quill", "Nora Quill", "unsure"),
    ("Nora Q.", "Nora Quill", "unsure"),
    ("Quill Nora", "Nora Quill", "unsure"),
    ("Nora Quil", "Nora Quill", "unsure"),
    ("Nora Quill Garcia", "Nora Quill", "unsure"),
    ("Quill", "Nora Quill", "unsure"),
    ("Nora Anne Quill", "Nora Beth Quill", "unsure"),
    # another
    ("Paul Quill", "Paula Quill", "different"),
    ("Nora Quill", "Norbert Quill", "different"),
    ("M. Quill", "Nora Quill", "different"),
    ("Nora Quill", "Nora Baker", "different"),
    ("Jonas Quill", "Jonathan Quill", "different"),
]


@pytest.mark.parametrize(("name", "other", "expected"), NAMES)
def test_names_at_one_firm(name, other, expected):
    assert verdict(person(name, **AT), person(other, **AT)) == expected


@pytest.mark.parametrize(("name", "other", "expected"), NAMES)
def test_a_name_alone_is_never_more_than_unsure(name, other, expected):
    alone = verdict(person(name), person(other))
    assert alone == ("unsure" if expected == "same" else "different")


@pytest.mark.parametrize("name", ["Nora Quill", "Bob Quill", "Quill", ""])
def test_an_own_email_is_the_same_person(name):
    one = person(name, "nq@harbor.example", "nora@private.example")
    assert verdict(one, person("Nora Quill" if "Bob" not in name else "Robert Quill", "nora@private.example")) == "same"
    assert verdict(one, person("Zoe Baker", "nora@private.example")) == ("unsure" if name else "same")


@pytest.mark.parametrize("mailbox", ["info", "jobs", "contact", "hr", "cv", "jobs.dublin"])
def test_a_general_mailbox_is_nobodys_own(mailbox):
    address = f"{mailbox}@harbor.example"
    assert verdict(person("Nora Quill", address), person("Zoe Baker", address)) == "different"
    assert verdict(person("Nora Quill", address), person("Bob Quill", address)) == "different"
    assert verdict(person("Nora Quill", address), person("Nora Quill", address)) == "same"


def test_a_profile_is_one_person():
    one = person("Nora Quill", profiles=("linkedin.com/in/nora",), **AT)
    assert verdict(one, person("Nora Quill", profiles=("linkedin.com/in/nora",), **ELSEWHERE)) == "same"
    assert verdict(one, person("Nora Baker", profiles=("linkedin.com/in/nora",))) == "unsure"
    assert verdict(one, person("Nora Quill", profiles=("linkedin.com/in/nora-2",), **AT)) == "unsure"
    assert verdict(one, person("Nora Quill", profiles=("linkedin.com/in/nora-2",), **ELSEWHERE)) == "different"
    assert verdict(one, person("Nora Quill", profiles=("xing.com/nora",), **AT)) == "same"


def test_profile_and_email_apart_are_two_people_of_one_name():
    one = person("Nora Quill", "nora.1@harbor.example", profiles=("linkedin.com/in/nora-1",), **AT)
    other = person("Nora Quill", "nora.2@harbor.example", profiles=("linkedin.com/in/nora-2",), **AT)
    assert verdict(one, other) == "different"
    assert verdict(one, person("Nora Quill", "nora.2@harbor.example", **AT)) == "unsure"


def test_two_own_addresses_at_one_domain():
    one = person("Nora Quill", "nora@harbor.example", **AT)
    assert verdict(one, person("Nora Quill", "nora@private.example", **AT)) == "same"
    assert verdict(one, person("Nora Quill", "nq@harbor.example", **AT)) == "unsure"
    assert verdict(one, person("Nora Quill", "nq@harbor.example", **AT, **PHONE)) == "unsure"


def test_a_phone_needs_a_name():
    one = person("Nora Quill", **PHONE)
    assert verdict(one, person("Nora Quill", **PHONE, **ELSEWHERE)) == "same"
    assert verdict(one, person("Norah Quill", **PHONE)) == "unsure"
    assert verdict(one, person("Nora Baker", **PHONE)) == "unsure"
    assert verdict(one, person("Zoe Baker", **PHONE)) == "different"


def test_nearly_the_same_firm_is_worth_a_question():
    assert verdict(person("Nora Quill", **AT), person("Nora Quill", **NEAR)) == "unsure"
    assert verdict(person("Jon Quill", **AT), person("Jonathan Quill", **NEAR)) == "unsure"
    assert verdict(person("Jon Quill", **AT), person("Jonathan Quill", **ELSEWHERE)) == "different"


def test_a_name_elsewhere_is_less_than_a_name_alone():
    alone = compare_people(person("Nora Quill"), person("Nora Quill", **AT))
    elsewhere = compare_people(person("Nora Quill", **ELSEWHERE), person("Nora Quill", **AT))
    assert (alone.verdict, elsewhere.verdict) == ("unsure", "unsure")
    assert alone.score > elsewhere.score


@pytest.mark.parametrize("name", ["", "…", "Dr.", "MBA", ",", "(x)", "李", "x" * 5000, "van der", "a b c d e f g"])
def test_odd_names_are_compared_without_harm(name):
    assert verdict(person(name), person("Nora Quill")) == "different"
    assert verdict(person(name, **AT), person(name, **AT)) in ("same", "different")
