"""Rows of a seeker's own list from whom a confidential search is kept are left out, with the reason."""

import pytest

from imports.refusals import ImportRefused
from outreach.models import Exclusion, Relationship
from tests.cast import by
from tests.factories import make_firm, make_recruiter, make_search
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


def test_the_shared_directory_knows_of_nobodys_search(admin, seeker, morning):
    secret(seeker)
    assert bring(admin, LIST, keep=False).counts["excluded"] == 0
