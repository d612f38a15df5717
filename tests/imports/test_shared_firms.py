"""Rows that say the same of one firm: each is compared with the firm as the rows before it leave it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from imports.inline import take_back
from recruiters.models import Firm, Specialty
from tests.cast import MORNING, by
from tests.factories import make_firm

from .lists import bring, counts

pytestmark = pytest.mark.django_db

HEAD = "Recruiter,Agency,Website,Agency phone,Email\n"
ACME = "Acme Search,acme.example,+1 617 555 0100"


@pytest.fixture(autouse=True)
def _now(morning):
    pass


def people(*firms):
    return HEAD + "".join(f"Person {n},{firm},p{n}@people.example\n" for n, firm in enumerate(firms))


def plans(batch):
    return [row.plan for row in batch.rows.order_by("number")]


def test_the_first_row_fills_the_gap_and_the_others_find_it_filled(admin):
    firm = make_firm("Acme Search", website="https://acme.example")
    batch = bring(admin, people(ACME, ACME, ACME))
    assert [plan.get("firm_set") for plan in plans(batch)] == [{"phone": ["", "+16175550100"]}, None, None]
    assert [plan["firm"] for plan in plans(batch)] == [{"id": firm.pk}] * 3


def test_every_row_that_differs_is_asked_about(admin):
    make_firm("Acme Search", website="https://acme.example", phone="+16175550199")
    batch = bring(admin, people(ACME, ACME), policy="ask")
    assert counts(batch) == {"unsure": 2}


def test_a_row_that_was_decided_on_does_not_decide_on_the_next(admin):
    make_firm("Acme Search", website="https://acme.example", phone="+16175550199")
    batch = bring(admin, people(ACME, ACME), policy="ask", keep=False)
    batch.rows.get(number=1).decide(by(admin), "without")
    assert [row.verdict for row in batch.rows.order_by("number")] == ["new", "unsure"]


def test_a_row_of_firms_adds_what_the_row_before_did_not_cover(admin):
    hr = Specialty.objects.create(axis="function", code="people-here", name="People here")
    firm = make_firm("Acme Search", website="https://acme.example")
    rows = ["Acme Search,acme.example,", "Acme Search,acme.example,", "Acme Search,acme.example,People here"]
    batch = bring(admin, "\n".join(["Agency,Website,Specialties", *rows]), kind="firms")
    assert counts(batch) == {"same": 2, "update": 1}
    assert [*firm.specialties.all()] == [hr]


def test_a_row_that_changes_the_firm_is_seen_by_the_next_which_says_what_was_said_before(admin):
    other = "Acme Search,acme.example,+1 617 555 0177"
    batch = bring(admin, people(ACME, other, ACME, other))
    assert [sorted(plan) for plan in plans(batch)] == [
        ["contacts", "firm", "person"], ["contacts", "desk", "firm", "person"],
        ["contacts", "firm", "person"], ["contacts", "firm", "person"],
    ]  # fmt: skip
    assert Firm.objects.count() == 1


def test_every_row_says_who_took_the_firm_over(admin):
    make_firm("Acme Search", website="https://acme.example", succeeded_by=make_firm("Brightwater"))
    batch = bring(admin, people(ACME, ACME))
    assert [[code for code, _ in row.reasons] for row in batch.rows.all()] == [["succeeded"]] * 2


def test_undoing_reads_the_sample_of_the_list_once_not_for_each_row(admin):
    batch = bring(admin, people(ACME, ACME, ACME))
    with CaptureQueriesContext(connection) as asked:
        batch = take_back(by(admin), lambda: MORNING, batch)
    assert batch.state == "undone"
    assert not [one for one in asked if '"number"' in one["sql"] and '"outline"' in one["sql"]]
