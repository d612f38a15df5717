"""What a list's rows would do: nothing twice, nothing overwritten, no silent merge."""

import pytest

from imports.inline import take_back
from imports.refusals import ImportRefused
from outreach.acts.objection import uphold
from recruiters.models import Firm, Objection, Recruiter
from tests.cast import MORNING, by

from .lists import PEOPLE, bring, counts, without

pytestmark = pytest.mark.django_db

HEAD, *LINES = PEOPLE.splitlines()


@pytest.fixture(autouse=True)
def _now(morning):
    pass


def one(**said):
    return "\n".join([",".join(said), ",".join(said.values())]) + "\n"


def test_a_list_is_new_once_and_the_same_ever_after(admin):
    assert counts(bring(admin, PEOPLE)) == {"new": 3}
    assert (Firm.objects.count(), Recruiter.objects.people().count()) == (2, 3)
    shuffled = "\n".join([HEAD, *reversed(LINES)])
    for again in (PEOPLE, shuffled, without(PEOPLE, "Email"), without(PEOPLE, "Email", "Phone", "LinkedIn", "Website")):
        assert counts(bring(admin, again)) == {"same": 3}, again
    assert (Firm.objects.count(), Recruiter.objects.people().count()) == (2, 3)


def test_a_person_who_stands_twice_in_a_list_is_one(admin):
    twice = PEOPLE + LINES[0].replace("linkedin.com/in/priya-raman", "https://www.linkedin.com/in/priya-raman/") + "\n"
    assert counts(bring(admin, twice)) == {"new": 3, "same": 1}
    assert Recruiter.objects.people().count() == 3


def test_a_later_row_adds_to_what_an_earlier_one_brought(admin):
    batch = bring(
        admin,
        "Recruiter,Agency,Email,Title,Firm type,Firm phone\n,Elm Search,ada@elm.example,,,\n"
        "Ada Ames,Elm Search,ada@elm.example,Partner,Retained,+1 617 555 0100\n",
    )
    assert counts(batch) == {"new": 1, "update": 1}
    firm, person = Firm.objects.get(), Recruiter.objects.people().get()
    assert (firm.pay_model, firm.phone) == ("retained", "+16175550100")
    assert (person.name, person.last_name, person.title) == ("Ada Ames", "Ames", "Partner")
    assert batch.rows.get(number=2).done["set"]
    take_back(by(admin), lambda: MORNING, batch)
    assert not Firm.objects.exists()
    assert not Recruiter.objects.exists()


def test_gaps_are_filled_and_nothing_is_overwritten(admin):
    bring(admin, without(PEOPLE, "Title", "Phone"))
    changed = PEOPLE.replace("kestrel.example,priya", "other.example,priya")
    batch = bring(admin, changed, keep=False)
    row = batch.rows.get(number=2)
    assert (row.verdict, row.plan["person_set"]) == ("update", {"title": ["", "Principal"]})
    assert row.plan["contacts"] == [["phone", "+16175550102", "+16175550102"]]


def test_newer_values_win_only_over_what_an_import_wrote(admin):
    bring(admin, PEOPLE)
    newer = PEOPLE.replace("Principal", "Managing Partner")
    assert counts(bring(admin, newer, keep=False)) == {"same": 3}
    assert counts(bring(admin, newer, keep=False, policy="newer")) == {"same": 1, "update": 2}
    Recruiter.objects.filter(name="Jon Weber").update(title="Head of Desk")
    batch = bring(admin, newer, keep=False, policy="newer")
    row = batch.rows.get(number=2)
    assert (row.verdict, row.reasons[-1][0]) == ("unsure", "differs")
    row.decide(by(admin), "same", {"person": row.candidates[0]["id"]})
    assert (row.verdict, row.plan["person_set"]) == ("update", {"title": ["Head of Desk", "Managing Partner"]})
    row.decide(by(admin), "without")
    assert row.verdict == "same"


def test_sister_firms_with_one_website_wait_for_a_person(admin):
    sisters = "Firm,Website\nHalden Legal Ltd,halden.example\nHalden Medical Ltd,halden.example\n"
    batch = bring(admin, sisters, kind="firms")
    assert counts(batch) == {"new": 1, "unsure": 1}
    row = batch.rows.get(verdict="unsure")
    row.decide(by(admin), "different")
    assert row.verdict == "new"
    batch.refresh_from_db()
    assert counts(batch) == {"new": 2}


def test_a_wrong_cell_is_named_and_can_be_mended_or_left_out(admin):
    batch = bring(admin, PEOPLE.replace("priya@kestrel.example", "priya(at)kestrel"), keep=False)
    row = batch.rows.get(verdict="error")
    column, text, code, params = row.errors[0]
    assert (row.line, column, text) == (2, 3, "priya(at)kestrel")
    row.decide(by(admin), "without")
    assert row.verdict == "new"
    assert "emails" not in row.values["person"]
    row.edit(by(admin), {3: "priya@kestrel.example"})
    assert (row.verdict, row.values["person"]["emails"]) == ("new", ["priya@kestrel.example"])


def test_an_excluded_row_is_left_out_until_it_is_taken_in_again(admin):
    batch = bring(admin, PEOPLE, keep=False)
    row = batch.rows.get(number=1)
    row.exclude(by(admin))
    batch.refresh_from_db()
    assert batch.counts["excluded"] == 1
    assert batch.rows.to_keep().count() == 2
    row.include(by(admin))
    assert batch.rows.to_keep().count() == 3


def test_rows_that_wait_for_a_firm_follow_what_is_said_of_it(admin):
    bring(admin, "Firm,Website\nHalden Legal Ltd,halden.example\n", kind="firms")
    people = "Name,Firm,Website,Email\n" + "".join(
        f"{name},Halden Medical Ltd,halden.example,{name.split()[0].lower()}@halden.example\n"
        for name in ("Ana Berg", "Leo Costa")
    )
    batch = bring(admin, people, keep=False)
    assert counts(batch) == {"unsure": 2}
    first, second = batch.rows.order_by("number")
    assert second.reasons == [["firm_of_line", {"number": 1, "line": 2}]]
    first.decide(by(admin), "same", {"firm": first.candidates[0]["id"]})
    second.refresh_from_db()
    assert (first.verdict, second.verdict) == ("new", "new")
    assert second.plan["firm"] == {"id": Firm.objects.get().pk}


def test_a_move_needs_more_than_a_name(admin):
    bring(admin, PEOPLE)
    moved = one(Name="Jon Weber", Firm="Alder Search", LinkedIn="linkedin.com/in/jon-weber")
    assert bring(admin, moved, keep=False).counts["moved"] == 1
    named = one(Name="Jon Weber", Firm="Alder Search")
    assert bring(admin, named, keep=False).counts["unsure"] == 1


def test_a_row_is_decided_only_while_it_waits(admin):
    batch = bring(admin, PEOPLE)
    with pytest.raises(ImportRefused) as refused:
        batch.rows.first().exclude(by(admin))
    assert refused.value.code == "not_now"
    with pytest.raises(ImportRefused):
        bring(admin, PEOPLE, keep=False).rows.first().decide(by(admin), "same", {"person": 999})


def test_a_phone_of_a_firm_that_nobody_names_makes_no_firm(admin):
    batch = bring(admin, one(Name="Ana Berg", Email="ana@berg.example", **{"Company phone": "617 555 0101"}))
    assert counts(batch) == {"new": 1}
    assert not Firm.objects.exists()


def test_who_objected_to_being_kept_is_counted_and_not_stored(admin, seeker):
    bring(admin, PEOPLE)
    person = Recruiter.objects.get(name="Priya Raman")
    objection = Objection.objects.create(recruiter=person, said_on=MORNING.date())
    uphold(by(admin), objection)
    for text in (PEOPLE, without(PEOPLE, "Email"), without(PEOPLE, "Phone", "LinkedIn", "Email")):
        batch = bring(admin, text)
        assert counts(batch) == {"same": 2, "suppressed": 1}
        row = batch.rows.get(number=1)
        assert (row.cells, row.values, row.plan, row.recruiter) == ([], {}, {}, None)
    assert counts(bring(seeker, PEOPLE, kind="my-recruiters", keep=False)) == {"new": 2, "suppressed": 1}
    assert not Recruiter.objects.filter(name="Priya Raman").exists()


def test_what_an_earlier_import_keeps_back_is_not_new_the_second_time(admin, monkeypatch):
    """However the search for candidates has changed with what the first one brought."""
    text = "Firm,City\nHarrow Medical Staffing Ltd,Leeds\nHarlow Medical Staffing Ltd,Leeds\n"
    first = bring(admin, text, kind="firms")
    assert counts(first) == {"new": 1, "unsure": 1}
    monkeypatch.setattr("recruiters.likeness.known_firms.FirmWords.candidates", lambda self, facts: [[] for _ in facts])
    second = bring(admin, text, kind="firms")
    assert counts(second) == {"same": 1, "unsure": 1}
    assert second.rows.get(number=2).reasons[-1] == ["waits_already", {"what": "firm"}]
    assert counts(bring(admin, text, kind="firms", accept_unsure="new")) == {"new": 1, "same": 1}
    assert counts(bring(admin, text, kind="firms")) == {"same": 2}


def test_a_name_takes_the_place_of_a_web_address(admin):
    addresses = "Website\nbirch-search.example\n"
    bring(admin, addresses, kind="firms")
    named = bring(admin, "Firm,Website\nBirch Search Ltd,birch-search.example\n", kind="firms")
    assert counts(named) == {"update": 1}
    assert Firm.objects.get().name == "Birch Search Ltd"
    other = "Firm,Website\nBirch Search,birch-search.example\n"
    assert [counts(bring(admin, text, kind="firms")) for text in (addresses, other)] == [{"same": 1}] * 2
    take_back(by(admin), lambda: MORNING, named)
    assert Firm.objects.get().name == "birch-search.example"


def test_a_platform_that_is_known_by_its_address_alone_is_the_same_again(admin):
    assert [counts(bring(admin, "Website\nindeed.com\n", kind="firms")) for _ in "12"] == [{"new": 1}, {"same": 1}]


def test_a_twin_of_an_undecided_person_waits_with_it(admin):
    head = "Recruiter,Agency,Email,Phone\n"
    bring(admin, head + "Ada Ames,Elm Search,a1@elm.example,\nAda Ames,Elm Search,a2@elm.example,\n")
    there = Recruiter.objects.people().count()
    twins = head + "Ada Ames,Elm Search,,617 555 0101\n" * 2
    assert counts(bring(admin, twins)) == {"unsure": 2}
    assert Recruiter.objects.people().count() == there
    assert counts(bring(admin, twins, accept_unsure="new")) == {"new": 1, "same": 1}
    assert Recruiter.objects.people().count() == there + 1


def test_a_person_who_comes_again_far_below_is_still_one(admin, monkeypatch):
    monkeypatch.setattr("imports.steps.CHUNK", {"sqlite": 2, "postgresql": 2})
    again = PEOPLE + LINES[0] + "\n" + LINES[0].replace("617 555 0101", "617 555 0199") + "\n"
    batch = bring(admin, again)
    assert counts(batch) == {"new": 3, "same": 1, "update": 1}
    assert batch.rows.get(number=5).plan["contacts"] == [["phone", "+16175550199", "+16175550199"]]
    person = Recruiter.objects.get(name="Priya Raman")
    assert person.contact_points.filter(kind="phone").count() == 2
    assert person.affiliations.count() == 1
