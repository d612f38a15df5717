"""Undoing: everything as before the import, in any order of batches; what was touched since stays, with the reason."""

from datetime import UTC, date, datetime

import pytest

from accounts.models import Act
from imports.inline import take_back
from imports.refusals import ImportRefused
from imports.undoing import undo_chunk
from outreach.acts.merging import merge, undo_merge
from outreach.models import Relationship, SeekerFirm
from recruiters.models import ContactPoint, Firm, Recruiter
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter, make_relationship
from tests.imports.lists import bring
from tests.imports.plans import add_rows, firm, hand, keep, make_batch, person, picture, reasons, undo

pytestmark = pytest.mark.django_db

LATER = datetime(2026, 12, 7, 14, 0, tzinfo=UTC)


def test_what_an_import_made_goes_and_twice_is_once():
    before = picture()
    batch = make_batch()
    desk = [["email", "jobs@oak.example"]]
    contacts = [["email", "ana@oak.example"]]
    add_rows(batch, {"firm": firm("Oak"), "desk": desk, "person": person("Ana"), "contacts": contacts})
    add_rows(batch, {"firm": {"ref": 1}, "person": person("Bo")})
    keep(batch)
    assert undo(batch, LATER, size=1) == 2
    assert picture() == before
    assert undo(batch, LATER) == 0
    assert reasons(batch) == {}
    assert [row.undone_at for row in batch.rows.all()] == [LATER, LATER]


def test_values_are_put_back_where_they_are_still_as_written():
    ana = make_recruiter("Ana", email="", title="Associate")
    first, second = make_batch(), make_batch()
    sets = {"title": ["Associate", "Partner"], "place": ["", "Cork"]}
    add_rows(first, {"person": {"id": ana.pk}, "person_set": sets}, verdict="update")
    keep(first)
    add_rows(second, {"person": {"id": ana.pk}, "person_set": {"title": ["Partner", "Boss"]}}, verdict="update")
    keep(second)
    Recruiter.objects.update(place="Galway")
    undo(first)
    ana.refresh_from_db()
    assert (ana.title, ana.place) == ("Boss", "Galway")
    assert sorted(why for row in first.rows.all() for why in row.done["kept"]) == [
        ["changed_since", {"what": "recruiter", "column": "place"}],
        ["written_since", {"what": "recruiter", "column": "title"}],
    ]
    undo(second)  # what stood in the way is gone: the first one's value goes too
    ana.refresh_from_db()
    assert (ana.title, ana.place) == ("Associate", "Galway")


def test_a_record_stays_whole_while_somebody_works_with_it(seeker):
    batch = make_batch()
    contacts = [["email", "ana@oak.example"]]
    add_rows(batch, {"firm": firm("Oak"), "person": person("Ana"), "contacts": contacts})
    add_rows(batch, {"firm": {"ref": 1}, "person": person("Bo")})
    keep(batch)
    ana = Recruiter.objects.get(name="Ana")
    Relationship.objects.create(seeker=seeker, recruiter=ana, firm=ana.firm, made_at=MORNING)
    undo(batch)
    assert (Firm.objects.count(), list(Recruiter.objects.all()), ContactPoint.objects.count()) == (1, [ana], 1)
    assert reasons(batch) == {1: ["in_use", "in_use"]}


def test_a_record_that_was_changed_or_added_to_by_hand_stays():
    batch = make_batch()
    add_rows(batch, {"firm": firm("Oak")}, {"person": person("Ana")}, {"firm": firm("Elm")}, {"firm": firm("Ash")})
    keep(batch)
    Firm.objects.filter(name="Oak").update(phone="1")
    Recruiter.objects.get().add_contact("email", "ana@home.example")
    make_recruiter("Bo", firm=Firm.objects.get(name="Elm"))
    undo(batch)
    assert reasons(batch) == {1: ["changed_since"], 2: ["changed_since"], 3: ["in_use"]}
    assert set(Firm.objects.values_list("name", flat=True)) == {"Oak", "Elm"}


def test_a_record_on_which_a_later_import_wrote_stays_until_that_one_is_undone():
    before = picture()
    first, second = make_batch(), make_batch()
    add_rows(first, {"firm": firm("Oak"), "person": person("Ana")})
    keep(first)
    row = first.rows.get()
    add_rows(second, {"firm": {"id": row.firm_id}, "person": person("Bo")})
    plan = {"firm": {"id": row.firm_id}, "person": {"id": row.recruiter_id}, "contacts": [["email", "a@b.example"]]}
    add_rows(second, plan, verdict="update")
    keep(second)
    undo(first)
    assert reasons(first) == {1: ["written_since", "written_since"]}
    undo(second)
    assert picture() == before
    assert reasons(first) == {}


def test_a_change_of_firm_type_is_taken_out_and_replayed(seeker):
    relationship = make_relationship(seeker)
    quiet = make_firm()
    before = picture()
    batch = make_batch(kind="firms")
    sets = {"pay_model": ["contingency", "retained"], "name": [relationship.firm.name, "Oak"]}
    add_rows(batch, {"firm": {"id": relationship.firm_id}, "firm_set": sets}, verdict="update")
    add_rows(batch, {"firm": {"id": quiet.pk}, "firm_set": {"engagement": ["unknown", "both"]}}, verdict="update")
    keep(batch)
    undo(batch)
    at = Firm.objects.get(pk=relationship.firm_id)
    (left,) = at.profiles.all()  # a sweep replays by it
    assert (at.pay_model, left.pay_model, left.applied) == ("contingency", "contingency", False)
    at.profiles.all().delete()
    assert picture() == before


# ── A seeker's own list ──


def test_a_list_goes_but_for_what_was_worked_with(seeker):
    before = picture()
    batch = make_batch(seeker)
    mine = {"stage": "awaiting", "last_contact": "2026-11-20"}
    add_rows(batch, *({"firm": firm(f"Oak {n}"), "person": person(f"Ana {n}"), "mine": mine} for n in range(4)))
    keep(batch)
    assert SeekerFirm.objects.count() == 4
    worked = Relationship.objects.get(name_key="ana 2")
    worked.log_interaction(by(seeker, LATER), direction="in", channel="email")
    undo(batch, LATER)
    kept = Relationship.objects.get()
    assert (kept, kept.stage, kept.history.get().kind) == (worked, "talking", "interaction")
    assert (Firm.objects.get().name, Recruiter.objects.get().name) == ("Oak 2", "Ana 2")
    assert reasons(batch) == {3: ["in_use", "in_use", "in_use"]}
    act = Act.objects.get(pk=batch.act_id)
    assert act.undone_at == LATER
    assert picture() != before


def test_a_list_is_undone_piece_by_piece_and_the_act_with_the_last(seeker):
    batch = make_batch(seeker)
    add_rows(batch, *({"person": person(f"Ana {n}")} for n in range(2)))
    keep(batch)
    batch.refresh_from_db()
    undo_one = list(batch.rows.order_by("-number"))
    undo_chunk(batch, hand(), undo_one[:1])
    assert Relationship.objects.visible_to(seeker).count() == 1
    assert Act.objects.get(pk=batch.act_id).undone_at is None
    undo_chunk(batch, hand(), undo_one[1:])
    assert Relationship.objects.count() == 0
    assert Act.objects.get(pk=batch.act_id).undone_at == MORNING


def test_a_message_that_was_corrected_is_void_and_its_correction_stays(seeker):
    relationship = make_relationship(seeker, "Ana")
    batch = make_batch(seeker)
    add_rows(
        batch, {"person": {"id": relationship.recruiter_id}, "mine": {"last_contact": "2026-11-20"}}, verdict="update"
    )
    keep(batch)
    relationship.correct(by(seeker), relationship.history.get(), note="It was a call")
    undo(batch)
    rows = relationship.history.order_by("pk")
    assert [(row.void, row.note) for row in rows] == [(True, ""), (False, "It was a call")]
    relationship.refresh_from_db()
    assert relationship.last_contact_on == date(2026, 11, 20)


def test_two_moves_are_undone_oldest_first(seeker):
    relationship = make_relationship(seeker, "Ana")
    first, second = make_batch(seeker), make_batch(seeker)
    for batch, name in ((first, "Oak"), (second, "Elm")):
        was = relationship.recruiter.affiliations.get(ended_on=None).pk
        moves = {"from": was, "to": firm(name), "on": "2026-11-16"}
        add_rows(batch, {"person": {"id": relationship.recruiter_id}, "moves": moves}, verdict="moved")
        keep(batch)
    at = relationship.firm
    undo(first)
    relationship.refresh_from_db()
    assert relationship.firm.name == "Elm"
    undo(second)
    relationship.refresh_from_db()
    assert (relationship.firm, relationship.history.count()) == (at, 0)


def test_what_a_merge_kept_goes_once_the_merge_is_undone(admin):
    batches = [
        bring(admin, f"Recruiter,Agency,Email\n{name},{firm},{email}\n")
        for name, firm, email in [("Ada Ames", "Elm", "ada@elm.example"), ("Al Oakes", "Oak", "al@oak.example")]
    ]
    keep_, gone = Recruiter.objects.people().order_by("name")
    made = merge(by(admin), "recruiter", keep_, gone, {})
    for batch in batches:
        take_back(by(admin), lambda: LATER, batch)
        assert "merged_since" in [why for row in batch.rows.all() for why, _ in row.done["kept"]]
    undo_merge(made, by(admin))
    for batch in batches:
        take_back(by(admin), lambda: LATER, batch)
    assert not Recruiter.objects.exists()
    assert not Firm.objects.exists()
    with pytest.raises(ImportRefused):
        take_back(by(admin), lambda: LATER, batches[0])
