"""Own records that the shared directory knows too: found, linked together or one by one, taken back as one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from common.dates import now
from imports.inline import take_back
from outreach.acts.adding import add_private
from outreach.acts.linking import link_to_shared, link_together, undo_links
from outreach.models import Relationship, SeekerFirm
from outreach.pages.links import links_of
from outreach.refusals import Refused
from recruiters.models import Firm, Merge, NotDuplicates, Recruiter
from tests.cast import by
from tests.factories import make_firm, make_recruiter
from tests.imports.lists import bring, counts

from .merge_tables import differences, replay_differs, tables

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
PAGE = "/recruiters/links/"
MINE = """Recruiter,Agency,Website,Email,Phone,Status,Last contact,Notes
Ann Lee,Kestrel Search Ltd.,kestrel.example,ann@kestrel.example,617 555 0101,awaiting,2026-11-18,Likes trains
Bo Berg,Alder Talent,alder.example,bo@alder.example,,talking,2026-11-10,
Cy Cole,Elm Search,,cy@elm.example,,,,
"""


@pytest.fixture
def shared(db):
    """What the shared directory knows: Kestrel with Ann, Alder without anybody, another Elm Search."""
    kestrel = make_firm("Kestrel Search", website="https://www.kestrel.example")
    ann = make_recruiter("Ann Lee", firm=kestrel, email="ann@kestrel.example", title="Partner")
    alder = make_firm("Alder Talent", website="https://alder.example")
    make_firm("Elm Search Group", website="https://elm-search.example", places="Denver")
    return {"kestrel": kestrel, "ann": ann, "alder": alder}


@pytest.fixture
def own(seeker, shared):
    """The seeker's own list from before the directory knew any of them."""
    Firm.objects.filter(owner=None).update(archived_at="2026-01-01T00:00Z")
    Recruiter.objects.filter(owner=None).update(archived_at="2026-01-01T00:00Z")
    bring(seeker, MINE, kind="my-recruiters")
    Firm.objects.filter(owner=None).update(archived_at=None)
    Recruiter.objects.filter(owner=None).update(archived_at=None)
    return {one.recruiter.name: one for one in Relationship.objects.visible_to(seeker)}


def named(links, sure):
    return {(link.own.name, link.shared.name) for link in links if link.sure == sure}


def test_what_is_found_and_how_surely(seeker, stranger, shared, own):
    found = links_of(seeker)
    assert named(found, sure=True) == {
        ("Kestrel Search Ltd.", "Kestrel Search"), ("Alder Talent", "Alder Talent"), ("Ann Lee", "Ann Lee"),
    }  # fmt: skip
    assert named(found, sure=False) == {("Elm Search", "Elm Search Group")}
    assert all(link.reason for link in found)
    assert links_of(stranger) == []


def test_finding_takes_the_same_number_of_queries_for_many(seeker, shared, own):
    def queries(first, last):
        lines = [f"Person {n},Firm {n},,p{n}@firm{n}.example,,,," for n in range(first, last)]
        bring(seeker, "\n".join([MINE.splitlines()[0], *lines]), kind="my-recruiters", name=f"{last}.csv")
        with CaptureQueriesContext(connection) as found:
            links_of(seeker)
        return len(found)

    assert queries(0, 20) == queries(20, 120) < 40


def test_sure_ones_are_linked_in_one_tap_and_taken_back_as_one(seeker, signed_in, shared, own):
    before, client = tables(), signed_in(seeker)
    page = client.get(PAGE).content.decode()
    assert "Link all 3" in page
    answer = client.post(PAGE, {"act": "link_all"}, follow=True)
    assert "3 records are linked" in answer.content.decode()
    ann = Relationship.objects.get(pk=own["Ann Lee"].pk)
    assert (ann.recruiter, ann.firm, ann.stage) == (shared["ann"], shared["kestrel"], "awaiting")
    assert ann.last_contact_on == date(2026, 11, 18)
    assert ann.history.get(kind="opening").note == "Likes trains"
    bo = Relationship.objects.get(pk=own["Bo Berg"].pk)
    assert (bo.firm, bo.recruiter.owner) == (shared["alder"], seeker)
    assert named(links_of(seeker), sure=True) == set()
    # Nothing of the seeker's went into the shared record; it stands beside it for the seeker.
    shared["ann"].refresh_from_db()
    assert [point.value for point in shared["ann"].contact_points.all()] == ["ann@kestrel.example"]
    assert "555" in client.get(reverse("outreach:relationship", args=[ann.public_id])).content.decode()
    assert not replay_differs(seeker)
    made = Merge.objects.filter(owner=seeker).latest("pk")
    client.post(reverse("outreach:links_undo", args=[made.public_id]))
    assert not Merge.objects.filter(owner=seeker).exclude(state="undone").exists()
    assert differences(before, tables()) == {}
    assert len(named(links_of(seeker), sure=True)) == 3


def test_the_list_it_came_from_says_the_same_again_and_can_be_taken_back(seeker, shared):
    Firm.objects.filter(owner=None).update(archived_at="2026-01-01T00:00Z")
    text = MINE.replace("Likes trains", "")
    batch = bring(seeker, text, kind="my-recruiters")
    Firm.objects.filter(owner=None).update(archived_at=None)
    made = link_together(by(seeker), seeker, [(link.own, link.shared) for link in links_of(seeker) if link.sure])
    assert counts(bring(seeker, text, kind="my-recruiters", name="again.csv")) == {"same": 3}
    take_back(by(seeker), now, batch)
    assert not Relationship.objects.visible_to(seeker).exists()
    assert not replay_differs(seeker)
    assert undo_links(by(seeker), made[0]) == len(made)
    with pytest.raises(Refused, match="already_undone"):
        undo_links(by(seeker), made[0])
    assert not replay_differs(seeker)


def test_where_both_were_on_the_list_there_is_one_left(seeker, shared, own):
    beside = Relationship.objects.create(
        seeker=seeker, recruiter=shared["ann"], firm=shared["kestrel"], made_at=by(seeker).at, name_key="ann lee"
    )
    beside.log_interaction(by(seeker), direction="in", channel="email", occurred_on=date(2026, 11, 20))
    made = link_to_shared(by(seeker), seeker, own["Ann Lee"].recruiter, shared["ann"])
    assert Relationship.objects.visible_to(seeker).filter(recruiter=shared["ann"]).get().history.count() == 2
    undo_links(by(seeker), made)
    assert Relationship.objects.visible_to(seeker).filter(name_key="ann lee").count() == 2


def test_own_notes_on_a_firm_go_along(seeker, shared, own):
    firm = Firm.objects.get(owner=seeker, name="Alder Talent")
    SeekerFirm.objects.update_or_create(seeker=seeker, firm=firm, defaults={"notes": "Slow in August"})
    link_to_shared(by(seeker), seeker, firm, shared["alder"])
    assert SeekerFirm.objects.get(seeker=seeker, firm=shared["alder"]).notes == "Slow in August"


def test_not_the_same_is_remembered_for_this_seeker(seeker, stranger, signed_in, shared, own):
    (link,) = [link for link in links_of(seeker) if not link.sure]
    said = {"act": "different", "kind": "firm", "own": link.own.public_id, "shared": link.shared.public_id}
    assert signed_in(stranger).post(PAGE, said).status_code == 404
    signed_in(seeker).post(PAGE, said)
    assert NotDuplicates.objects.get().owner == seeker
    assert named(links_of(seeker), sure=False) == set()


def test_one_is_linked_by_its_own_button(seeker, signed_in, shared, own):
    (link,) = [link for link in links_of(seeker) if not link.sure]
    said = {"act": "link", "kind": "firm", "own": link.own.public_id, "shared": link.shared.public_id}
    assert signed_in(seeker).post(PAGE, said | {"own": "nobody"}).status_code == 404
    assert signed_in(seeker).post(PAGE, said | {"own": link.shared.public_id}).status_code == 404
    assert signed_in(seeker).post(PAGE, said | {"act": "burn"}).status_code == 422
    assert signed_in(seeker).post(PAGE, said).status_code == 303
    link.own.refresh_from_db()
    assert link.own.merged_into == link.shared


def test_only_ones_own_into_shared_ones(seeker, stranger, shared, own):
    firm = Firm.objects.get(owner=seeker, name="Alder Talent")
    for who, one, other in [(stranger, firm, shared["alder"]), (seeker, shared["alder"], firm), (seeker, firm, firm)]:
        with pytest.raises(Refused):
            link_to_shared(by(who), who, one, other)
    assert link_together(by(stranger), stranger, [(firm, shared["alder"])]) == []


def test_an_own_firms_page_says_that_the_directory_knows_it(seeker, signed_in, shared, own):
    firm = Firm.objects.get(owner=seeker, name="Kestrel Search Ltd.")
    page = signed_in(seeker).get(reverse("outreach:firm", args=[firm.public_id])).content.decode()
    assert PAGE in page
    unlike = add_private(by(seeker), seeker, "Di Dorn", "Quite Another").firm
    assert PAGE not in signed_in(seeker).get(reverse("outreach:firm", args=[unlike.public_id])).content.decode()
