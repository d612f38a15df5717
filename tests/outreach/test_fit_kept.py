"""The fit that lists filter and sort by: reckoned for new people, after a change of the brief, and once a day."""

from datetime import timedelta

import pytest

from outreach import sweeps
from outreach.acts import fitting
from outreach.acts.settings import change_brief
from outreach.models import JobSearch, Relationship
from outreach.models.fits import fits_of
from recruiters.models import Specialty
from tests.cast import MORNING, by
from tests.factories import make_firm, make_relationship, make_search

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def specialty(code):
    return Specialty.objects.get_or_create(axis="function", code=code, defaults={"name": code.title()})[0]


def fits():
    return dict(Relationship.objects.values_list("recruiter__name", "fit"))


@pytest.fixture
def people(seeker):
    search = make_search(seeker, places="")
    search.specialties.add(specialty("finance"))
    make_relationship(seeker, "Fay Finance").recruiter.specialties.add(specialty("finance"))
    make_relationship(seeker, "Gil Generalist")
    make_relationship(seeker, "Lou Law").recruiter.specialties.add(specialty("legal"))
    return search


def test_new_people_are_reckoned_and_then_left(people, seeker):
    assert set(fits().values()) == {None}
    sweeps.fits(MORNING)
    found = fits()
    assert found["Fay Finance"] > found["Gil Generalist"] > found["Lou Law"] >= 0
    assert sweeps.fits(MORNING) == 0
    make_relationship(seeker, "New Nina")
    sweeps.fits(MORNING)
    assert fits()["New Nina"] == found["Gil Generalist"]


def test_a_changed_brief_is_reckoned_at_once_and_the_directory_once_a_day(people, seeker):
    sweeps.fits(MORNING)
    change_brief(by(seeker), JobSearch.objects.get(), specialties=[specialty("legal").pk])
    sweeps.fits(MORNING)
    assert fits()["Lou Law"] > fits()["Fay Finance"]
    Relationship.objects.get(recruiter__name="Gil Generalist").recruiter.specialties.add(specialty("legal"))
    sweeps.fits(MORNING + timedelta(hours=23))
    assert fits()["Gil Generalist"] < fits()["Lou Law"]
    sweeps.fits(MORNING + timedelta(hours=24))
    assert fits()["Gil Generalist"] == fits()["Lou Law"]


def test_without_a_search_there_is_no_fit(people, seeker, stranger):
    make_relationship(stranger, "Of the stranger")
    sweeps.fits(MORNING)
    assert fits()["Of the stranger"] == -1
    assert fits()["Fay Finance"] > 0
    people.land(by(seeker))
    sweeps.fits(MORNING)
    assert set(fits().values()) == {-1}
    assert JobSearch.objects.get().fits_due_at is None
    make_search(seeker)
    sweeps.fits(MORNING)
    assert fits()["Fay Finance"] >= 0
    assert sweeps.fits(MORNING) == 0


def test_whoever_moves_is_reckoned_anew(people, seeker):
    sweeps.fits(MORNING)
    firm = make_firm("Finance House")
    firm.specialties.add(specialty("finance"))
    moving = Relationship.objects.get(recruiter__name="Gil Generalist")
    before = moving.fit
    moving.move_to(by(seeker), firm)
    sweeps.fits(MORNING)
    assert fits()["Gil Generalist"] > before


def test_a_brief_that_changes_while_it_is_reckoned_is_reckoned_again(people, seeker, monkeypatch):
    def changed_meanwhile(*args):
        if not changes:
            changes.append(change_brief(by(seeker), people, specialties=[specialty("legal").pk]))
        return fits

    changes, fits = [], fits_of(seeker, Relationship.objects.all())
    monkeypatch.setattr(fitting, "fits_of", changed_meanwhile)
    sweeps.fits(MORNING)
    monkeypatch.undo()
    sweeps.fits(MORNING)
    found = dict(Relationship.objects.values_list("recruiter__name", "fit"))
    assert found["Lou Law"] > found["Fay Finance"]
