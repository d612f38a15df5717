"""The starter specialties: loaded by a migration, again by a command, found by what people call them."""

import pytest
from django.core.management import call_command

from common.text import fold
from recruiters.models import Specialty
from recruiters.starter import load_specialties, starter_specialties

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(db):
    load_specialties(Specialty)


def test_three_lists_are_there(loaded):
    by_axis = [Specialty.objects.filter(axis=axis).count() for axis in ("function", "industry", "seniority")]
    assert by_axis == [39, 29, 7]  # 38 functions of the list, audit and tax being two


def test_the_second_load_changes_nothing(loaded, capsys):
    before = list(Specialty.objects.values())
    call_command("load_specialties")
    assert capsys.readouterr().out.splitlines()[0] == "0 new, 0 with more aliases, 75 same"
    assert list(Specialty.objects.values()) == before


def test_what_an_admin_wrote_stays(loaded):
    audit = Specialty.objects.get(code="audit")
    audit.name, audit.aliases = "Auditing", ["big four audit"]
    audit.save()
    Specialty.objects.get(code="tax").delete()
    assert load_specialties(Specialty)["new"] == 1
    audit.refresh_from_db()
    assert audit.name == "Auditing"
    assert {"big four audit", "internal audit"} <= set(audit.aliases)


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("CPA", {"accounting"}),
        ("Controller", {"accounting"}),
        ("DevOps", {"infrastructure"}),
        ("SRE", {"infrastructure"}),
        ("fp&a", {"finance"}),
        ("HR", {"human-resources"}),
        ("biz dev", {"sales"}),
        ("Finance & Accounting", {"finance", "accounting"}),
        ("health care", {"hospitals-care"}),
        ("VP", {"vp-head"}),
        ("Internal Audit", {"audit"}),
    ],
)
def test_aliases_find_their_place(loaded, said, codes):
    assert {specialty.code for specialty in Specialty.objects.by_alias()[fold(said)]} == codes


def test_words_that_mean_nothing_find_nothing(loaded):
    assert "general recruitment" not in Specialty.objects.by_alias()


def test_no_alias_stands_twice_on_one_axis_by_accident():
    for axis, code, name, aliases, _rank in starter_specialties():
        folded = [fold(alias) for alias in aliases]
        assert len(set(folded)) == len(folded), (axis, code, name)


def test_places_are_made_when_named_first(loaded):
    cork = Specialty.objects.place("Cork")
    assert Specialty.objects.place("  CÓRK".strip()) == cork
    assert [place.name for place in Specialty.objects.places_in("Cork; Dún Laoghaire, / ,")] == [
        "Cork",
        "Dún Laoghaire",
    ]
