"""What may be written over what stands there: by policy, by who wrote it, never by an empty cell."""

from datetime import date

import pytest

from imports.models import Source
from recruiters.models import Firm
from tests.cast import by

from .lists import bring, counts

pytestmark = pytest.mark.django_db

SHEET, GUIDE = "sheet.csv", "Guide"
BLANK, IMPORTED, BY_HAND, OF_GUIDE = "blank", "imported", "by hand", "of the guide"


@pytest.fixture(autouse=True)
def _now(morning):
    pass


@pytest.fixture
def stands(admin):
    """The type of a firm, and who wrote it."""

    def make(how):
        text = "Firm,Website,Type\nOak Search,oak.example,{}\n"
        if how == OF_GUIDE:
            source = Source.objects.named(None, GUIDE)
            bring(admin, text.format("Contingency"), kind="firms", source=source, edition_on=date(2026, 9, 1))
        else:
            bring(admin, text.format("" if how == BLANK else "Contingency"), kind="firms", name="first.csv")
        if how == BY_HAND:
            Firm.objects.update(pay_model="staffing")

    return make


CASES = [
    # policy, what stands there, of the source → verdict, whether the list's value is there then
    ("fill", BLANK, False, "update", True),
    ("fill", IMPORTED, False, "same", False),
    ("fill", BY_HAND, False, "same", False),
    ("fill", OF_GUIDE, False, "same", False),
    ("fill", OF_GUIDE, True, "update", True),
    ("fill", BY_HAND, True, "same", False),
    ("newer", BLANK, False, "update", True),
    ("newer", IMPORTED, False, "update", True),
    ("newer", BY_HAND, False, "unsure", False),
    ("newer", OF_GUIDE, True, "update", True),
    ("newer", BY_HAND, True, "unsure", False),
    ("ask", BLANK, False, "update", True),
    ("ask", IMPORTED, False, "unsure", False),
    ("ask", BY_HAND, False, "unsure", False),
    ("ask", OF_GUIDE, False, "unsure", False),
    ("ask", OF_GUIDE, True, "update", True),
]


@pytest.mark.parametrize(("policy", "how", "of_source", "verdict", "written"), CASES)
def test_a_value_that_differs(admin, stands, policy, how, of_source, verdict, written):
    stands(how)
    before = Firm.objects.get().pay_model
    source = {"source": Source.objects.named(None, GUIDE), "edition_on": date(2026, 11, 1)} if of_source else {}
    text = "Firm,Website,Type\nOak Search,oak.example,Retained\n"
    batch = bring(admin, text, kind="firms", name=SHEET, policy=policy, **source)
    firm = Firm.objects.get()
    assert counts(batch) == {verdict: 1}
    assert firm.pay_model == ("retained" if written else before)
    if written:
        entry = firm.provenance["pay_model"]
        assert (entry["value"], entry["from"]) == ("retained", GUIDE if of_source else SHEET)
        assert (entry["on"], entry["batch"]) == ("2026-11-01" if of_source else "2026-11-23", batch.public_id)


@pytest.mark.parametrize("policy", ["fill", "newer", "ask"])
@pytest.mark.parametrize("how", [IMPORTED, BY_HAND, OF_GUIDE])
@pytest.mark.parametrize("cell", ["", "-", "n/a"])
def test_an_empty_cell_never_overwrites(admin, stands, policy, how, cell):
    stands(how)
    before = Firm.objects.values("pay_model", "website", "provenance").get()
    source = {"source": Source.objects.named(None, GUIDE), "edition_on": date(2026, 11, 1)}
    text = f"Firm,Website,Type,Email\nOak Search,oak.example,{cell},{cell}\n"
    batch = bring(admin, text, kind="firms", policy=policy, **source)
    assert counts(batch) == {"same": 1}
    assert Firm.objects.values("pay_model", "website", "provenance").get() == before


def test_who_is_asked_may_take_the_lists_value_or_keep_what_stands(admin, stands):
    stands(BY_HAND)
    text = "Firm,Website,Type\nOak Search,oak.example,Retained\n"
    batch = bring(admin, text, kind="firms", policy="ask", keep=False)
    row = batch.rows.get()
    assert row.reasons == [["differs", {"what": "firm", "columns": {"pay_model": ["staffing", "retained"]}}]]
    row.decide(by(admin), "same", {"firm": Firm.objects.get().pk})
    assert row.plan["firm_set"] == {"pay_model": ["staffing", "retained"]}
    row.decide(by(admin), "without")
    assert row.verdict == "same"
