"""Who comes to a protected employer is paused at once, whatever changed in the directory."""

from datetime import date

import pytest
from django.urls import reverse

from common.dates import now
from imports.inline import take_back
from imports.models import Source
from outreach.acts import protected
from outreach.acts.adding import add_relationship
from outreach.acts.merging import merge, undo_merge
from outreach.acts.protected import AGAIN, look_through
from outreach.acts.undo import undo
from outreach.models import JobSearch, Relationship
from outreach.sweeps import directory_changes, protected_lists
from recruiters.models import DirectoryChange, Recruiter
from tests.cast import MORNING, by
from tests.factories import make_firm
from tests.imports.lists import bring

from .reading import PAGE, TODAY, standing, text, url

pytestmark = pytest.mark.django_db


def swept():
    return directory_changes(MORNING)


def test_who_moves_to_a_protected_employer_is_paused_and_only_the_seeker_is_told(
    nora, seeker, stranger, signed_in, search, outside, mailoutbox
):
    theirs = add_relationship(by(stranger), stranger, outside.recruiter)
    protected_lists(MORNING)
    assert standing(outside) == ("listed", False)
    swept()
    outside.recruiter.move_to(make_firm("HD Talent", website="https://halden.example"), MORNING.date())
    assert swept() > 0
    assert not DirectoryChange.objects.exists()
    assert standing(outside) == ("paused", True)
    assert standing(theirs) == ("listed", False)
    act = seeker.acts.get(kind="protected")
    assert (act.via, act.actor) == ("system", None)
    page = text(nora.get(TODAY))
    assert "1 person is paused, so that your search stays confidential" in page
    assert "Otto Outside: HD Talent is your employer" in page
    assert "is paused, so that" not in text(signed_in(stranger).get(TODAY))
    assert mailoutbox == []
    nora.post(reverse("outreach:protected_noted"))
    assert "is paused, so that" not in text(nora.get(TODAY))
    assert "HD Talent is your employer" in text(nora.get(PAGE))
    nora.post(reverse("outreach:undo", args=[act.public_id]))
    assert standing(outside)[0] == "listed"
    outside.recruiter.move_to(make_firm("Elsewhere"), MORNING.date())
    swept()
    assert standing(outside) == ("listed", False)


def test_a_move_that_the_seeker_notes_counts_at_once_and_so_does_its_undo(nora, seeker, search, outside):
    swept()
    halden = make_firm("Halden Diagnostics")
    moved = {"firm": "Halden Diagnostics", "known": halden.public_id, "occurred_on": "2026-11-23"}
    nora.post(url("moved", outside), moved)
    swept()
    assert standing(outside) == ("paused", True)
    assert outside.firm == halden
    undo(seeker.acts.get(kind="moved"), by(seeker))
    swept()
    assert standing(outside) == ("paused", False)


def test_a_pause_that_was_taken_back_is_not_made_again_for_the_same_reason(seeker, search, inside):
    protected_lists(MORNING)
    undo(seeker.acts.get(kind="protected"), by(seeker))
    JobSearch.objects.update(protected_due_at=MORNING)
    protected_lists(MORNING)
    assert standing(inside) == ("listed", True)
    inside.recruiter.move_to(make_firm("Halden Diagnostics Ltd"), MORNING.date())
    swept()
    assert standing(inside)[0] == "paused"


def test_who_was_resumed_is_paused_no_longer_and_not_told_of(nora, seeker, search, inside):
    protected_lists(MORNING)
    assert "Halden Diagnostics is your employer" in text(nora.get(PAGE))
    search.confidential = False
    search.save()
    inside.refresh_from_db()
    inside.resume(by(seeker))
    assert "Nobody. Whoever comes to a protected employer" in text(nora.get(PAGE))
    search.confidential = True
    search.save()
    assert "is paused, so that" not in text(nora.get(TODAY))


@pytest.mark.parametrize("meanwhile", ["paused", "closed", "hidden"])
def test_what_another_hand_did_since_the_list_was_read_counts(seeker, search, inside, outside, monkeypatch, meanwhile):
    def read(seeker, people, *more):
        monkeypatch.setattr(protected, "answers_on", answers_on)
        found = answers_on(seeker, people, *more)
        if meanwhile == "paused":
            look_through(seeker, MORNING)
        elif meanwhile == "closed":
            Relationship.objects.get(pk=inside.pk).close(by(seeker), "seeker_choice")
        else:
            Relationship.objects.filter(pk=inside.pk).update(hidden_at=MORNING)
        return found

    answers_on = protected.answers_on
    monkeypatch.setattr(protected, "answers_on", read)
    assert look_through(seeker, MORNING) == []
    assert seeker.acts.filter(kind="protected").count() == (1 if meanwhile == "paused" else 0)


@pytest.mark.parametrize("change", ["renamed", "traded", "website", "taken over", "merged", "merge undone"])
def test_a_firm_that_becomes_the_employers(seeker, admin, search, outside, change):
    swept()
    firm, employer = outside.firm, make_firm("Halden Diagnostics")
    if change == "renamed":
        firm.name = "Halden Diagnostics"
    elif change == "traded":
        firm.trading_names = ["Halden Diagnostics"]
    elif change == "website":
        firm.website = "https://jobs.halden.example"
    elif change == "taken over":
        firm.succeeded_by, firm.succeeded_on = employer, MORNING.date()
    if change.startswith("merge"):
        made = merge(by(admin), "firm", employer, firm, {})
        if change == "merge undone":
            undo_merge(made, by(admin))
    else:
        if change != "taken over":
            employer.delete()  # two firms are not called alike
        firm.save()
    swept()
    paused = change != "merge undone"
    assert standing(outside) == (("paused", True) if paused else ("listed", False))


def test_the_whole_list_is_looked_through_each_night(seeker, search, inside, outside):
    protected_lists(MORNING)
    search.refresh_from_db()
    assert search.protected_due_at == MORNING + AGAIN
    assert standing(inside) == ("paused", True)
    assert standing(outside) == ("listed", False)
    acts = seeker.acts.count()
    JobSearch.objects.update(protected_due_at=MORNING)
    protected_lists(MORNING)
    assert seeker.acts.count() == acts
    search.refresh_from_db()
    search.end(by(seeker))
    protected_lists(MORNING)
    search.refresh_from_db()
    assert search.protected_due_at is None
    assert Relationship.objects.filter(protected=True).count() == 0


def test_nobody_there_is_suggested(nora, seeker, search, inside, outside):
    protected_lists(MORNING)
    undo(seeker.acts.get(kind="protected"), by(seeker))
    page = text(nora.get(TODAY))
    assert "Otto Outside" in page
    assert "Ida Inside" not in page


def test_a_newer_edition_of_a_list_moves_somebody_there(seeker, admin, search):
    line = "Recruiter,Agency,Email\nMona Mover,{},mona@gmail.com\n"
    guide = Source.objects.named(None, "Search Guide")
    bring(admin, line.format("Harrier"), source=guide, edition_on=date(2026, 9, 1))
    mine = add_relationship(by(seeker), seeker, Recruiter.objects.get(name="Mona Mover"))
    swept()
    batch = bring(admin, line.format("Halden Diagnostics"), source=guide, edition_on=date(2026, 11, 1))
    assert batch.counts["moved"] == 1
    swept()
    assert standing(mine) == ("paused", True)
    take_back(by(admin), now, batch)
    assert not DirectoryChange.objects.exclude(kind="recruiter").exists()
    swept()
    assert standing(mine) == ("paused", False)


def test_a_list_that_brings_an_address_at_the_employer_pauses_at_once(seeker, admin, search):
    bring(admin, "Recruiter,Agency,Email\nMona Mover,Harrier,mona@gmail.com\n")
    mine = add_relationship(by(seeker), seeker, Recruiter.objects.get(name="Mona Mover"))
    swept()
    line = "Recruiter,Agency,Email\nMona Mover,Harrier,mona@gmail.com; mona@halden.example\n"
    assert bring(admin, line).counts["update"] == 1
    swept()
    assert standing(mine) == ("paused", True)


@pytest.mark.parametrize(("column", "value", "looked_at"), [("City", "Boston", 0), ("Website", "harrier.example", 1)])
def test_of_a_firms_changes_only_names_and_addresses_are_looked_into(admin, morning, column, value, looked_at):
    firm = make_firm("Harrier")
    batch = bring(admin, f"Agency,{column}\nHarrier,{value}\n", kind="firms")
    assert batch.counts["update"] == 1
    assert list(DirectoryChange.objects.values_list("kind", "record_id")) == [("firm", firm.pk)] * looked_at
    take_back(by(admin), now, batch)
    assert DirectoryChange.objects.count() == 2 * looked_at


def test_an_address_that_the_seeker_finds_there_pauses_at_once_and_is_undone_alone(nora, seeker, search, outside):
    found = {"kind": "email", "value": "otto@careers.halden.example", "occurred_on": "2026-11-23"}
    answer = nora.post(url("address", outside), found, follow=True)
    assert standing(outside) == ("paused", True)
    assert "Paused: An address at halden.example is read at Halden Diagnostics" in text(answer)
    assert "Otto Outside" in text(nora.get(PAGE)).partition('id="paused"')[2].partition("</section>")[0]
    row = outside.history.get(kind="address_found")
    undo(row.act, by(seeker))
    protected_lists(MORNING)
    assert standing(outside) == ("paused", False), "resumed by the seeker, not by itself"
    nora.post(url("resume", outside))
    assert standing(outside)[0] == "listed"


def test_an_address_elsewhere_and_one_without_a_confidential_search_pause_nobody(nora, search, outside):
    nora.post(url("address", outside), {"kind": "email", "value": "otto@home.example", "occurred_on": "2026-11-23"})
    assert standing(outside) == ("listed", False)
    outside.history.filter(kind="address_found").update(data={})
    assert nora.get(url("relationship", outside)).status_code == 200, "one of which only that is known"
    search.confidential = False
    search.save()
    nora.post(url("address", outside), {"kind": "email", "value": "o@halden.example", "occurred_on": "2026-11-23"})
    assert standing(outside) == ("listed", False)
