"""A desk is handed over to a person: to somebody known there, or somebody new."""

import pytest
from django.urls import reverse

from outreach.models import Relationship
from recruiters.models import Firm, Recruiter
from tests.factories import make_firm, make_recruiter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def page(seeker, signed_in):
    return signed_in(seeker)


def mine(seeker):
    return Relationship.objects.visible_to(seeker)


@pytest.fixture
def desk(page, seeker):
    firm = make_firm("Kestrel")
    page.post(reverse("outreach:add_firm", args=[firm.public_id]))
    return mine(seeker).get()


def url(relationship):
    return reverse("outreach:hand_over", args=[relationship.public_id])


def test_to_someone_known_there(page, seeker, desk):
    person = make_recruiter("Priya Raman", firm=desk.firm)
    assert "Priya Raman" in page.get(url(desk)).content.decode()
    answer = page.post(url(desk), {"person": person.public_id})
    assert answer.status_code == 303
    assert mine(seeker).get().recruiter == person
    page.post(reverse("outreach:undo", args=[seeker.acts.latest("pk").public_id]))
    assert mine(seeker).get().recruiter.is_desk


def test_a_link_to_the_joined_one_leads_on(page, seeker, stranger, signed_in, desk):
    person = make_recruiter("Priya Raman", firm=desk.firm)
    page.post(reverse("outreach:add_recruiter", args=[person.public_id]))
    page.post(url(desk), {"person": person.public_id})
    old = reverse("outreach:relationship", args=[desk.public_id])
    assert page.get(old).url == reverse("outreach:relationship", args=[mine(seeker).get().public_id])
    assert signed_in(stranger).get(old).status_code == 404
    page.post(reverse("outreach:undo", args=[seeker.acts.latest("pk").public_id]))
    assert page.get(old).status_code == 200


def test_to_someone_new(page, seeker, desk):
    page.post(url(desk), {"person": "", "name": "Ann Lee", "email": "ann@kestrel.example"})
    assert mine(seeker).get().recruiter.name == "Ann Lee"


def test_nobody_chosen_is_said(page, seeker, desk):
    make_recruiter("Priya Raman", firm=desk.firm)
    for said in ({}, {"person": "nobody"}, {"name": "Ann", "email": "wrong"}):
        assert page.post(url(desk), said).status_code == 422
    assert mine(seeker).get().recruiter.is_desk
    assert seeker.acts.count() == 1


def test_a_strangers_private_person_is_no_choice(page, seeker, stranger, desk):
    theirs = make_recruiter("Hidden Person", firm=desk.firm, owner=stranger)
    assert "Hidden Person" not in page.get(url(desk)).content.decode()
    assert page.post(url(desk), {"person": theirs.public_id}).status_code == 422


def test_a_person_is_not_handed_over(page, seeker):
    page.post("/recruiters/add/", {"name": "Ann Lee", "firm": "Lee Search"})
    relationship = mine(seeker).get()
    assert page.get(url(relationship)).status_code == 303


def test_strangers_get_404(desk, signed_in, stranger, admin):
    for other in (stranger, admin):
        assert signed_in(other).post(url(desk), {"name": "Ann"}).status_code == 404
    assert Recruiter.objects.filter(name="Ann").count() == 0
    assert Firm.objects.count() == 1
