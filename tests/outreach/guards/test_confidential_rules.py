"""The rules of the confidential guard, one table, without a database: what is reached and what is read."""

import pytest

from outreach.guards.confidential import House, Protected, Target, confidential, not_blind
from outreach.words.guards import sentence, title

OWN = Protected("own", "Halden Diagnostics", domain="https://www.halden.example/")
GROUP = Protected("affiliate", "Tristan Medical", aliases=("TM Holdings",), domain="tristan.example")
OTHER = Protected("employer", "Acme", domain="acme.example")
AGENCY = Protected("firm", "Kestrel Search", firms=frozenset({7, 8}))
DANA = Protected("person", "", people=frozenset({3}))
NAMED = Protected("person", "Lee Ann Moss")
ALL = [OWN, GROUP, OTHER, AGENCY, DANA, NAMED]

HALDEN = (
    "Halden Diagnostics Inc. is your employer, and your search is confidential, so nothing goes there. "
    "Is it another firm? Correct it under Protected."
)
TRISTAN = (
    "{} belongs to your employer (you protected Tristan Medical), so nothing goes there. "
    "Has that changed? Take it off Protected first."
)
ACME = (
    "You keep your search from Acme, and this is ACME, so nothing goes there. "
    "Has that changed? Take it off Protected first."
)
KESTREL = (
    "You keep your search from Kestrel Search, so nothing goes to {}. "
    "Choose another firm, or take it off Protected first."
)
PERSON = (
    "You keep your search from this person, so nothing goes to them. "
    "Choose someone else, or take them off Protected first."
)
ADDRESS = (
    "An address at halden.example is read at Halden Diagnostics, which you protected, so nothing goes there. "
    "Choose someone else, or take it off Protected first."
)
SURE = " You protected {}: make sure that this is another one."
CLIENT = (
    "You noted that Harrier works for Halden Diagnostics, your employer. Ask for discretion before you say who "
    "you are, or choose another firm."
)


def at(name, **said):
    return Target(houses=(House(name, **said),))


CASES = [
    ("its name, spelt otherwise", at("Halden Diagnostics Inc."), "block own_employer", HALDEN),
    ("its domain", at("HD Talent", domain="halden.example"), "block own_employer", None),
    ("a trading name", at("HD Talent", aliases=("Halden-Diagnostics",)), "block own_employer", None),
    ("taken over by it", at("Small Labs", heirs=("Halden Diagnostics",)), "block own_employer", None),
    ("an affiliate", at("Tristan Medical"), "block own_affiliate", TRISTAN.format("Tristan Medical")),
    ("an affiliate's other name", at("TM Holdings"), "block own_affiliate", TRISTAN.format("TM Holdings")),
    ("an affiliate's domain", at("TM", domain="www.tristan.example"), "block own_affiliate", TRISTAN.format("TM")),
    ("an excluded employer", at("ACME"), "block excluded_employer", ACME),
    ("an excluded firm", at("Kestrel", id=7), "block excluded_firm", KESTREL.format("Kestrel")),
    ("its successor", at("Falcon", id=8), "block excluded_firm", KESTREL.format("Falcon")),
    ("its name", at("Kestrel Search Ltd"), "block excluded_firm", KESTREL.format("Kestrel Search Ltd")),
    ("an excluded person", Target("Dana Reyes", 3), "block excluded_person", PERSON),
    ("one excluded by name alone", Target("lee-ann  MOSS", 99), "block excluded_person", PERSON),
    ("an address there", Target("Jo", 5, emails=("jo@mail.halden.example",)), "block protected_address", ADDRESS),
    ("a past and a present firm", Target(houses=(House("Harrier"), House("ACME"))), "block excluded_employer", ACME),
    (
        "another legal form", Target(houses=(House("Tristan Medical GmbH"),)), "block own_affiliate",
        TRISTAN.format("Tristan Medical GmbH"),
    ),
    (
        "a shorter name", at("Tristan"), "warn maybe_protected",
        "One of the names Tristan and Tristan Medical begins with the other." + SURE.format("Tristan Medical"),
    ),
    (
        "one name, two addresses", at("Acme", domain="acme-search.example"), "warn maybe_protected",
        "Acme has the name of Acme, with another web address." + SURE.format("Acme"),
    ),
    ("it works for the employer", at("Harrier", client=True), "warn employer_client", CLIENT),
    ("a block says it all", at("Kestrel", id=7, client=True), "block excluded_firm", KESTREL.format("Kestrel")),
    ("somebody else", Target("Ann Lee", 4, (House("Harrier", id=9),), ("ann@harrier.example",)), None, None),
    ("a mailbox that anyone may have", Target("Jo", 5, emails=("jo@gmail.com",)), None, None),
    ("nobody in particular", Target(), None, None),
]  # fmt: skip


@pytest.mark.parametrize(("target", "said", "words"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_an_act_would_reach(target, said, words):
    found = confidential(target, ALL)
    assert [f"{answer.level} {answer.rule}" for answer in found] == ([said] if said else [])
    for answer in found:
        assert sentence(answer) == (words or sentence(answer))
        assert title(answer.rule) != answer.rule


def test_without_a_confidential_search_nothing_is_kept_from():
    assert confidential(at("Halden Diagnostics"), []) == []


def test_a_firm_may_work_for_an_employer_that_is_not_ones_own():
    assert confidential(at("Harrier", client=True), [OTHER]) == []


@pytest.mark.parametrize(
    ("number", "blind", "is_confidential", "hints"),
    [(4, False, True, 1), (4, True, True, 0), (4, False, False, 0), (None, False, True, 0)],
)
def test_a_resume_that_names_the_seeker(number, blind, is_confidential, hints):
    found = not_blind(number, blind, is_confidential)
    assert len(found) == hints
    assert [sentence(one) for one in found] == [
        "Your search is confidential, and résumé 4 is not marked as blind. "
        "Send one without your name and employer, if you can."
    ] * hints
