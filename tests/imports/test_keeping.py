"""Keeping: plans become records, once, with where each value came from; what no longer fits is left out and said."""

from datetime import UTC, date, datetime

import pytest

from imports.models import Source
from recruiters.models import Affiliation, Firm, Recruiter, Specialty
from recruiters.search import find
from tests.cast import MORNING
from tests.factories import make_firm, make_recruiter, make_relationship
from tests.imports.plans import add_rows, firm, keep, make_batch, person, picture, reasons

pytestmark = pytest.mark.django_db

LATER = datetime(2026, 12, 7, 14, 0, tzinfo=UTC)


def test_a_new_firm_with_two_people(admin):
    software = Specialty.objects.create(axis="function", code="import-software", name="Import software")
    batch = make_batch(source=Source.objects.create(name="Agencies of Ireland"), edition_on=date(2026, 11, 2))
    add_rows(
        batch,
        {
            "firm": firm("Bright Water Ltd", website="https://www.brightwater.example", trading_names=["BW Search"]),
            "firm_specialties": [software.pk],
            "person": person("Ana Lima", first_name="Ana", last_name="Lima", title="Partner"),
            "contacts": [["email", "ana@brightwater.example"], ["phone", "+353 1 555 0101"]],
        },
        {"firm": {"ref": 1}, "person": person("Bo Berg"), "contacts": [["email", "bo@brightwater.example"]]},
    )
    assert keep(batch) == 2
    made = Firm.objects.get(name="Bright Water Ltd")
    assert (made.name_key, made.domain, made.source) == (
        "bright water ltd",
        "brightwater.example",
        "Agencies of Ireland",
    )
    assert made.source_on == date(2026, 11, 2)
    assert made.provenance["website"] == {
        "value": "https://www.brightwater.example", "from": "Agencies of Ireland", "on": "2026-11-02",
        "batch": batch.public_id,
    }  # fmt: skip
    assert list(made.specialties.all()) == [software]
    ana, bo = Recruiter.objects.order_by("pk")
    assert (ana.firm, ana.title, bo.firm) == (made, "Partner", made)
    assert len({made.public_id, ana.public_id, bo.public_id}) == 3
    assert set(ana.contact_points.values_list("kind", "value", "key")) == {
        ("email", "ana@brightwater.example", "ana@brightwater.example"),
        ("phone", "+353 1 555 0101", "+35315550101"),
    }
    assert [one.pk for one in find(Firm.objects.all(), "water").page.rows] == [made.pk]
    assert [one.pk for one in find(Recruiter.objects.all(), "lima").page.rows] == [ana.pk]
    rows = batch.rows.order_by("number")
    assert [(row.firm, row.recruiter, row.kept_at) for row in rows] == [(made, ana, MORNING), (made, bo, MORNING)]
    assert rows[0].done["made"]["recruiter"] == [ana.pk]


def test_keeping_twice_is_keeping_once():
    batch = make_batch()
    rows = add_rows(batch, {"firm": firm("One"), "person": person("Ana")}, {"firm": {"ref": 1}, "person": person("Bo")})
    assert keep(batch, size=1) == 2
    before = picture()
    assert keep(batch) == 0
    assert picture() == before
    assert rows[0].done == {}  # the caller's rows are as they were: keeping reads the database


def test_excluded_undecided_and_wrong_rows_are_left_alone():
    batch = make_batch()
    add_rows(
        batch, {"firm": firm("A"), "verdict": "unsure"}, {"firm": firm("B"), "verdict": "error"}, {"firm": firm("C")}
    )
    batch.rows.filter(number=3).update(excluded=True)
    assert keep(batch) == 0
    assert not Firm.objects.exists()


def test_a_row_that_says_what_is_there_is_only_noted():
    known = make_recruiter("Ana", email="")
    batch = make_batch()
    add_rows(batch, {"firm": {"id": known.firm.pk}, "person": {"id": known.pk}, "verdict": "same"})
    before = picture()
    assert keep(batch) == 1
    assert picture() == before
    row = batch.rows.get()
    assert (row.firm, row.recruiter, row.done) == (known.firm, known, {})


@pytest.mark.parametrize("size", [1, 3])
def test_the_first_kept_row_brings_the_firm_that_an_excluded_one_would_have(size):
    batch = make_batch()
    new = firm("One")
    add_rows(
        batch,
        {"firm": new, "person": person("Ana")},
        {"firm": {"ref": 1, **new}, "person": person("Bo")},
        {"firm": {"ref": 1, **new}, "person": person("Cy")},
        {"firm": {"ref": 1}, "person": person("Di")},
    )
    batch.rows.filter(number=1).update(excluded=True)
    assert keep(batch, size=size) == 3
    made = Firm.objects.get()
    assert [one.firm for one in Recruiter.objects.order_by("pk")] == [made] * 3


def test_a_reference_to_nothing_is_skipped_and_said():
    batch = make_batch()
    add_rows(batch, {"firm": firm("One")}, {"firm": {"ref": 1}, "person": person("Bo")})
    batch.rows.filter(number=1).update(excluded=True)
    assert keep(batch) == 1
    assert reasons(batch) == {2: ["not_brought"]}
    assert not Recruiter.objects.exists()


def test_values_are_set_only_over_what_the_plan_found():
    known = make_recruiter("Ana Lima", email="", title="Associate")
    at = known.firm
    batch = make_batch()
    add_rows(
        batch,
        {
            "firm": {"id": at.pk}, "firm_set": {"phone": ["", "+1 617 555 0101"], "places": ["Cork", "Dublin"]},
            "person": {"id": known.pk}, "person_set": {"title": ["Associate", "Partner"]},
            "contacts": [["email", "ana@lima.example"]],
        },
        verdict="update",
    )  # fmt: skip
    keep(batch)
    at.refresh_from_db()
    known.refresh_from_db()
    assert (at.phone, at.places, known.title) == ("+1 617 555 0101", "", "Partner")
    assert known.provenance["title"]["batch"] == batch.public_id
    assert "places" not in at.provenance
    assert batch.rows.get().done["kept"] == [["changed_meanwhile", {"what": "firm", "column": "places"}]]
    assert known.contact_points.get().key == "ana@lima.example"


def test_a_change_of_firm_type_is_dated_and_a_new_name_is_found(seeker):
    relationship = make_relationship(seeker)
    at = relationship.firm
    batch = make_batch(kind="firms")
    sets = {"pay_model": ["contingency", "retained"], "name": [at.name, "Silver Oak"]}
    add_rows(batch, {"firm": {"id": at.pk}, "firm_set": sets}, verdict="update")
    keep(batch)
    at.refresh_from_db()
    assert (at.pay_model, at.name_key) == ("retained", "silver oak")
    assert [(one.pay_model, one.applied) for one in at.profiles.all()] == [("contingency", True), ("retained", False)]
    assert [one.pk for one in find(Firm.objects.all(), "oak").page.rows] == [at.pk]
    relationship.refresh_from_db()
    assert relationship.firm_key == "silver oak"


def test_a_name_and_domain_that_another_firm_has_are_not_set():
    make_firm("Oak", website="https://oak.example")
    other = make_firm("Oak")
    batch = make_batch(kind="firms")
    sets = {"website": ["", "https://www.oak.example"]}
    add_rows(batch, {"firm": {"id": other.pk}, "firm_set": sets}, verdict="update")
    keep(batch)
    other.refresh_from_db()
    assert (other.website, reasons(batch)) == ("", {1: ["there_already"]})


def test_what_came_meanwhile_is_taken_instead_of_a_double():
    there = make_recruiter("Ana Lima", firm=make_firm("Oak"), email="ana@oak.example")
    batch = make_batch()
    contacts = [["email", "Ana@oak.example"], ["phone", "+1 617 555 0101"]]
    add_rows(batch, {"firm": firm("Oak"), "person": person("Ana Lima"), "contacts": contacts})
    keep(batch)
    assert (Firm.objects.count(), Recruiter.objects.count(), there.contact_points.count()) == (1, 1, 2)
    assert reasons(batch) == {1: ["there_already", "there_already"]}


def test_what_was_archived_meanwhile_is_left_out():
    gone = make_firm("Oak", archived_at=MORNING)
    batch = make_batch()
    add_rows(
        batch,
        {"firm": {"id": gone.pk}, "person": person("Ana")},
        {"firm": firm("Oak"), "person": person("Bo")},
        {"firm": {"id": gone.pk + 99}, "person": person("Cy")},
    )
    assert keep(batch) == 3
    assert reasons(batch) == {1: ["archived"], 2: ["archived"], 3: ["gone"]}
    assert not Recruiter.objects.exists()


def test_further_addresses_of_a_firm_go_to_its_desk():
    batch = make_batch(kind="firms")
    desk = [["email", "jobs@oak.example"], ["email", "office@oak.example"]]
    add_rows(batch, {"firm": firm("Oak", email="office@oak.example"), "desk": desk})
    keep(batch)
    there = Recruiter.objects.get(is_desk=True)
    assert there.firm.name == there.name == "Oak"
    assert {point.value for point in there.contact_points.all()} == {"office@oak.example", "jobs@oak.example"}
    assert Recruiter.objects.desk_of(there.firm) == there


def test_a_move_ends_one_affiliation_and_begins_another():
    ana = make_recruiter("Ana")
    was = ana.affiliations.get()
    batch = make_batch()
    plan = {"person": {"id": ana.pk}, "firm": firm("Oak"), "verdict": "moved"}
    add_rows(batch, plan | {"moves": {"from": was.pk, "to": firm("Oak"), "on": "2026-11-02"}})
    keep(batch)
    was.refresh_from_db()
    now = ana.affiliations.get(ended_on=None)
    assert (was.ended_on, now.firm.name, now.started_on) == (date(2026, 11, 2), "Oak", date(2026, 11, 2))


def test_a_move_that_was_seen_meanwhile_changes_nothing():
    ana, oak = make_recruiter("Ana"), make_firm("Oak")
    was = ana.affiliations.get()
    ana.move_to(make_firm("Elm"), date(2026, 11, 1))
    batch = make_batch()
    moves = {"from": was.pk, "to": {"id": oak.pk}, "on": "2026-11-02"}
    add_rows(batch, {"person": {"id": ana.pk}, "moves": moves, "verdict": "moved"})
    before = Affiliation.objects.count()
    keep(batch)
    assert (Affiliation.objects.count(), reasons(batch)) == (before, {1: ["moved_meanwhile"]})
