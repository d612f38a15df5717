"""The pages on which an objection is told, decided and felt."""

import pytest
from django.urls import reverse

from outreach import sweeps
from outreach.acts.objection import uphold
from recruiters.models import Objection
from tests.cast import MORNING, by
from tests.factories import make_relationship

from .objecting import THEIR_ADDRESS, object_to, state

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def test_the_form_says_who_decides(mine, signed_in, seeker):
    url = reverse("outreach:opt_out", args=[mine.public_id])
    client = signed_in(seeker)
    assert "An admin decides whether" in client.get(url).content.decode()
    assert client.post(url, {"for_all": "on", "how": "By mail", "note": "Mine alone"}).status_code == 303
    assert Objection.objects.get().how == "By mail"


def test_the_form_of_a_private_one_says_that_it_is_final(signed_in, seeker):
    private = make_relationship(seeker, owner=seeker)
    url = reverse("outreach:opt_out", args=[private.public_id])
    page = signed_in(seeker).get(url).content.decode()
    assert "That can't be undone." in page
    assert "How they objected" not in page
    assert signed_in(seeker).post(url, {"for_all": "on"}).status_code == 303


def test_everywhere_it_says_not_available(mine, theirs, admin, stranger, signed_in):
    uphold(by(admin), object_to(mine))
    sweeps.objections(MORNING)
    client = signed_in(stranger)
    firm = mine.firm
    there = reverse("outreach:relationship", args=[theirs.public_id])
    for url in (
        there,
        reverse("outreach:recruiters"),
        reverse("outreach:firm", args=[firm.public_id]),
        reverse("outreach:log", args=[theirs.public_id]),
    ):
        page = client.get(url).content.decode()
        assert "Not available" in page, url
        assert "Weberknecht" not in page, url
    assert "Not available" not in client.get(reverse("recruiters:people")).content.decode()
    add = reverse("outreach:add_recruiter", args=[mine.recruiter.public_id])
    assert client.post(add).status_code == 404
    assert "asked not to be kept" in client.get(there).content.decode()


def test_adding_them_by_hand_is_refused_by_the_field(mine, admin, stranger, signed_in):
    uphold(by(admin), object_to(mine))
    said = {"name": "Jonas W.", "firm": "Elsewhere", "email": THEIR_ADDRESS}
    answer = signed_in(stranger).post(reverse("outreach:add"), said)
    assert answer.status_code == 422
    assert "asked not to be kept here" in answer.content.decode()
    answer = signed_in(stranger).post(reverse("outreach:add"), said | {"email": "other@weber.example"})
    assert answer.status_code == 303


def test_an_admin_can_not_write_them_anew(mine, admin, signed_in):
    uphold(by(admin), object_to(mine))
    url = reverse("outreach:new_person", args=[mine.firm.public_id])
    assert signed_in(admin).post(url, {"name": "Jonas Weberknecht"}).status_code == 422
    assert signed_in(admin).post(url, {"name": "Jonas Weber"}).status_code == 303


def test_a_private_twin_can_still_be_edited_but_takes_no_address_of_theirs(mine, admin, stranger, signed_in):
    twin = make_relationship(stranger, "Jonas Weberknecht", owner=stranger, email="").recruiter
    uphold(by(admin), object_to(mine))
    client, url = signed_in(stranger), reverse("outreach:edit_person", args=[twin.public_id])
    assert client.post(url, {"name": twin.name, "title": "Partner"}).status_code == 303
    assert client.post(url, {"name": twin.name, "email": THEIR_ADDRESS}).status_code == 422


def test_an_admin_decides(mine, admin, signed_in):
    objection = object_to(mine, how="By mail")
    client, listed = signed_in(admin), reverse("recruiters:objections")
    assert "Jonas Weberknecht" in client.get(listed).content.decode()
    url = reverse("recruiters:objection", args=[objection.public_id])
    assert "This can't be undone" in client.get(url).content.decode()
    assert client.post(url, {"decision": "perhaps"}).status_code == 422
    assert client.post(url, {"decision": "uphold"}).status_code == 303
    assert state(objection) == "upholding"
    page = client.get(listed).content.decode()
    assert "Weberknecht" not in page
    assert "Being taken out" in page
    assert client.post(url, {"decision": "set_aside"}).status_code == 303
    assert state(objection) == "upholding"


def test_nobody_else_decides(mine, stranger, seeker, signed_in):
    objection = object_to(mine)
    url = reverse("recruiters:objection", args=[objection.public_id])
    for other in (stranger, seeker):
        assert signed_in(other).get(reverse("recruiters:objections")).status_code == 404
        assert signed_in(other).post(url, {"decision": "uphold"}).status_code == 404
    assert state(objection) == "reported"


def test_a_private_one_is_no_admins_business(seeker, admin, signed_in):
    objection = object_to(make_relationship(seeker, "Pia Privat", owner=seeker))
    assert signed_in(admin).get(reverse("recruiters:objection", args=[objection.public_id])).status_code == 404
    assert "Not available" not in signed_in(admin).get(reverse("recruiters:objections")).content.decode()
