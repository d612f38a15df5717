"""Each rule of the confidential guard by the sentence that someone reads who writes there. Source: domain.md section 5.

The rules' borders stand in tests/outreach/guards/test_confidential_rules.py.
"""

import html

import pytest
from django.urls import reverse

from outreach.models import Exclusion, ResumeVersion, SeekerFirm
from tests.cast import by
from tests.factories import make_firm, make_relationship, make_search
from tests.outreach.scenes import nov

from .reading import EMPLOYER

pytestmark = pytest.mark.django_db
SURE = "You protected {}: make sure that this is another one."


def at(seeker, name, **said):
    return make_relationship(seeker, "Ida Inside", firm=make_firm(name, **said))


@pytest.fixture
def read(nora, seeker):
    def reader(relationship, door="write", asked="text=own"):
        address = reverse(f"outreach:{door}", args=[relationship.public_id])
        return html.unescape(nora.get(f"{address}?{asked}").content.decode())

    return reader


def blocked(page):
    """No way out is offered, and none past it."""
    ways = page.split('id="ways"')[1]
    return "mailto:" not in ways and "Write anyway" not in ways


def test_the_present_employer(read, seeker, search):
    page = read(at(seeker, "Halden-Diagnostics Inc."))
    assert (
        "Halden-Diagnostics Inc. is your employer, and your search is confidential, so nothing goes there. "
        "Is it another firm? Correct it under Protected."
    ) in page
    assert blocked(page)


def test_nothing_is_kept_from_anyone_in_an_open_search(read, seeker):
    make_search(seeker, **EMPLOYER | {"confidential": False})
    assert "is your employer" not in read(at(seeker, "Halden Diagnostics"))


def test_an_affiliate_of_the_employer(read, seeker, search):
    Exclusion.make(by(seeker), seeker, "affiliate", name="Tristan Medical")
    page = read(at(seeker, "Tristan Medical"))
    assert "Tristan Medical belongs to your employer (you protected Tristan Medical), so nothing goes there." in page
    assert blocked(page)


def test_an_excluded_employer(read, seeker, search):
    Exclusion.make(by(seeker), seeker, "employer", name="Acme")
    page = read(at(seeker, "ACME"))
    assert "You keep your search from Acme, and this is ACME, so nothing goes there." in page
    assert blocked(page)


def test_an_excluded_firm(read, seeker, search):
    one = at(seeker, "Kestrel")
    Exclusion.make(by(seeker), seeker, "firm", firm=one.firm)
    page = read(one)
    assert "You keep your search from Kestrel, so nothing goes to Kestrel." in page
    assert blocked(page)


def test_an_excluded_person(read, seeker, search):
    one = at(seeker, "Kestrel")
    Exclusion.make(by(seeker), seeker, "person", recruiter=one.recruiter)
    page = read(one)
    assert "You keep your search from this person, so nothing goes to them. Choose someone else" in page
    assert blocked(page)


def test_an_address_that_is_read_at_the_employer(read, seeker, search):
    page = read(make_relationship(seeker, "Jo", email="jo@mail.halden.example"))
    assert "An address at halden.example is read at Halden Diagnostics, which you protected, so nothing goes" in page
    assert blocked(page)


@pytest.mark.parametrize(
    ("protected", "firm", "words"),
    [
        pytest.param(
            {"name": "Tristan Medical GmbH"}, {"name": "Tristan Medical Ltd"},
            "Tristan Medical Ltd has the name of Tristan Medical GmbH, with another legal form.", id="legal form",
        ),
        pytest.param(
            {"name": "Tristan Medical", "domain": "tristan.example"},
            {"name": "Tristan Medical", "website": "https://tristan-search.example"},
            "Tristan Medical has the name of Tristan Medical, with another web address.", id="web address",
        ),
        pytest.param(
            {"name": "Tristan Medical"}, {"name": "Tristan"},
            "One of the names Tristan and Tristan Medical begins with the other.", id="short name",
        ),
        pytest.param(
            {"name": "Meridian Devices"}, {"name": "Meridian Devises"},
            "The names Meridian Devises and Meridian Devices are nearly the same.", id="near name",
        ),
    ],
)  # fmt: skip
def test_one_that_may_be_protected_is_warned_of(read, seeker, search, protected, firm, words):
    Exclusion.make(by(seeker), seeker, "affiliate", **protected)
    page = read(at(seeker, firm.pop("name"), **firm))
    assert f"{words} {SURE.format(protected['name'])}" in page
    assert "Write anyway" in page
    assert "so nothing goes there" not in page


def test_one_that_was_taken_over_by_a_protected_one(read, seeker, search):
    """Its parent is protected: it is that house, whatever its own name."""
    Exclusion.make(by(seeker), seeker, "affiliate", name="Tristan Medical")
    firm = make_firm("Small Labs", succeeded_by=make_firm("Tristan Medical"), succeeded_on=nov(1))
    page = read(make_relationship(seeker, "Ida Inside", firm=firm))
    assert "Small Labs belongs to your employer (you protected Tristan Medical), so nothing goes there." in page
    assert blocked(page)


def test_a_firm_that_works_for_the_employer_is_warned_of(read, seeker, search, outside):
    SeekerFirm.of(seeker, outside.firm).note_down(by(seeker), notes="", flags=["client"])
    page = read(outside)
    assert "You noted that Harrier works for Halden Diagnostics, your employer. Ask for discretion before" in page
    assert "Write anyway" in page


def test_a_resume_that_names_the_seeker_is_a_hint(read, seeker, search, outside):
    resume = ResumeVersion.objects.create(seeker=seeker, number=4, made_on=nov(1))
    words = "Your search is confidential, and résumé 4 is not marked as blind. Send one without your name"
    assert words in read(outside, "file")
    resume.mark_blind(by(seeker), True)
    assert words not in read(outside, "file")
