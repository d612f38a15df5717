"""Whether two employers are one: a table of pairs."""

import pytest

from outreach.guards.employers import EmployerFacts, compare, name_key

E = EmployerFacts
PAIRS = [
    (E("Meridian Foods"), E("MERIDIAN FOODS"), "same", "same_name"),
    (E("Meridian Foods"), E("Meridian Foods, Inc."), "same", "same_name"),
    (E("Meridian Foods Ltd"), E("Meridian Foods Limited"), "same", "same_name"),
    (E("A.C.M.E. Corp"), E("Acme Incorporated"), "same", "same_name"),
    (E("Société Générale"), E("Societe Generale SA"), "same", "same_name"),
    (E("Brightwell (formerly Corvane)"), E("Corvane"), "same", "same_name"),
    (E("Procter & Gamble"), E("P&G", aliases=("Procter and Gamble",)), "same", "alias"),
    (E("P&G"), E("Procter & Gamble", aliases=("P & G",)), "same", "alias"),
    (E("Meridian Foods", domain="meridian.example.com"), E("MF Group", domain="www.example.com/jobs"), "same",
     "same_domain"),
    (E("Alphabet"), E("Google", parents=("Alphabet",)), "same", "parent"),
    (E("Google", parents=("Alphabet Inc.",)), E("Alphabet"), "same", "parent"),
    (E("Acme", domain="acme.com"), E("Acme", domain="acme.de"), "same", "same_name"),
    (E("Acme Ltd"), E("Acme GmbH"), "near", "other_form"),
    (E("Acme", domain="acme.com"), E("Acme", domain="acme-tools.com"), "near", "other_domain"),
    (E("Meridian Foods"), E("Meridien Foods"), "near", "near_name"),
    (E("Meridian Foods"), E("Meridian Foods Group"), "near", "near_name"),
    (E("Meridian"), E("Meridian Foods"), "near", "short_name"),
    (E("Google", parents=("Alphabet",)), E("Waymo", parents=("Alphabet",)), "near", "sisters"),
    (E("Meridian Foods", domain="meridian.com"), E("Meridian Tools", domain="tools.com"), "different", ""),
    (E("Meridian Foods", domain="gmail.com"), E("Corvane", domain="gmail.com"), "different", ""),
    (E("Studio 54"), E("Studio 56"), "different", ""),
    (E("Bank of Ireland"), E("Bank of America"), "different", ""),
    (E("BP"), E("BP Castrol"), "different", ""),
    (E(""), E(""), "different", ""),
    (E("???"), E("Acme"), "different", ""),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "verdict", "reason"), PAIRS)
def test_two_employers(a, b, verdict, reason):
    found = compare(a, b)
    assert (found.verdict, found.reason) == (verdict, reason)
    assert compare(b, a).verdict == verdict, "the order of the two does not matter"


def test_the_names_of_the_answer_are_those_that_were_written():
    assert compare(E("Meridian Foods"), E("Meridien Foods")).params == {
        "name": "Meridian Foods",
        "other": "Meridien Foods",
    }


def test_the_key_of_a_name_tells_legal_persons_apart():
    assert name_key("Acme") == name_key("A.C.M.E.") != name_key("Acme Ltd") != name_key("Acme GmbH")
    assert name_key("Acme Ltd") == name_key("ACME LIMITED")
    assert name_key("…") == ""
