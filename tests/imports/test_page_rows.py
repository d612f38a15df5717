"""Rows on the page of an import: decided, mended, left out and taken in, one by one and all of a kind."""


import pytest

from tests.factories import make_firm, make_recruiter

from .batches import make_batch, make_row
from .clicks import post, url
from .lists import PEOPLE, bring

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def unsure(seeker):
    """A row that may be Jonas Weber, planned as the planner would."""
    record = make_recruiter("Jonas Weber", firm=make_firm("Cobalt Sciences"), email="")
    batch = make_batch(seeker)
    row = make_row(
        batch, "unsure", cells=["Jon Weber", "Cobalt Sciences", "j@cobalt.example", "", ""],
        candidates=[{"what": "person", "id": record.pk, "score": 80, "reasons": [["short_form", {}]]}],
    )  # fmt: skip
    return row, record


def test_the_same_person_is_decided(page, unsure):
    row, record = unsure
    answer = post(page, row.batch, "decide", {"decision": "same", "on": f"person:{record.pk}"}, number=row.number)
    row.refresh_from_db()
    assert answer.status_code == 303
    assert (row.decision, row.decided_on) == ("same", {"person": record.pk})


def test_another_person_is_decided(page, unsure):
    row, _record = unsure
    assert post(page, row.batch, "decide", {"decision": "different"}, number=row.number).status_code == 303
    row.refresh_from_db()
    assert (row.decision, row.verdict) == ("different", "new")


@pytest.mark.parametrize(
    "sent", [{"decision": "same"}, {"decision": "same", "on": "person:999999"}, {"decision": "maybe"}]
)
def test_a_decision_on_nothing_is_refused(sent, page, unsure):
    row, _record = unsure
    answer = post(page, row.batch, "decide", sent, number=row.number)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    row.refresh_from_db()
    assert row.decision == ""


def test_a_wrong_cell_is_typed_anew_or_left_out(page, seeker):
    batch = make_batch(seeker)
    cells = ["Miriam Okafor", "Ridgeway", "m(at)r", "", ""]
    for number in (1, 2):
        make_row(batch, "error", number, cells, errors=[[2, "m(at)r", "not_an_email", {}]])
    post(page, batch, "row", {"cell-2": "still wrong"}, number=1)
    assert batch.rows.get(number=1).verdict == "error"
    post(page, batch, "row", {"cell-2": "m@ridgeway.example"}, number=1)
    row = batch.rows.get(number=1)
    assert (row.verdict, row.edits, row.cells[2]) == ("new", {"2": "m@ridgeway.example"}, "m(at)r")
    post(page, batch, "decide", {"decision": "without"}, number=2)
    assert batch.rows.get(number=2).decision == "without"
    assert post(page, batch, "row", {"cell-2": "x" * 6000}, number=2).status_code == 422


def test_rows_are_left_out_and_taken_in_again(page, seeker):
    batch = make_batch(seeker)
    for number in (1, 2, 3):
        make_row(batch, number=number)
    assert post(page, batch, "leave_out", {"rows": ["1", "3"]}).status_code == 303
    assert list(batch.rows.filter(excluded=True).order_by("number").values_list("number", flat=True)) == [1, 3]
    assert "Keep 1 row" in page.get(url(batch)).content.decode()
    post(page, batch, "leave_out", {"rows": ["3"], "bring": "1"})
    assert list(batch.rows.filter(excluded=True).order_by("number").values_list("number", flat=True)) == [1]
    assert post(page, batch, "leave_out").status_code == 422


def alike(batch, number, record, **extra):
    """Another row that may be the record."""
    candidates = [{"what": "person", "id": record.pk, "score": 80, "reasons": []}]
    cells = [f"Jon Weber {number}", "Cobalt Sciences", f"j{number}@cobalt.example", "", ""]
    return make_row(batch, "unsure", number, cells, candidates=candidates, **extra)


@pytest.mark.parametrize(("act", "decision"), [("same", "same"), ("new", "different")])
def test_all_unsure_rows_get_one_answer(act, decision, page, unsure):
    row, record = unsure
    alike(row.batch, 2, record)
    alike(row.batch, 3, record, excluded=True)
    assert "All 2 the same" in page.get(url(row.batch)).content.decode()
    assert post(page, row.batch, "all", {"act": act}).status_code == 303
    decided = row.batch.rows.exclude(decision="")
    assert list(decided.values_list("number", "decision").order_by("number")) == [(1, decision), (2, decision)]
    row.batch.refresh_from_db()
    assert row.batch.counts.get("unsure", 0) == 0


def test_where_values_differ_all_different_leaves_what_is_here(admin, signed_in, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    bring(admin, PEOPLE)
    batch = bring(admin, PEOPLE.replace("Principal", "Director"), policy="ask", keep=False)
    assert batch.counts["unsure"] == 2
    assert post(signed_in(admin), batch, "all", {"act": "new"}).status_code == 303
    batch.refresh_from_db()
    assert (batch.counts.get("unsure", 0), batch.counts["same"], batch.counts.get("new", 0)) == (0, 3, 0)


def test_rows_of_a_verdict_are_left_out_and_taken_in_across_pages(page, seeker, stranger, signed_in, monkeypatch):
    batch = make_batch(seeker)
    for number in (1, 2, 3):
        make_row(batch, number=number)
    make_row(batch, "same", number=4)
    assert post(signed_in(stranger), batch, "all", {"act": "out"}).status_code == 404
    assert "Leave out all 3" in page.get(url(batch), {"show": "new"}).content.decode()
    post(page, batch, "all", {"act": "out", "show": "new"})
    assert list(batch.rows.filter(excluded=True).order_by("number").values_list("number", flat=True)) == [1, 2, 3]
    monkeypatch.setattr("imports.together.MOST", 2)
    monkeypatch.setattr("imports.pages.check.MOST", 2)
    html = page.get(url(batch), {"show": "excluded"}).content.decode()
    assert "The first 2 of 3; do the others in further parts of 2" in html
    assert "Take in all 2" in html
    post(page, batch, "all", {"act": "in", "show": "excluded"})
    assert list(batch.rows.filter(excluded=True).order_by("number").values_list("number", flat=True)) == [3]
    assert batch.rows.get(number=1).decided_on == {"row": "in"}


@pytest.mark.parametrize("sent", [{}, {"act": "burn"}, {"act": "out", "show": "nowhere"}])
def test_an_act_on_all_that_is_none_is_refused(sent, page, seeker):
    batch = make_batch(seeker)
    make_row(batch)
    assert post(page, batch, "all", sent).status_code == 422
    assert not batch.rows.filter(excluded=True).exists()


def test_rows_that_are_being_kept_are_not_left_out(page, seeker):
    batch = make_batch(seeker, "committing")
    make_row(batch)
    assert post(page, batch, "all", {"act": "out"}).status_code == 422
    assert not batch.rows.filter(excluded=True).exists()
