"""A seeker's own list: private records, relationships and their history, and nobody else's."""

from datetime import UTC, date, datetime, timedelta

import pytest

from outreach.models import HistoryRow, Relationship, Reminder
from recruiters.models import ContactPoint, Firm
from tests.cast import MORNING, by
from tests.factories import make_recruiter, make_relationship
from tests.imports.plans import add_rows, firm, keep, make_batch, person, reasons

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 12, 7, 14, 0, tzinfo=UTC)


def test_a_spreadsheet_becomes_a_list_of_ones_own(seeker, stranger):
    batch = make_batch(seeker)
    mine = {"stage": "awaiting", "last_contact": "2026-11-20", "tags": ["warm"], "notes": "Met in May", "met": "Fair"}
    add_rows(
        batch,
        {"firm": firm("Oak"), "person": person("Ana"), "contacts": [["email", "a@oak.example"]], "mine": mine},
        {"firm": firm("Elm", email="office@elm.example"), "mine": {"next_step": "2026-11-30"}},
        {"firm": {"ref": 1}, "person": person("Bo")},
    )
    assert keep(batch) == 3
    ana, elm, bo = Relationship.objects.visible_to(seeker).order_by("pk")
    assert (ana.stage, ana.last_contact_on, ana.tags, ana.met) == ("awaiting", date(2026, 11, 20), ["warm"], "Fair")
    assert (ana.firm.name, ana.firm.owner, ana.recruiter.owner, ana.name_key) == ("Oak", seeker, seeker, "ana")
    assert Reminder.objects.get(relationship=ana).kind == "nudge"
    opening = ana.history.get()
    assert (opening.kind, opening.note, opening.occurred_on) == ("opening", "Met in May", date(2026, 11, 23))
    assert (elm.recruiter.is_desk, elm.recruiter.contact_points.get().value) == (True, "office@elm.example")
    assert (elm.stage, elm.due_on) == ("planned", date(2026, 11, 30))
    assert (bo.stage, bo.due_on, bo.stale_on) == ("listed", None, None)
    batch.refresh_from_db()
    assert {one.act for one in (ana, ana.recruiter, ana.firm, opening, bo)} == {batch.act}
    assert (batch.act.kind, batch.act.via, batch.act.seeker) == ("import", "import", seeker)
    assert not Firm.objects.visible_to(stranger).exists()


def test_a_later_list_adds_a_contact_and_a_note_but_moves_no_stage(seeker):
    relationship = make_relationship(seeker, "Ana")
    relationship.log_interaction(by(seeker), direction="in", channel="email", occurred_on=date(2026, 11, 10))
    known = {"id": relationship.recruiter_id}

    def plan(**mine):
        return {"person": known, "mine": {"stage": "closed", "tags": ["warm"], **mine}, "verdict": "update"}

    batch = make_batch(seeker)
    add_rows(
        batch,
        plan(last_contact="2026-11-09"),
        plan(last_contact="2026-11-18", notes="Likes trains"),
        plan(last_contact="2026-11-18", notes="Likes trains"),
        plan(last_contact="2027-01-01"),
    )
    keep(batch)
    relationship.refresh_from_db()
    assert (relationship.stage, relationship.last_contact_on) == ("talking", date(2026, 11, 18))
    assert (relationship.tags, Relationship.objects.count()) == (["warm"], 1)
    added = relationship.history.order_by("pk")[1:]
    assert [(row.kind, row.occurred_on, row.note) for row in added] == [
        ("interaction", date(2026, 11, 18), ""),
        ("note", date(2026, 11, 23), "Likes trains"),
    ]
    assert added[0].data["direction"] == "unknown"
    assert reasons(batch) == {4: ["future"]}
    again = make_batch(seeker)
    add_rows(again, plan(last_contact="2026-11-18", notes="Likes trains"))
    keep(again, at=LATER)
    assert relationship.history.count() == 3


def test_a_shared_person_is_left_as_it_is_and_the_addresses_stay_with_the_seeker(seeker):
    shared = make_recruiter("Ana", email="")
    batch = make_batch(seeker)
    plan = {
        "firm": {"id": shared.firm.pk}, "firm_set": {"phone": ["", "1"]}, "desk": [["email", "x@y.example"]],
        "person": {"id": shared.pk}, "person_set": {"title": ["", "Boss"]}, "contacts": [["email", "a@home.example"]],
    }  # fmt: skip
    add_rows(batch, plan, verdict="update")
    keep(batch)
    shared.refresh_from_db()
    assert (shared.title, shared.firm.phone, ContactPoint.objects.count()) == ("", "", 0)
    assert reasons(batch) == {1: ["shared", "shared"]}
    relationship = Relationship.objects.get()
    assert relationship.recruiter == shared
    assert relationship.history.get(kind="address_found").data == {"kind": "email", "value": "a@home.example"}


def test_strangers_records_and_shared_imports_never_meet(seeker, stranger):
    theirs = make_recruiter("Ana", owner=stranger)
    for batch in (make_batch(), make_batch(seeker)):
        add_rows(batch, {"person": {"id": theirs.pk}, "person_set": {"title": ["", "Boss"]}}, verdict="update")
        keep(batch)
        assert reasons(batch) == {1: ["not_yours"]}
    theirs.refresh_from_db()
    assert (theirs.title, Relationship.objects.count()) == ("", 0)


def test_a_move_in_ones_own_list_moves_the_relationship(seeker):
    relationship = make_relationship(seeker, "Ana", owner=seeker)
    was = relationship.recruiter.affiliations.get()
    batch = make_batch(seeker)
    moves = {"from": was.pk, "to": firm("Oak"), "on": "2026-11-02"}
    add_rows(batch, {"person": {"id": relationship.recruiter_id}, "moves": moves, "verdict": "moved"})
    keep(batch)
    relationship.refresh_from_db()
    assert (relationship.firm.name, relationship.recruiter.firm.name) == ("Oak", "Oak")
    assert relationship.history.get().kind == "moved"


def test_what_an_undo_had_taken_away_comes_back_with_its_own_address(seeker):
    relationship = make_relationship(seeker, "Ana")
    Relationship.objects.update(hidden_at=MORNING - timedelta(days=3))
    batch = make_batch(seeker)
    add_rows(batch, {"person": {"id": relationship.recruiter_id}, "mine": {"stage": "on_file"}})
    keep(batch)
    back = Relationship.objects.visible_to(seeker).get()
    assert (back.public_id, back.stage, HistoryRow.objects.count()) == (relationship.public_id, "on_file", 1)
