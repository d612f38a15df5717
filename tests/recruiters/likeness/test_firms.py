"""Two firms: the same, unsure or different – each case beside the neighbour that falls on the other side."""

import pytest

from recruiters.likeness.compare import compare_firms
from recruiters.likeness.facts import FirmFacts

pytestmark = pytest.mark.once


def firm(name, **facts):
    return FirmFacts(object(), name, **facts)


def verdict(a, b):
    there, back = compare_firms(a, b), compare_firms(b, a)
    assert (there.verdict, there.score) == (back.verdict, back.score)
    assert (there.score > 0) == (there.verdict != "different")
    return there.verdict


HARBOR = {"domain": "harbor.example"}


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Harbor Search Ltd", "HARBOR SEARCH LIMITED"),
        ("Harbor Search, Inc.", "Harbor Search Incorporated"),
        ("Harbor Search GmbH", "Harbor Search Gesellschaft mit beschränkter Haftung"),
        ("Harbor Search S.A.R.L.", "Harbor Search SARL"),
        ("Harbor Search B.V.", "Harbor Search BV"),
        ("Harbor Search Sp. z o.o.", "Harbor Search"),
        ("Harbor Search GmbH & Co. KG", "Harbor Search"),
        ("Harbor Search Pty Ltd", "Harbor Search"),
        ("Harbor Search Teo", "Harbor Search"),
        ("Oy Harbor Search Ab", "Harbor Search"),
        ("Harbor Search (formerly Lagoon People)", "Harbor Search"),
        ("The Harbor Search", "Harbor Search"),
        ("Harbor & Sons", "Harbor and Sons"),
        ("Harbor und Söhne", "Harbor & Sohne"),
        ("Harbor Intl. Mgmt", "Harbor International Management"),
        ("Harbor Bros", "Harbor Brothers"),
        ("Hárbor-Search", "Harbor Search"),
        ("HarborSearch", "Harbor Search"),
        ("J.P. Harbor", "JP Harbor"),
        ("Hrabor Search", "Harbor Search"),
        ("Search Harbor", "Harbor Search"),
        ("Deepwater Ltd t/a Harbor Search", "Harbor Search"),
        ("Deepwater Ltd trading as Harbor Search", "Harbor Search"),
    ],
)
def test_spellings_of_one_name_at_one_domain_are_the_same(name, other):
    assert verdict(firm(name, **HARBOR), firm(other, **HARBOR)) == "same"
    assert verdict(firm(name, **HARBOR), firm(other, domain="lagoon.example")) != "same"


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Harbor Outsource Ltd", "Harbor Recruitment Consulting Limited"),
        ("Harbor Recruitment (Citi North) Limited", "Harbor Recruitment (Ireland) Limited"),
        ("Harbor Search", "Harbor Healthcare"),
        ("Harbor", "Harbor Group"),
        ("Harbor Search Ltd", "Harbor Search LLC"),
        ("Harbor Search", "Harbor Search Cork"),
        ("Harbor Search", "Harbor Search 2"),
        ("Deepwater Ltd t/a Harbor Search", "Harbor Search Ltd"),
        ("Lagoon People", "Harbor Search"),
    ],
)
def test_sisters_at_one_domain_stay_unsure(name, other):
    assert verdict(firm(name, **HARBOR), firm(other, **HARBOR)) == "unsure"
    assert verdict(firm(name, phones=("+35312345678",)), firm(other, phones=("+35312345678",))) == "unsure"


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Lagoon People", "Harbor Search"),
        ("Harbor Search", "Harbor Healthcare"),
        ("Harbor Search 17", "Harbor Healthcare"),
        ("Harbor Search", "Harbor Search 2"),
        ("Harbor Finance", "Lagoon Finance"),
    ],
)
def test_names_that_differ_in_a_word_are_different_without_address(name, other):
    assert verdict(firm(name), firm(other)) == "different"


@pytest.mark.parametrize("more", [{}, HARBOR, {"phones": ("+35312345678",)}, {"places": "Cork"}])
def test_other_numbers_are_other_firms(more):
    one = firm("Summit Talent LLC 00017", **more)
    assert verdict(one, firm("Summit Talent LLC 00018", **more)) == "different"
    assert verdict(one, firm("Summit Talent, L.L.C. 17", **more)) == "same"


def test_a_hosted_domain_is_no_evidence():
    one, other = firm("Harbor Search", domain="wixsite.com"), firm("Lagoon People", domain="wixsite.com")
    assert verdict(one, other) == "different"
    one, other = (firm(name, emails=("x@gmail.com", f"{name[0]}@gmail.com".lower())) for name in ("Harbor", "Lagoon"))
    assert verdict(one, other) == "unsure"  # the address, not its domain
    other.emails = other.emails[1:]
    assert verdict(one, other) == "different"


def test_an_email_tells_the_domain():
    one = firm("Harbor Search", emails=("info@harbor.example",))
    assert verdict(one, firm("Harbour Search", **HARBOR)) == "same"
    assert verdict(one, firm("Harbour Search", domain="lagoon.example")) == "different"


def test_a_phone_agrees_with_or_without_its_country():
    one = firm("Harbor Search", phones=("+353 1 234 5678",))
    assert verdict(one, firm("Harbor Search Ltd", phones=("01 234 5678",))) == "same"
    assert verdict(one, firm("Harbor Search Ltd", phones=("01 234 5679",))) == "unsure"


def test_branches_of_one_name_stay_unsure():
    dublin = firm("Harbor Search", places="Dublin", **HARBOR)
    assert verdict(dublin, firm("Harbor Search", places="Dublin, Cork", **HARBOR)) == "same"
    assert verdict(dublin, firm("Harbor Search", places="Cork", **HARBOR)) == "unsure"
    assert verdict(firm("Harbor", places="1 Main St, Cork"), firm("Harbor", places="7 Main St, Cork")) == "unsure"


def test_a_country_in_common_is_no_place_in_common():
    one = firm("Harbor Search", places="Dublin, Ireland", **HARBOR)
    assert verdict(one, firm("Harbor Search", places="Cork, Ireland", **HARBOR)) == "unsure"
    assert verdict(one, firm("Harbor Search", places="Ireland", **HARBOR)) == "same"


def test_the_whole_name_alone():
    assert verdict(firm("Harbor Search Ltd"), firm("Harbor Search Limited", **HARBOR)) == "same"
    assert verdict(firm("Harbor Search Ltd"), firm("Harbor Search", **HARBOR)) == "unsure"
    assert verdict(firm("Harbor Search Ltd", domain="lagoon.example"), firm("Harbor Search Ltd", **HARBOR)) == "unsure"


def test_a_registered_name_survives_another_phone_and_a_bare_one_does_not():
    phones = [{"phones": ("+35312345678",)}, {"phones": ("+35312345679",)}]
    assert verdict(firm("Harbor Search Ltd", **phones[0]), firm("Harbor Search Ltd", **phones[1])) == "same"
    assert verdict(firm("Harbor Search", **phones[0]), firm("Harbor Search", **phones[1])) == "unsure"


def test_one_name_under_two_brands_is_unsure():
    one = firm("Harbor Solutions Limited", names=("Thornfield",), emails=("info@harbor.example",))
    assert verdict(one, firm("Harbor Solutions Ltd", names=("Thornfield",), **HARBOR)) == "same"
    assert verdict(one, firm("Harbor Solutions Ltd", names=("Flexfield",), **HARBOR)) == "unsure"


def test_a_legal_form_of_the_trading_name_counts():
    one = firm("Harbor Solutions", names=("Harbor Solutions KFT",), **HARBOR)
    assert verdict(one, firm("Harbor Solutions Limited", **HARBOR)) == "unsure"
    assert verdict(one, firm("Harbor Solutions Kft.", **HARBOR)) == "same"


def test_former_names():
    one = firm("Harbor Search (formerly Lagoon People)", **HARBOR)
    assert verdict(one, firm("Lagoon People", **HARBOR)) == "same"
    assert verdict(one, firm("Lagoon People")) == "unsure"
    assert verdict(one, firm("Lagoon Jobs")) == "different"


def test_a_firm_known_by_its_domain_only():
    bare = firm("harbor-search.example", domain="harbor-search.example")
    assert verdict(bare, firm("", domain="harbor-search.example")) == "same"
    assert verdict(bare, firm("Harbor Search Ltd", domain="harbor-search.example")) == "same"
    assert verdict(bare, firm("Lagoon People", domain="harbor-search.example")) == "unsure"
    assert verdict(bare, firm("Harbor Search Ltd")) == "different"


@pytest.mark.parametrize("name", ["", "Ltd", "S.A.", "&", "…", "株式会社", "17", "x" * 5000, "( t/a )", "formerly X"])
def test_odd_names_are_compared_without_harm(name):
    assert verdict(firm(name), firm("Harbor Search")) == "different"
    verdict(firm(name, **HARBOR), firm(name, **HARBOR))


def test_reasons_are_codes():
    found = compare_firms(firm("Harbor Ltd", phones=("1234567",), **HARBOR), firm("Harbor Group", phones=("7654321",)))
    assert found.reasons == [("general_word", {"words": "group"}), ("other_phone", {})]
