"""The same list twice gives nothing new and no update, also where its rows differ among themselves."""

import pytest

from recruiters.models import Firm, Recruiter

from .lists import bring, counts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]

FIRMS = """Firm,Website,Email,Phone,Places,Type
Oak Search,oak.example,hello@oak.example,617 555 0101,Boston,retained
Oak Search,oak.example,hello@oak.example,617 555 0101,Boston,contingency
"""
PEOPLE = """Name,Firm,Email,Title,City
Ann Lee,Oak Search,ann@oak.example,Partner,Boston
Ann Lee,Oak Search,ann@oak.example,Principal,Dallas
Bo Re,Oak Search,bo@oak.example,Partner,
"""
KINDS = {"firms": FIRMS, "recruiters": PEOPLE, "my-recruiters": PEOPLE}


def reversed_rows(text):
    header, *rows = text.splitlines()
    return "\n".join([header, *reversed(rows)]) + "\n"


@pytest.mark.parametrize("policy", ["fill", "newer", "ask"])
@pytest.mark.parametrize("source", [None, "Guide"])
@pytest.mark.parametrize("kind", KINDS)
def test_rows_that_differ_do_not_take_turns(admin, kind, source, policy):
    text = KINDS[kind]
    first = bring(admin, text, kind=kind, policy=policy, source=source)
    assert first.counts.get("unsure", 0) == 0
    for again in (text, reversed_rows(text)):
        assert counts(bring(admin, again, kind=kind, policy=policy, source=source)) == {"same": first.counts["rows"]}


def test_a_later_edition_still_replaces_what_the_earlier_one_said(admin):
    bring(admin, FIRMS, kind="firms", source="Guide")
    later = FIRMS.replace("retained", "rpo").replace("contingency", "rpo")
    assert bring(admin, later, kind="firms", source="Guide").counts["update"] == 1
    assert Firm.objects.get().pay_model == "rpo"


@pytest.mark.parametrize("names", ["Name\nJohn Doe\nJane Doe\n", "Name,Firm\nJohn Doe,Oak\nJohn Doe,Elm\n"])
def test_who_was_called_new_before_is_not_new_once_more(admin, names):
    bring(admin, names, accept_unsure="new")
    assert counts(bring(admin, names, accept_unsure="new")) == {"same": 2}
    assert Recruiter.objects.people().count() == 2
