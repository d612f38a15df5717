"""A record's page says which source wrote a value, and when; what was changed since is not told."""

import pytest
from django.urls import reverse

from tests.factories import make_firm, make_recruiter, make_relationship

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def written(value, batch="abc"):
    return {"value": value, "from": "Agency book 2026", "on": "2026-11-12", "batch": batch}


def firm_page(client, firm):
    return client.get(reverse("outreach:firm", args=[firm.public_id])).content.decode()


def test_a_firm_says_where_its_values_come_from(seeker, admin, signed_in):
    provenance = {"places": written("Boston"), "email": written("desk@kestrel.example")}
    firm = make_firm("Kestrel", places="Boston", email="hello@kestrel.example", provenance=provenance)
    page = firm_page(signed_in(seeker), firm)
    assert "Where this comes from" in page
    assert "Agency book 2026" in page
    assert "<dd>Places <small>" in page  # the address was changed since
    link = reverse("imports:batch", args=["abc"])
    assert link not in page
    assert link in firm_page(signed_in(admin), firm)
    assert "Where this comes from" not in firm_page(signed_in(seeker), make_firm("Typed by hand"))


def test_a_recruiter_does_too_and_its_owner_finds_the_import(seeker, signed_in):
    relationship = make_relationship(seeker, "Priya Raman", owner=seeker)
    recruiter = relationship.recruiter
    recruiter.title, recruiter.provenance = "Partner", {"title": written("Partner")}
    recruiter.save()
    page = signed_in(seeker).get(reverse("outreach:relationship", args=[relationship.public_id])).content.decode()
    assert "Agency book 2026" in page
    assert reverse("imports:batch", args=["abc"]) in page
    assert make_recruiter("Typed by hand").provenance == {}
