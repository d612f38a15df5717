"""People at firms: where they work now, moves that keep history, addresses kept once."""

from datetime import date

import pytest

from recruiters.models import ContactPoint, Recruiter
from tests.factories import make_firm, make_recruiter

pytestmark = pytest.mark.django_db

MOVED = date(2026, 11, 2)


def test_a_move_ends_the_former_affiliation_and_keeps_it():
    former, new = make_firm("Kestrel"), make_firm("Merlin")
    person = make_recruiter("Priya Raman", firm=former)
    person.move_to(new, MOVED, title="Partner")
    assert Recruiter.objects.get().firm == new
    assert list(person.affiliations.order_by("pk").values_list("firm__name", "started_on", "ended_on", "title")) == [
        ("Kestrel", None, MOVED, ""),
        ("Merlin", MOVED, None, "Partner"),
    ]


def test_moving_twice_to_one_firm_changes_nothing():
    person, new = make_recruiter(), make_firm()
    first = person.move_to(new, MOVED)
    assert person.move_to(new, date(2026, 11, 9)) == first
    assert person.affiliations.count() == 2


def test_and_back_again():
    former = make_firm()
    person = make_recruiter(firm=former)
    person.move_to(make_firm(), MOVED)
    person.move_to(former, date(2026, 11, 9))
    assert Recruiter.objects.get().firm == former
    assert person.affiliations.count() == 3


@pytest.mark.parametrize(
    ("kind", "one", "same"),
    [
        ("email", "Ann@Lee.example", "ann@lee.EXAMPLE"),
        ("phone", "+353 1 496 0123", "+35314960123"),
        ("profile", "https://www.linkedin.com/in/annlee/", "linkedin.com/in/annlee"),
    ],
)
def test_an_address_is_kept_once(kind, one, same):
    person = make_recruiter(email="")
    person.add_contact(kind, one)
    person.add_contact(kind, same)
    person.add_contact(kind, "")
    assert ContactPoint.objects.get().value == one


def test_a_firm_has_one_desk_with_its_general_address():
    firm = make_firm("Kestrel", email="desk@kestrel.example")
    desk = Recruiter.objects.desk_of(firm)
    assert Recruiter.objects.desk_of(firm) == desk
    assert desk not in Recruiter.objects.people()
    assert desk.contact_points.get().value == "desk@kestrel.example"
