"""The page Protected: whom a confidential search is kept from, added, removed, confirmed anew."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Preferences
from outreach.acts.adding import add_relationship
from outreach.acts.protected import look_through
from outreach.acts.undo import undo
from outreach.models import Exclusion
from outreach.sweeps import protected_lists
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter, make_relationship, make_search

from .reading import EMPLOYER, PAGE, TODAY, standing, text, url

pytestmark = pytest.mark.django_db


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


def test_what_another_tab_protected_meanwhile_is_protected_once(nora, seeker, search, monkeypatch):
    def at_the_lock(*args, **kwargs):
        monkeypatch.undo()
        Exclusion.make(by(seeker), seeker, "employer", name="Acme")
        return Preferences.objects.select_for_update(*args, **kwargs)

    monkeypatch.setattr(Preferences.objects, "select_for_update", at_the_lock, raising=False)
    assert "That is protected already." in text(nora.post(PAGE, {"kind": "employer", "name": "Acme"}))


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


def test_the_page_and_today_ask_the_same_few_queries_for_one_and_for_many(nora, seeker, search):
    def there(name):
        nora.post(PAGE, {"kind": "firm", "name": name})
        nora.post(PAGE, {"kind": "person", "name": f"Person of {name}"})
        return make_relationship(seeker, firm=make_firm(name))

    def queries():
        counts = []
        for page in (PAGE, TODAY):
            with CaptureQueriesContext(connection) as captured:
                assert nora.get(page).status_code == 200
            counts.append(len(captured))
        return counts

    there("Acme")
    look_through(seeker, MORNING)
    queries()
    before = queries()
    for number in range(4):
        there(f"Firm of many {number}")
    look_through(seeker, MORNING)
    assert queries() == before
    assert before[0] <= 10
