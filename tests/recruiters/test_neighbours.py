"""What lies next to what: the file is data, loaded twice without change; the fit gives half for it."""

import pytest
from django.core.management import call_command

from recruiters.fit import match
from recruiters.models import Neighbours, Specialty
from recruiters.nearness import Nearness
from recruiters.neighbouring import load_neighbours, starter_neighbours
from recruiters.starter import starter_specialties

FILE = Nearness((axis, [code, *also], near) for axis, code, also, near in starter_neighbours())


def places(text):
    return FILE.places(Specialty.objects.codes_in(text))


@pytest.mark.once
@pytest.mark.parametrize(
    ("axis", "asked", "covered", "expected"),
    [
        ("function", "finance", "finance", "exact"),
        ("function", "finance", "accounting", "adjacent"),
        ("function", "accounting", "finance", "adjacent"),
        ("function", "finance", "software", "miss"),
        ("industry", "banking", "insurance", "adjacent"),
        ("industry", "banking", "automotive", "miss"),
        ("seniority", "vp-head", "c-level-board", "adjacent"),
        ("seniority", "vp-head", "manager", "miss"),
    ],
)
def test_neighbours_along_an_axis(axis, asked, covered, expected):
    assert match({asked}, {covered}, FILE.near[axis]) == expected


@pytest.mark.once
@pytest.mark.parametrize(
    ("asked", "covered", "expected"),
    [
        ("Boston", "Boston, MA", "exact"),
        ("Boston", "Cambridge", "adjacent"),  # of one region
        ("Boston", "Massachusetts", "adjacent"),
        ("Boston, MA", "Worcester, MA", "adjacent"),  # the state beside a city says no more than the city
        ("Boston", "USA", "adjacent"),  # the whole country
        ("United States", "US", "exact"),  # one country by two names
        ("Boston", "Chicago", "miss"),
        ("Dublin, Ireland", "Cork, Ireland", "miss"),
        ("Dublin", "Co. Dublin", "adjacent"),
        ("Dublin", "Éire", "adjacent"),
        ("Leeds", "England", "adjacent"),
        ("Leeds", "Nowhere in particular", "miss"),
        ("", "Cork", "open"),
        ("Cork", "", "generalist"),
    ],
)
def test_places_near_one_another(asked, covered, expected):
    assert match(places(asked), places(covered), FILE.near["place"]) == expected


@pytest.mark.once
def test_the_file_names_what_the_starter_lists_hold():
    known = {(axis, code) for axis, code, *_rest in starter_specialties()}
    lines = [line for line in starter_neighbours() if line[0] not in ("region", "country")]
    assert {(axis, one) for axis, code, _also, near in lines for one in (code, *near)} <= known
    assert {code for axis, code in known if axis == "function"} - {
        one for axis, code, _also, near in lines if axis == "function" for one in (code, *near)
    } == set()


@pytest.mark.django_db
def test_a_second_load_changes_nothing_and_what_an_admin_added_stays(capsys):
    before = list(Neighbours.objects.values())
    call_command("load_specialties")
    assert capsys.readouterr().out.splitlines()[1] == f"neighbours: 0 new, 0 with more codes, {len(before)} same"
    assert list(Neighbours.objects.values()) == before
    finance = Neighbours.objects.get(axis="function", code="finance")
    finance.near = ["legal"]
    finance.save()
    assert load_neighbours(Neighbours)["changed"] == 1
    finance.refresh_from_db()
    assert {"legal", "banking-investments"} <= set(finance.near)
    assert "legal" in Neighbours.objects.nearness().near["function"]["finance"]
