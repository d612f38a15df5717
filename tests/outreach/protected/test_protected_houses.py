"""Whatever ties a firm to a protected employer counts, and at once: domains, other names, several hands, new names."""

import pytest

from outreach.acts.employers import edit
from outreach.models import Employer, Exclusion
from outreach.models.protecting import answers_at_employer
from outreach.sweeps import directory_changes, protected_lists
from tests.cast import MORNING, by
from tests.factories import make_firm, make_relationship

from .reading import standing

pytestmark = pytest.mark.django_db


def swept():
    directory_changes(MORNING)
    protected_lists(MORNING)


def take_over(firm, heir):
    firm.succeeded_by, firm.succeeded_on = heir, MORNING.date()
    firm.save()


@pytest.fixture
def otto(outside):
    swept()
    assert standing(outside)[0] == "listed"
    return outside


def test_a_firm_taken_over_by_one_with_the_employers_web_address(seeker, search, otto):
    take_over(otto.firm, make_firm("HD Talent", website="https://halden.example"))
    swept()
    assert standing(otto) == ("paused", True)


def test_a_firm_that_comes_to_the_employer_over_two_hands(seeker, search, otto):
    between = make_firm("Osprey")
    take_over(otto.firm, between)
    swept()
    assert standing(otto)[0] == "listed"
    take_over(between, make_firm("Halden Diagnostics"))
    swept()
    assert standing(otto) == ("paused", True)


def test_a_firm_whose_heir_gets_the_employers_name(seeker, search, otto):
    heir = make_firm("Osprey")
    take_over(otto.firm, heir)
    swept()
    heir.name = "Halden Diagnostics"
    heir.save()
    swept()
    assert standing(otto) == ("paused", True)


@pytest.mark.parametrize("change", ["trading name", "taken over"])
def test_a_change_of_an_excluded_firm_concerns_others_on_the_list(seeker, search, otto, change):
    excluded = make_firm("Osprey")
    Exclusion.make(by(seeker), seeker, "firm", firm=excluded)
    swept()
    assert standing(otto)[0] == "listed"
    if change == "taken over":
        take_over(excluded, otto.firm)
    else:
        excluded.trading_names = ["Harrier"]
        excluded.save()
    swept()
    assert standing(otto) == ("paused", True)


def test_a_person_who_gets_an_excluded_name(seeker, search, otto):
    Exclusion.make(by(seeker), seeker, "person", name="Ida Inside")
    swept()
    otto.recruiter.name = "Ida Inside"
    otto.recruiter.save()
    directory_changes(MORNING)
    assert standing(otto) == ("paused", True)


def test_a_person_who_gets_an_address_at_the_employer(seeker, search, otto):
    otto.recruiter.add_contact("phone", "+1 617 555 0123")
    directory_changes(MORNING)
    assert standing(otto)[0] == "listed"
    otto.recruiter.add_contact("email", "otto@halden.example")
    directory_changes(MORNING)
    assert standing(otto) == ("paused", True)


@pytest.mark.parametrize(
    "group", [{"aliases": ["Halden Diagnostics"], "domain": ""}, {"aliases": [], "domain": "halden.example"}],
    ids=["name", "address"],
)  # fmt: skip
def test_an_employer_that_belongs_to_the_own_one_by_another_name_or_its_address(seeker, search, outside, group):
    tomas = make_relationship(seeker, "Tomás Herrera", firm=make_firm("Vale"))
    for one, key, name in ((outside, "a", "Tristan"), (tomas, "b", "HD Group")):
        one.record_submission(by(seeker), key=key, state="proposed", employer=name, role="VP Finance")
    parent = Employer.objects.get(name="HD Group")
    edit(by(seeker), parent, name="HD Group", parent=None, **group)
    edit(by(seeker), Employer.objects.get(name="Tristan"), name="Tristan", aliases=[], domain="", parent=parent)
    found = answers_at_employer(seeker, Employer.objects.get(name="Tristan").facts)
    assert [answer.rule for answer in found] == ["own_employer"]
