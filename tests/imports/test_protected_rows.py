"""Rows of a seeker's own list from whom a confidential search is kept are left out, with the reason."""

import pytest

from imports.refusals import ImportRefused
from outreach.models import Exclusion, Relationship
from tests.cast import by
from tests.factories import make_firm, make_recruiter, make_search
from tests.imports.clicks import post
from tests.imports.lists import bring
from tests.imports.test_first_day import work_on

pytestmark = pytest.mark.django_db

LIST = """Name,Company,Email
Ida Inside,Halden Diagnostics,
Max Mail,,max@halden.example
Tess There,Tristan Medical Inc,
Dana Reyes,Kestrel,
Otto Outside,Harrier,otto@harrier.example
"""


@pytest.fixture
def page(seeker, signed_in, morning):
    return signed_in(seeker)


def out(batch):
    return list(batch.rows.filter(excluded=True).order_by("number").values_list("number", flat=True))


def secret(seeker):
    return make_search(
        seeker, confidential=True, current_employer="Halden Diagnostics", current_employer_domain="halden.example"
    )


def kept(seeker):
    return set(Relationship.objects.visible_to(seeker).values_list("recruiter__name", flat=True))


def test_they_are_left_out_with_the_reason_and_can_not_be_let_in(seeker, morning):
    secret(seeker)
    Exclusion.make(by(seeker), seeker, "affiliate", name="Tristan Medical")
    Exclusion.make(by(seeker), seeker, "person", recruiter=make_recruiter("Dana Reyes", firm=make_firm("Kestrel")))
    batch = bring(seeker, LIST, kind="my-recruiters", keep=False)
    rows = {row.number: row for row in batch.rows.all()}
    assert {number: row.reasons[-1] for number, row in rows.items() if row.excluded} == {
        1: ["protected", {"protected": "Halden Diagnostics"}],
        2: ["protected", {"protected": "Halden Diagnostics"}],
        3: ["protected", {"protected": "Tristan Medical"}],
        4: ["protected_person", {}],
    }
    with pytest.raises(ImportRefused) as refused:
        rows[3].include(by(seeker))
    assert refused.value.sentence == "Your confidential search is kept from them. Take them off Protected first."
    Exclusion.objects.get(kind="affiliate").remove(by(seeker))
    rows[3].include(by(seeker))
    assert not rows[3].excluded
    batch.keep(by(seeker))
    work_on(batch)
    assert kept(seeker) == {"Otto Outside", "Tess There"}


def test_who_is_protected_since_the_list_was_planned(seeker, morning):
    search = secret(seeker)
    search.confidential = False
    search.save()
    batch = bring(seeker, LIST, kind="my-recruiters", keep=False)
    assert batch.counts["excluded"] == 0
    search.confidential = True
    search.save()
    batch.keep(by(seeker))
    batch = work_on(batch)
    assert kept(seeker) == {"Tess There", "Dana Reyes", "Otto Outside"}
    assert batch.rows.get(number=1).done["kept"] == [["protected", {"what": "recruiter"}]]


def test_a_firm_of_the_same_name_is_told_from_the_employer_by_its_address(seeker, morning):
    secret(seeker)
    firm = make_firm("Halden Diagnostics", website="https://halden-recruiting.example")
    batch = bring(seeker, LIST, kind="my-recruiters", keep=False)
    row = batch.rows.get(number=1)
    assert (row.excluded, row.plan["firm"]["id"]) == (False, firm.pk)
    firm.website = ""
    firm.save()
    row.look_again(by(seeker))
    assert row.excluded


def test_of_several_those_that_may_are_taken_in_and_the_rest_is_counted(page, seeker):
    secret(seeker)
    batch = bring(seeker, LIST, kind="my-recruiters", keep=False)
    batch.rows.get(number=5).exclude(by(seeker))
    shown = page.get(post(page, batch, "leave_out", {"rows": ["1", "2", "5"], "bring": "1"}).url).content.decode()
    assert "1 row takes part again. 2 stay out: your confidential search is kept from them" in shown
    assert out(batch) == [1, 2]
    assert batch.rows.get(number=1).decided_on == {}
    assert post(page, batch, "leave_out", {"rows": ["1"], "bring": "1"}).status_code == 422
    assert post(page, batch, "leave_out", {"rows": ["1", "3"]}).status_code == 303
    assert out(batch) == [1, 2, 3]


def test_all_are_taken_in_but_for_those_whom_it_is_still_kept_from(page, seeker, monkeypatch):
    secret(seeker)
    Exclusion.make(by(seeker), seeker, "affiliate", name="Tristan Medical")
    batch = bring(seeker, LIST, kind="my-recruiters", keep=False)
    batch.rows.get(number=5).exclude(by(seeker))
    Exclusion.objects.get().remove(by(seeker))
    assert out(batch) == [1, 2, 3, 5]
    monkeypatch.setattr("imports.together.MOST", 1)
    take_all = {"act": "in", "show": "excluded"}
    assert "1 row takes part again" in page.get(post(page, batch, "all", take_all).url).content.decode()
    assert out(batch) == [1, 2, 3]
    monkeypatch.setattr("imports.together.MOST", 3)
    shown = page.get(post(page, batch, "all", take_all).url).content.decode()
    assert "1 row takes part again. 2 stay out: your confidential search is kept from them" in shown
    assert out(batch) == [1, 2]
    batch.refresh_from_db()
    assert (batch.counts["excluded"], batch.counts["new"]) == (2, 3)
    refused = post(page, batch, "all", take_all)
    assert refused.status_code == 422
    assert "Your confidential search is kept from them." in refused.content.decode()


def test_the_shared_directory_knows_of_nobodys_search(admin, seeker, morning):
    secret(seeker)
    assert bring(admin, LIST, keep=False).counts["excluded"] == 0
