"""Whom facts are matched against: shared and own records, what a list brought; a fixed number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recruiters.likeness.facts import FirmFacts, PersonFacts
from recruiters.likeness.known import Known
from recruiters.models import Firm, NotDuplicates, Recruiter
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter

pytestmark = pytest.mark.django_db
FIRM, RECRUITER = NotDuplicates.Kind.FIRM, NotDuplicates.Kind.RECRUITER


def firm(name, **facts):
    return FirmFacts(object(), name, **facts)


def person(name, *emails, **facts):
    return PersonFacts(object(), name, emails=emails, **facts)


def of_firm(fact, known=None):
    return [(match.id, match.likeness.verdict) for match in (known or Known()).firms([fact])[0]]


def of_person(fact, known=None):
    return [(match.id, match.likeness.verdict) for match in (known or Known()).people([fact])[0]]


@pytest.fixture
def harbor(db):
    return make_firm("Harbor Search Ltd", website="https://www.harbor.example", trading_names=["Brightwater"])


@pytest.mark.parametrize(
    ("fact", "verdict"),
    [
        (firm("Harbor Search Limited", domain="harbor.example"), "same"),  # by domain
        (firm("Harbor Search Ltd"), "same"),  # by the name as written
        (firm("Harbor Search, Limited"), "same"),  # by words
        (firm("Harbor Search", emails=("jobs@harbor.example",)), "same"),  # by the domain of an address
        (firm("Lagoon People", domain="harbor.example"), "unsure"),
        (firm("Brightwater"), "unsure"),  # by a trading name
        (firm("Habror Search Ltd"), "unsure"),  # by a word spelt nearly so
        (firm("Harborr Search Ltd"), "unsure"),
        (firm("Brightwaterr", domain="harbor.example"), "unsure"),
    ],
)
def test_a_firm_is_found(harbor, fact, verdict):
    assert of_firm(fact) == [(harbor.pk, verdict)]


@pytest.mark.parametrize("name", ["Lagoon People", "Harbor Search 17", "Search", "Ltd", "", "…"])
def test_others_are_not(harbor, name):
    assert of_firm(firm(name)) == []


def test_a_common_name_is_found_among_many(db):
    Firm.objects.bulk_create([Firm(name=f"Summit Talent {word}") for word in WORDS])
    there = make_firm("Summit Talent Ltd")
    Firm.objects.bulk_create([Firm(name=f"Talent {word}") for word in WORDS])
    assert (there.pk, "unsure") in of_firm(firm("Summit Talent"))
    assert of_firm(firm("Summit Talent Limited"))[0] == (there.pk, "same")


WORDS = [
    f"{one}{two}ing" for one in ("bak", "lark", "quil", "fen", "moor", "ash", "wren", "holt") for two in "abcdefgh"
]


def test_a_number_leads_only_to_itself(db):
    make_firm("Summit Talent LLC 00017")
    assert of_firm(firm("Summit Talent LLC 00018")) == []
    assert [verdict for _, verdict in of_firm(firm("Summit Talent, L.L.C. 00017"))] == ["same"]


def test_private_and_archived_records(harbor, seeker, coach):
    mine = make_firm("Lagoon People", owner=seeker)
    for owner, found in ((seeker, [(mine.pk, "same")]), (coach, []), (None, [])):
        assert of_firm(firm("Lagoon People"), Known(owner)) == found
        assert of_firm(firm("Harbor Search Ltd"), Known(owner)) == [(harbor.pk, "same")]
    Firm.objects.update(archived_at=MORNING)
    assert of_firm(firm("Lagoon People"), Known(seeker)) == []


def test_the_own_record_comes_before_the_shared_one(harbor, seeker):
    mine = make_firm("Harbor Search Ltd", owner=seeker, website="https://harbor.example")
    assert of_firm(firm("Harbor Search Ltd"), Known(seeker)) == [(mine.pk, "same"), (harbor.pk, "same")]


def test_several_that_fit_equally_are_unsure(db):
    one = make_firm("Harbor Search Ltd", website="https://harbor.example")
    two = make_firm("Harbor Search Ltd", website="https://lagoon.example")
    assert sorted(of_firm(firm("Harbor Search Ltd"))) == [(one.pk, "unsure"), (two.pk, "unsure")]
    assert of_firm(firm("Harbor Search Ltd", domain="lagoon.example"))[0] == (two.pk, "same")


def test_a_desk_is_how_a_firm_is_reached(harbor):
    desk = Recruiter.objects.desk_of(harbor)
    desk.add_contact("email", "team@private.example")
    assert of_firm(firm("Lagoon People", emails=("team@private.example",))) == [(harbor.pk, "unsure")]
    assert of_person(person("Harbor Search Ltd", "team@private.example")) == []


def test_what_was_called_different_never_matches(harbor, admin, seeker):
    other = make_firm("Harbor Search", website="https://harbor.example")
    facts = FirmFacts(other.pk, "Harbor Search", domain="harbor.example")
    assert of_firm(facts) == [(harbor.pk, "same")]
    NotDuplicates.objects.say(by(seeker), FIRM, harbor.pk, other.pk, owner=seeker)
    assert of_firm(facts, Known(seeker)) == []
    assert of_firm(facts) == [(harbor.pk, "same")]
    NotDuplicates.objects.say(by(admin), FIRM, other.pk, harbor.pk)
    NotDuplicates.objects.say(by(admin), FIRM, harbor.pk, other.pk)
    assert NotDuplicates.objects.filter(owner=None).count() == 1
    assert of_firm(facts) == []


def test_a_sure_match_leaves_out_what_it_is_known_not_to_be(harbor, admin):
    sister = make_firm("Harbor Outsource Ltd", website="https://harbor.example")
    fact = firm("Harbor Search Ltd", domain="harbor.example")
    assert of_firm(fact) == [(harbor.pk, "same"), (sister.pk, "unsure")]
    NotDuplicates.objects.say(by(admin), FIRM, harbor.pk, sister.pk)
    assert of_firm(fact) == [(harbor.pk, "same")]


def test_firms_of_the_list_itself(harbor):
    known = Known()
    lagoon = firm("Lagoon People Ltd", domain="lagoon.example", phones=("01 234 5678",))
    assert of_firm(lagoon, known) == []
    known.learn_firms([lagoon])
    for fact, verdict in [
        (firm("Lagoon People Limited", domain="lagoon.example"), "same"),
        (firm("Lagoon People", phones=("+35312345678",)), "same"),
        (firm("Lagooon People Ltd"), "unsure"),
        (firm("Tidewater", domain="lagoon.example"), "unsure"),
    ]:
        assert of_firm(fact, known) == [(lagoon.id, verdict)]
    assert of_firm(firm("Lagoon People Ltd")) == []


@pytest.fixture
def nora(harbor):
    recruiter = make_recruiter("Nora Quill", firm=harbor, email="nora@harbor.example")
    recruiter.add_contact("phone", "+353 1 234 5678")
    recruiter.add_contact("profile", "https://www.linkedin.com/in/nora/")
    return recruiter


def test_a_person_is_found(nora, harbor):
    here = {"firms": (harbor.pk,)}
    for fact, verdict in [
        (person("N. Quill", "nora@harbor.example"), "same"),
        (person("Nora Quill", phones=("+35312345678",)), "same"),
        (person("Nora Quill", profiles=("linkedin.com/in/nora",)), "same"),
        (person("Nora Quill", **here), "same"),
        (person("Nora Quill"), "unsure"),
        (person("N. Quill", **here), "unsure"),
        (person("Quill, Norah", **here), "unsure"),
        (person("Quill Nora", **here), "unsure"),
        (person("Zoe Baker", "nora@harbor.example"), "unsure"),
    ]:
        assert of_person(fact) == [(nora.pk, verdict)]


@pytest.mark.parametrize(
    "fact", [person("N. Quill"), person("Zoe Baker", "info@harbor.example"), person(""), person("…")]
)
def test_other_people_are_not(nora, fact):
    assert of_person(fact) == []
    fact.firms = (nora.firm.pk,)
    assert of_person(fact) == ([(nora.pk, "unsure")] if "Quill" in fact.name else [])


def test_a_firm_that_could_be_the_one_leads_to_its_people(nora, harbor):
    known = Known()
    fact = firm("Harbor Search Group")
    assert of_firm(fact, known) == [(harbor.pk, "unsure")]
    short = person("Norah Quill", firms=(fact.id,), firm_names=(fact.name,))
    assert of_person(short, known) == [(nora.pk, "unsure")]
    assert of_person(short) == []


def test_a_name_that_several_bear_leads_to_nobody_elsewhere(nora):
    fact = person("Nora Quill", "nora@lagoon.example", firms=("elsewhere",))
    assert of_person(fact) == [(nora.pk, "unsure")]
    make_recruiter("Nora Quill"), make_recruiter("Nora Quill")
    assert of_person(fact) == []
    assert {verdict for _, verdict in of_person(person("Nora Quill"))} == {"unsure"}


def test_private_people(seeker, coach):
    mine = make_recruiter("Nora Quill", owner=seeker, email="nora@harbor.example")
    for owner, found in ((seeker, [(mine.pk, "same")]), (coach, []), (None, [])):
        assert of_person(person("Nora Quill", "nora@harbor.example"), Known(owner)) == found


def test_what_many_keep_privately_hides_nobody(nora, harbor, seeker, coach):
    for number in range(60):
        make_firm("Harbor Search", owner=coach, website=f"https://harbor{number}.example")
        make_recruiter("Nora Quill", firm=harbor, owner=coach, email="nora@harbor.example")
    assert of_person(person("Nora Quill", "nora@harbor.example"), Known(seeker)) == [(nora.pk, "same")]
    assert of_person(person("N. Quill", firms=(harbor.pk,)), Known(seeker)) == [(nora.pk, "unsure")]
    assert of_firm(firm("Harbor Search, Limited"), Known(seeker)) == [(harbor.pk, "same")]


def test_people_of_the_list_itself(db):
    known = Known()
    nora = person("Nora Quill", "nora@harbor.example", phones=("+35312345678",), firms=("harbor",))
    bare = person("Zoe Baker")
    known.learn_people([nora, bare])
    for fact, verdict in [
        (person("Nora Quill", "nora@harbor.example"), "same"),
        (person("Nora Quill", firms=("harbor",)), "same"),
        (person("Norah Quill", firms=("harbor",)), "unsure"),
        (person("Nora Quill", phones=("+35312345678",)), "same"),
    ]:
        assert of_person(fact, known) == [(nora.id, verdict)]
    assert of_person(person("Nora Quill", "nq@lagoon.example", firms=("lagoon",)), known) == []
    assert of_person(person("Zoe Baker", "zoe@lagoon.example"), known) == [(bare.id, "unsure")]


def test_the_number_of_queries_does_not_grow(nora, harbor):
    def queries(count):
        known = Known()
        firms = [firm(f"Harbr Search {chr(97 + number % 26) * 6} Ltd", domain="x.example") for number in range(count)]
        people = [
            person(f"Nora Quill {number}", f"n{number}@x.example", phones=(f"+3531{number:07}",), firms=(harbor.pk,))
            for number in range(count)
        ]
        with CaptureQueriesContext(
            connection,
        ) as of_firms:
            known.firms(firms)
        with CaptureQueriesContext(connection) as of_people:
            known.people(people)
        return len(of_firms), len(of_people)

    few, many = queries(5), queries(2000)
    assert few == many
    assert few[0] <= 14
    assert few[1] <= 12
