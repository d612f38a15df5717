"""Protected: whom a confidential search is kept from, at every door, with what was stopped and who was paused."""

import pytest
from django.urls import reverse

from outreach.acts.adding import add_relationship
from outreach.acts.undo import undo
from outreach.models import Exclusion, GuardAnswer, Relationship
from outreach.sweeps import directory_changes, protected_lists
from recruiters.models import DirectoryChange, Firm
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter, make_relationship, make_search
from tests.outreach.scenes import HTMX

pytestmark = pytest.mark.django_db

PAGE = reverse("outreach:protected")
TODAY = reverse("outreach:today")
EMPLOYER = {"confidential": True, "current_employer": "Halden Diagnostics", "current_employer_domain": "halden.example"}
HALDEN = "Halden Diagnostics is your employer, and your search is confidential, so nothing goes there."


@pytest.fixture
def nora(seeker, signed_in, morning):
    return signed_in(seeker)


@pytest.fixture
def search(seeker, morning):
    return make_search(seeker, **EMPLOYER)


@pytest.fixture
def inside(seeker, search):
    """Someone on the list who is at the employer: added before that was known."""
    return make_relationship(seeker, "Ida Inside", firm=make_firm("Halden Diagnostics", pay_model="in_house"))


@pytest.fixture
def outside(seeker, search):
    return make_relationship(seeker, "Otto Outside", firm=make_firm("Harrier"))


def url(name, relationship):
    return reverse(f"outreach:{name}", args=[relationship.public_id])


def text(answer):
    return answer.content.decode().replace("&#x27;", "'")


def standing(relationship):
    relationship.refresh_from_db()
    return relationship.stage, relationship.protected


# ── The page ──


def test_the_page_is_empty_without_a_search(nora):
    page = text(nora.get(PAGE))
    assert "Nothing is held back now" in page
    assert "Nothing so far." in page


def test_an_affiliate_is_added_pauses_who_is_there_and_is_undone(nora, seeker, search):
    there = make_relationship(seeker, "Tess", firm=make_firm("TM Holdings"))
    said = {"kind": "affiliate", "name": "Tristan Medical", "aliases": "TM Holdings, TMH", "domain": "tristan.example",
            "note": "owns 40%"}  # fmt: skip
    assert nora.post(PAGE, said).url == PAGE
    made = Exclusion.objects.get()
    assert (made.aliases, made.domain, made.said_in) == (["TM Holdings", "TMH"], "tristan.example", search.public_id)
    assert standing(there) == ("paused", True)
    page = text(nora.get(PAGE))
    for words in ("Halden Diagnostics", "Tristan Medical", "also TM Holdings, TMH", "owns 40%", "1 person on your list",
                  "TM Holdings belongs to your employer (you protected Tristan Medical)"):  # fmt: skip
        assert words in page
    again = nora.post(PAGE, said)
    assert again.status_code == 422
    assert "That is protected already." in text(again)
    undo(made.act, by(seeker))
    assert not Exclusion.objects.live().exists()
    protected_lists(MORNING)
    assert standing(there) == ("paused", False)  # resumed by the seeker, not by itself
    nora.post(url("resume", there))
    assert standing(there) == ("listed", False)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "This field is required"),
        ("name", "…", "A name needs a letter"),
        ("kind", "planet", "is not one of the available choices"),
        ("domain", "nowhere", "Type the address of their website"),
        ("aliases", ",".join(f"Name {n}" for n in range(11)), "At most 10 other names"),
    ],
)
def test_what_does_not_fit_stands_by_its_field(nora, search, field, value, words):
    answer = nora.post(PAGE, {"kind": "employer", "name": "Acme", field: value})
    assert answer.status_code == 422
    assert words in text(answer)
    assert not Exclusion.objects.exists()


def test_a_firm_and_a_person_are_meant_by_their_records(nora, seeker, search):
    firm, person = make_firm("Kestrel"), make_recruiter("Dana Reyes")
    mine = add_relationship(by(seeker), seeker, person)
    nora.post(PAGE, {"kind": "firm", "name": "kestrel"})
    nora.post(PAGE, {"kind": "person", "name": "Dana  Reyes"})
    kept = {one.kind: one for one in Exclusion.objects.all()}
    assert (kept["firm"].firm, kept["person"].recruiter, kept["person"].name) == (firm, person, "")
    assert standing(mine) == ("paused", True)
    page = text(nora.get(PAGE))
    assert "Dana Reyes" in page
    assert nora.post(reverse("outreach:protected_remove", args=[kept["person"].public_id])).url == PAGE
    assert standing(mine) == ("paused", False)
    assert "is no longer protected" in text(nora.get(PAGE))


def test_from_a_relationship_the_person_or_everyone_at_the_firm(nora, seeker, outside):
    colleague = make_relationship(seeker, "Odile", firm=outside.firm)
    page = text(nora.get(url("protect", outside)))
    assert "Everyone at Harrier" in page
    nora.post(url("protect", outside), {"whom": "person"})
    assert (standing(outside), standing(colleague)) == (("paused", True), ("listed", False))
    nora.post(url("protect", colleague), {"whom": "firm"})
    assert standing(colleague) == ("paused", True)
    assert "Your search is kept from them" in text(nora.get(url("relationship", colleague)))


def test_a_new_search_asks_whether_it_still_holds(nora, seeker, search):
    nora.post(PAGE, {"kind": "employer", "name": "Acme", "domain": "acme.example"})
    search.end(by(seeker))
    new = make_search(seeker, **EMPLOYER)
    there = make_relationship(seeker, firm=make_firm("Acme"))
    assert nora.post(url("plan", there), {}).status_code == 422  # it binds meanwhile
    assert "1 protected entry is from an earlier search." in text(nora.get(TODAY))
    assert "Does this still hold?" in text(nora.get(PAGE))
    nora.post(reverse("outreach:protected_confirm"))
    assert Exclusion.objects.get().said_in == new.public_id
    assert "Does this still hold?" not in text(nora.get(PAGE))
    undo(seeker.acts.get(kind="exclusions_confirmed"), by(seeker))
    assert Exclusion.objects.get().said_in == search.public_id


def test_a_stranger_removes_nothing(nora, search, stranger, signed_in):
    nora.post(PAGE, {"kind": "employer", "name": "Acme"})
    url = reverse("outreach:protected_remove", args=[Exclusion.objects.get().public_id])
    assert signed_in(stranger).post(url).status_code == 404
    assert Exclusion.objects.live().count() == 1


# ── The doors ──


def test_adding_someone_of_the_directory(nora, seeker, search):
    person = make_recruiter("Ida Inside", firm=make_firm("Halden Diagnostics"))
    add = reverse("outreach:add_recruiter", args=[person.public_id])
    assert HALDEN in text(nora.get(add))
    answer = nora.post(add)
    assert answer.status_code == 422
    assert HALDEN in text(answer)
    assert nora.post(add, **HTMX)["HX-Redirect"] == add
    assert nora.post(reverse("outreach:add_firm", args=[person.firm.public_id])).status_code == 422
    assert not Relationship.objects.exists()
    stopped = GuardAnswer.objects.get()  # once a day
    assert (stopped.rule, stopped.level, stopped.act, stopped.actor) == ("own_employer", "block", None, seeker)
    assert HALDEN in text(nora.get(PAGE))
    free = make_recruiter("Otto", firm=make_firm("Harrier"))
    assert nora.post(reverse("outreach:add_recruiter", args=[free.public_id])).status_code == 303


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": "Ida", "firm": "Halden Diagnostics"}, HALDEN),
        ({"name": "", "firm": "Halden-Diagnostics Inc"}, "Halden-Diagnostics Inc is your employer"),
        ({"name": "Ida", "firm": "HD", "email": "ida@halden.example"}, "An address at halden.example is read at"),
    ],
)
def test_adding_by_two_fields(nora, seeker, search, said, words):
    add = reverse("outreach:add")
    answer = nora.post(add, said)
    assert answer.status_code == 422
    assert words in text(answer)
    assert not Relationship.objects.exists()
    assert not Firm.objects.exists()
    search.confidential = False
    search.save()
    assert nora.post(add, said).status_code == 303


def test_planning_resuming_and_taking_up_are_stopped(nora, seeker, inside, outside):
    answer = nora.post(url("plan", inside), {})
    assert answer.status_code == 422
    assert HALDEN in text(answer)
    assert GuardAnswer.objects.get(relationship=inside).rule == "own_employer"
    inside.log_approach(by(seeker))
    assert nora.post(url("talk", inside)).status_code == 422
    assert nora.post(url("no", inside)).status_code == 303  # letting go is free
    inside.pause(by(seeker))
    assert nora.post(url("resume", inside)).status_code == 422
    assert nora.post(url("plan", outside), {}).status_code == 303


def test_planning_many_leaves_them_out(nora, seeker, inside, outside):
    chosen = {"act": "plan", "pick": [inside.public_id, outside.public_id]}
    asked = nora.post(reverse("outreach:chosen"), chosen)
    page = text(nora.post(asked.url, {"day": "2026-11-27"}, follow=True))
    assert "1 left out: 1 protected" in page
    assert standing(inside)[0] == "listed"
    assert standing(outside)[0] == "planned"
