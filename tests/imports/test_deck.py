"""The deck of unsure rows: also what an earlier import keeps back is asked about, and what an undo left goes again."""

import pytest
from django.urls import reverse

from common.dates import now
from imports.models import ImportBatch
from imports.steps import work
from imports.together import take_in
from outreach.acts.merging import merge, undo_merge
from recruiters.models import Firm
from tests.cast import by
from tests.factories import make_firm

from .lists import bring

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]

SISTERS = """Agency,Website
Sister One Ltd,sisters.example
Sister Two Ltd,sisters.example
Oak Search,oak.example
"""
LATER = """Agency,Website
Sister Two Ltd,sisters.example
"""


def url(batch, name="batch", **more):
    return reverse(f"imports:{name}", kwargs={"public_id": batch.public_id, **more})


@pytest.fixture
def page(admin, signed_in):
    return signed_in(admin)


@pytest.fixture
def twice(admin):
    """A list of which one row waits for an answer, what it is like being left out, and a later list with that row."""
    first = bring(admin, SISTERS, kind="firms", keep=False)
    take_in(by(admin), first, "new", bring=False)
    first.rows.get(number=3).include(by(admin))
    first.keep(by(admin))
    work(first.pk, now)
    return fresh(first), bring(admin, LATER, name="later.csv", kind="firms", keep=False)


def fresh(batch):
    return ImportBatch.objects.get(pk=batch.pk)


def test_what_waits_in_an_earlier_import_is_asked_with_words_of_its_own(page, twice):
    first, second = twice
    assert second.counts["unsure"] == 1
    told = page.get(url(second), {"show": "unsure"}).content.decode()
    assert "asked already in an earlier import" in told
    assert "list.csv, names the same on line 3" in told
    assert f"{url(first)}?row=2#unsure" in told


def decide(page, batch, decision):
    row = batch.rows.get(verdict="unsure")
    assert page.post(url(batch, "decide", number=row.number), {"decision": decision}).status_code == 303
    row.refresh_from_db()
    return row


def test_it_can_be_added_here(page, twice):
    assert decide(page, twice[1], "different").verdict == "new"


def test_it_can_be_left_out(page, twice):
    assert decide(page, twice[1], "out").excluded
    assert not fresh(twice[1]).counts.get("unsure")


def test_it_is_found_once_it_is_answered_there(page, twice):
    first, second = twice
    assert decide(page, second, "again").verdict == "unsure"
    decide(page, first, "different")
    page.post(url(first, "keep"))
    work(first.pk, now)
    assert Firm.objects.filter(name="Sister Two Ltd").exists()
    assert decide(page, second, "again").verdict == "same"


def test_a_decision_that_nobody_knows_is_refused(page, twice):
    row = twice[1].rows.get(verdict="unsure")
    assert page.post(url(twice[1], "decide", number=row.number), {"decision": "\0 perhaps"}).status_code == 422


# ── Undo again ──


def test_what_an_undo_left_is_offered_again_and_goes(admin, page):
    batch = bring(admin, "Agency\nElm Search\n", kind="firms")
    made = merge(by(admin), "firm", make_firm("Elm"), Firm.objects.get(name="Elm Search"), {})
    page.post(url(batch, "undo"))
    work(batch.pk, now)
    told = page.get(url(batch)).content.decode()
    assert "Undo the merge first" in told
    assert "Undo what stayed" in told
    undo_merge(made, by(admin))
    assert "Take back what stayed?" in page.get(url(batch, "undo")).content.decode()
    assert page.post(url(batch, "undo")).status_code == 303
    work(batch.pk, now)
    assert not Firm.objects.filter(name="Elm Search").exists()
    told = page.get(url(batch)).content.decode()
    assert "Undo what stayed" not in told
    assert page.post(url(batch, "undo")).status_code == 422
