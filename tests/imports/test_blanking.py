"""Lists follow an objection: rows are blanked in place, undo brings nothing back, keeping takes nobody in."""

import json
from datetime import timedelta

import pytest

from imports.models import ImportBatch, ImportRow
from imports.planning import plan_again
from imports.steps import work
from imports.sweeps import rows_blanked
from outreach import sweeps
from outreach.acts.objection import uphold
from outreach.models import Relationship
from recruiters.models import ContactPoint, Firm, Objection, Recruiter
from tests.cast import MORNING, by
from tests.factories import make_recruiter

from .lists import PEOPLE, bring, counts, without

pytestmark = pytest.mark.django_db
LATER = MORNING + timedelta(minutes=5)
SAID = ("Priya", "Raman", "priya", "5550101", "555 0101", "Partner")


@pytest.fixture(autouse=True)
def _now(morning):
    pass


def object_to(recruiter, admin):
    """An objection that came and was upheld; the sweeps are still to come."""
    uphold(by(admin), Objection.objects.create(recruiter=recruiter, said_on=MORNING.date(), told_by=admin))


def priya():
    return Recruiter.objects.get(name="Priya Raman", owner=None)


def told(*batches):
    """The words of theirs that rows and batches still tell, and their files."""
    rows = ImportRow.objects.filter(batch__in=batches).values()
    text = json.dumps([*rows, *ImportBatch.objects.filter(pk__in=[one.pk for one in batches]).values()], default=str)
    for batch in ImportBatch.objects.filter(pk__in=[one.pk for one in batches]).exclude(file=""):
        text += batch.file.read().decode()
    return [word for word in SAID if word in text]


def fresh(batch):
    return ImportBatch.objects.get(pk=batch.pk)


def go_on(batch, at=LATER):
    work(batch.pk, lambda: at)
    return fresh(batch)


def test_rows_that_were_kept_are_blanked_with_their_file(admin):
    batch = bring(admin, PEOPLE)
    gone = priya()
    assert told(batch)
    object_to(gone, admin)
    assert rows_blanked(MORNING) == 1
    row = batch.rows.get(number=1)
    assert (row.recruiter, row.firm, row.verdict, row.kept_at) == (gone, gone.firm, "suppressed", MORNING)
    assert (row.cells, row.values) == ([], {})
    assert told(batch) == []
    assert batch.rows.get(number=2).cells != []
    assert rows_blanked(MORNING) == 0


def test_it_goes_on_until_nobody_can_write_what_was_read_before(admin):
    bring(admin, PEOPLE)
    gone = priya()
    object_to(gone, admin)
    for at, blanked_at in ((MORNING, None), (LATER, LATER)):
        rows_blanked(at)
        gone.refresh_from_db()
        assert gone.blanked_at == blanked_at
    assert rows_blanked.find(LATER) == []


def test_what_a_list_changed_on_them_is_forgotten_and_not_put_back(admin):
    bring(admin, without(PEOPLE, "Title", "Phone"))
    batch = bring(admin, PEOPLE)
    row = batch.rows.get(number=1)
    assert [entry[:3] for entry in row.done["set"]] == [["recruiter", priya().pk, "title"]]
    gone = priya()
    object_to(gone, admin)
    rows_blanked(MORNING)
    assert told(batch) == []
    batch.undo(by(admin))
    assert go_on(batch).state == "undone"
    gone.refresh_from_db()
    assert (gone.shown_name, gone.name, gone.title, gone.provenance) == ("Not available", "", "", {})
    assert not gone.contact_points.exists()


@pytest.mark.parametrize("swept", [True, False])
def test_undo_takes_back_all_but_them(admin, swept):
    batch = bring(admin, PEOPLE)
    gone = priya()
    object_to(gone, admin)
    if swept:
        rows_blanked(MORNING)
    batch.undo(by(admin))
    assert go_on(batch).state == "undone"
    assert list(Recruiter.objects.people().values_list("pk", "name")) == [(gone.pk, "")]
    assert list(Firm.objects.values_list("name", flat=True)) == ["Kestrel Search"]
    assert not ContactPoint.objects.filter(recruiter=gone).exists()
    assert ["suppressed", {"what": "recruiter"}] in batch.rows.get(number=1).done["kept"]
    rows_blanked(LATER)
    assert told(batch) == []


def test_a_seekers_list_that_knows_them_from_the_directory(admin, seeker):
    shared = bring(admin, PEOPLE)
    mine = bring(seeker, PEOPLE, kind="my-recruiters")
    gone = priya()
    object_to(gone, admin)
    sweeps.objections(MORNING)
    assert rows_blanked(MORNING) == 2
    assert told(shared, mine) == []
    mine.undo(by(seeker))
    assert go_on(mine).state == "undone"
    left = Relationship.objects.kept().get(seeker=seeker)
    assert (left.recruiter, left.stage, left.recruiter.shown_name) == (gone, "closed", "Not available")


class TestNotKept:
    """Objected to between planning and keeping."""

    def test_who_is_in_the_directory_is_blanked_in_what_waits(self, admin, seeker):
        bring(admin, PEOPLE)
        waiting = [bring(admin, PEOPLE, keep=False), bring(seeker, PEOPLE, kind="my-recruiters", keep=False)]
        object_to(priya(), admin)
        assert rows_blanked(MORNING) == 3
        for batch in map(fresh, waiting):
            row = batch.rows.get(number=1)
            assert (row.verdict, row.cells, row.values, row.plan) == ("suppressed", [], {}, {})
            assert counts(batch)["suppressed"] == 1
            assert "Priya" not in json.dumps(batch.outline)

    @pytest.mark.parametrize("swept", [True, False])
    def test_who_would_be_new_is_not_kept(self, admin, seeker, swept):
        batch = bring(admin, PEOPLE, keep=False)
        mine = bring(seeker, PEOPLE, kind="my-recruiters", keep=False)
        object_to(make_recruiter("P. Raman", email="priya@kestrel.example"), admin)
        if swept:
            assert rows_blanked(MORNING) == 2
        for one, hand in ((batch, by(admin)), (mine, by(seeker))):
            one.keep(hand)
            assert go_on(one, MORNING).state == "done"
        assert not Recruiter.objects.filter(name__contains="Raman").exists()
        assert Recruiter.objects.filter(name="Jon Weber", owner=None).exists()
        assert Relationship.objects.kept().filter(seeker=seeker).count() == 2
        assert not Firm.objects.filter(name="Kestrel Search").exists()
        rows_blanked(LATER)
        assert told(batch, mine) == []

    def test_whose_record_is_meant_is_not_kept(self, admin):
        bring(admin, without(PEOPLE, "Title"))
        batch = bring(admin, PEOPLE, keep=False)
        assert batch.rows.get(number=1).verdict == "update"
        gone = priya()
        object_to(gone, admin)
        batch.keep(by(admin))
        go_on(batch, MORNING)
        gone.refresh_from_db()
        assert (gone.title, gone.contact_points.count()) == ("", 0)
        assert batch.rows.get(number=1).done["kept"] == [["suppressed", {"what": "recruiter"}]]
        rows_blanked(MORNING)
        assert told(batch) == []

    def test_the_firm_comes_with_the_next_row_that_names_it(self, admin):
        batch = bring(admin, PEOPLE, keep=False)
        assert batch.rows.get(number=3).plan["firm"]["ref"] == 2
        object_to(make_recruiter("Jon W.", email="j.weber@cobaltls.example"), admin)
        rows_blanked(MORNING)
        batch.keep(by(admin))
        go_on(batch, MORNING)
        yuki = Recruiter.objects.get(name="Yuki Tanabe")
        assert (yuki.firm.name, Recruiter.objects.filter(name="Jon Weber").exists()) == ("Cobalt Sciences", False)

    def test_a_row_that_only_might_be_theirs_is_compared_without_them(self, admin):
        other = make_recruiter("Yuki Tanaba", email="")
        batch = bring(admin, f"Name,Agency\nYuki Tanabe,{other.firm.name}\n", keep=False)
        row = batch.rows.get()
        assert (row.verdict, [one["id"] for one in row.candidates]) == ("unsure", [other.pk])
        object_to(other, admin)
        assert rows_blanked(MORNING) == 0
        row.refresh_from_db()
        assert (row.verdict, row.candidates, row.plan["person"]["new"]["name"]) == ("new", [], "Yuki Tanabe")
        plan_again(batch, [row], MORNING)
        assert row.verdict == "new"

    def test_a_private_objection_binds_its_seeker_alone(self, seeker, stranger):
        mine = bring(seeker, PEOPLE, kind="my-recruiters", keep=False)
        theirs = bring(stranger, PEOPLE, kind="my-recruiters", keep=False)
        own = make_recruiter("P. Raman", email="priya@kestrel.example", owner=seeker)
        firm = own.firm
        relationship = Relationship.objects.create(seeker=seeker, recruiter=own, firm=firm, made_at=MORNING)
        relationship.opt_out(by(seeker), for_all=True)
        assert rows_blanked(MORNING) == 1
        assert mine.rows.get(number=1).verdict == "suppressed"
        assert theirs.rows.get(number=1).verdict == "new"


def test_who_objected_before_stands_in_nothing_of_a_later_list(admin):
    bring(admin, PEOPLE)
    object_to(priya(), admin)
    waiting = bring(admin, PEOPLE, keep=False)
    assert "Priya" not in json.dumps(waiting.outline)
    assert told(bring(admin, PEOPLE)) == []


def test_rows_of_a_list_that_was_taken_back_are_blanked_too(admin):
    batch = bring(admin, PEOPLE)
    batch.undo(by(admin))
    go_on(batch)
    assert batch.rows.get(number=1).recruiter is None
    object_to(make_recruiter("Priya Raman", email="priya@kestrel.example"), admin)
    assert rows_blanked(MORNING) == 1
    assert told(batch) == []
