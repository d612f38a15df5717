"""The pages of merging: possible duplicates, two side by side, the list of merges and undo. With a stand-in finder."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from common.paging import Page
from outreach.acts.adding import add_private, add_relationship
from outreach.acts.merging import merge
from outreach.models import SeekerFirm
from outreach.pages import duplicates
from recruiters.models import Firm, Merge, Recruiter
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def keep(db):
    return make_firm("Kestrel", website="https://kestrel.example", places="Boston")


@pytest.fixture
def gone(db):
    return make_firm("Kestrel Search", pay_model="retained", places="Cork")


@pytest.fixture
def finder(monkeypatch):
    """finder(one, other): the pair that looks alike, for whoever asks."""

    def finds(*pairs):
        found = [SimpleNamespace(one=one, other=other, likeness=SimpleNamespace(reasons=[])) for one, other in pairs]
        monkeypatch.setattr(duplicates, "possible_duplicates", lambda user, kind, cursor, size: Page(found))
        monkeypatch.setattr(duplicates, "sentence", lambda reasons: "The names are nearly the same.")

    return finds


def url(name, *records, **query):
    address = reverse(f"recruiters:{name}", args=[record.public_id for record in records[:1]])
    with_other = [f"with={record.public_id}" for record in records[1:]]
    return "?".join([address, *with_other])


def seen(answer):
    return answer.content.decode()


@pytest.fixture
def differ(monkeypatch):
    """What was said to be no duplicates: [(actor, kind, {ids}, owner)]."""
    said = []
    remembers = SimpleNamespace(say=lambda hand, *of, owner: said.append((hand.actor, of[0], {*of[1:]}, owner)))
    monkeypatch.setattr(duplicates, "NotDuplicates", SimpleNamespace(objects=remembers))
    return said


class TestDuplicates:
    def test_a_pair_stands_side_by_side_with_the_reason(self, admin, keep, gone, finder, signed_in):
        finder((keep, gone))
        page = seen(signed_in(admin).get(url("duplicates")))
        assert "Why we ask: the names are nearly the same." in page
        assert f"{url('merge_firm', keep, gone)}&amp;back=duplicates" in page
        assert "https://kestrel.example" in page

    def test_a_seeker_sees_no_shared_pair(self, seeker, keep, gone, finder, signed_in):
        finder((keep, gone))
        assert "Nothing looks alike" in seen(signed_in(seeker).get(url("duplicates")))

    def test_a_seekers_own_goes_into_the_shared_twin(self, seeker, keep, finder, signed_in):
        own = make_firm("Kestral", owner=seeker)
        finder((own, keep))
        assert url("merge_firm", keep, own) in seen(signed_in(seeker).get(url("duplicates")))

    def test_not_duplicates_is_remembered(self, admin, seeker, keep, gone, finder, signed_in, differ):
        finder((keep, gone))
        pair = {"kind": "firm", "one": keep.public_id, "other": gone.public_id}
        answer = signed_in(admin).post(url("different"), pair)
        assert (answer.status_code, answer["Location"]) == (303, "/directory/duplicates/?kind=firm")
        assert signed_in(seeker).post(url("different"), pair).status_code == 404
        assert signed_in(admin).post(url("different"), pair | {"kind": "moon"}).status_code == 422
        assert differ == [(admin, "firm", {keep.pk, gone.pk}, None)]

    def test_a_seekers_own_pair_is_remembered_for_them(self, seeker, keep, signed_in, differ):
        own = make_firm("Kestral", owner=seeker)
        signed_in(seeker).post(url("different"), {"kind": "firm", "one": keep.public_id, "other": own.public_id})
        assert differ == [(seeker, "firm", {keep.pk, own.pk}, seeker)]


class TestMergePage:
    def test_what_differs_is_asked_and_what_moves_is_counted(self, admin, seeker, stranger, keep, gone, signed_in):
        person = make_recruiter("Anne Lee", firm=gone)
        for one in (seeker, stranger):
            add_relationship(by(one), one, person)
        page = seen(signed_in(admin).get(url("merge_firm", keep, gone)))
        assert 'name="pay_model" value="theirs"' in page
        assert 'name="website"' not in page
        assert "1 person who works or worked there" in page
        assert "2 relationships" in page
        assert "of 2 people, with all history" in page
        assert seeker.name not in page
        assert url("merge_firm", gone, keep) in page

    def test_merging_follows_the_choice_and_offers_undo(self, admin, keep, gone, signed_in):
        client, address = signed_in(admin), url("merge_firm", keep)
        choice = {"with": gone.public_id, "name": "ours", "pay_model": "theirs", "places": "theirs"}
        answer = client.post(address, choice)
        made = Merge.objects.get()
        assert (answer.status_code, answer["Location"]) == (303, url("merge", made))
        keep.refresh_from_db()
        assert (keep.name, keep.pay_model, keep.places) == ("Kestrel", "retained", "Cork")
        page = seen(client.get(answer["Location"]))
        assert "“Kestrel Search” was merged into “Kestrel”" in page
        assert url("merge_undo", made) in page
        assert "Taken over: type, places." in page

    def test_a_second_click_leads_to_the_same_merge(self, admin, seeker, keep, gone, signed_in):
        choice = {"with": gone.public_id, "name": "ours", "pay_model": "ours", "places": "ours"}
        first, second = (signed_in(admin).post(url("merge_firm", keep), choice) for _ in range(2))
        assert first["Location"] == second["Location"] == url("merge", Merge.objects.get())
        assert signed_in(seeker).post(url("merge_firm", keep), choice).status_code == 404

    @pytest.mark.parametrize("wrong", [{"pay_model": "both"}, {"pay_model": ""}, {"name": "\x00"}])
    def test_a_choice_that_is_none_changes_nothing(self, admin, keep, gone, signed_in, wrong):
        choice = {"with": gone.public_id, "name": "ours", "pay_model": "ours", "places": "ours"} | wrong
        answer = signed_in(admin).post(url("merge_firm", keep), choice)
        assert answer.status_code == 422
        assert "Choose one value in each marked row." in seen(answer)
        assert not Merge.objects.exists()

    def test_a_refusal_says_why(self, admin, keep, gone, signed_in):
        make_firm("Kestrel Search", website="https://kestrel.example")
        choice = {"with": gone.public_id, "name": "theirs", "pay_model": "ours", "places": "ours"}
        answer = signed_in(admin).post(url("merge_firm", keep), choice)
        assert answer.status_code == 422
        assert "Another firm has that name and website already." in seen(answer)

    def test_nobody_elses_and_nothing_shared_by_a_seeker(self, seeker, stranger, keep, gone, signed_in):
        own, theirs = make_firm(owner=seeker), make_firm(owner=stranger)
        client = signed_in(seeker)
        for pair in ((keep, gone), (own, theirs), (theirs, own), (own, own)):
            assert client.get(url("merge_firm", *pair)).status_code == 404
            assert client.post(url("merge_firm", pair[0]), {"with": pair[1].public_id}).status_code == 404
        assert client.get(url("merge_firm", own) + "?with=%00").status_code == 404
        assert client.get(url("merge_firm", keep)).status_code == 404
        assert not Merge.objects.exists()

    def test_the_shared_twin_is_always_the_survivor(self, seeker, keep, signed_in):
        own = make_firm("Kestral", owner=seeker, email="me@kestral.example")
        client = signed_in(seeker)
        answer = client.get(url("merge_firm", own, keep))
        assert (answer.status_code, answer["Location"]) == (303, url("merge_firm", keep, own))
        page = seen(client.get(answer["Location"]))
        assert "The shared record stays as it is." in page
        assert 'type="radio"' not in page
        assert client.post(url("merge_firm", keep), {"with": own.public_id}).status_code == 303
        assert "me@kestral.example" in seen(client.get(reverse("outreach:firm", args=[keep.public_id])))
        keep.refresh_from_db()
        assert keep.email == ""

    def test_the_addresses_of_a_private_twin_stay_in_reach(self, seeker, stranger, keep, signed_in):
        shared = make_recruiter("Ann Lee", firm=keep)
        mine = add_private(by(seeker), seeker, "Ann Li", "", email="ann@home.example")
        theirs = add_relationship(by(stranger), stranger, shared)
        merge(by(seeker), "recruiter", shared, mine.recruiter, {})
        pages = [seen(signed_in(one.seeker).get(reverse("outreach:relationship", args=[one.public_id])))
                 for one in (mine, theirs)]  # fmt: skip
        assert ["ann@home.example" in page for page in pages] == [True, False]

    def test_finding_the_other_one(self, admin, seeker, keep, gone, signed_in):
        own = make_firm("Kestrel Own", owner=seeker)
        page = seen(signed_in(admin).get(url("merge_firm", keep)))
        assert url("merge_firm", keep, gone) in page
        assert url("merge_firm", keep, keep) not in page
        assert "Kestrel Own" not in page
        mine = seen(signed_in(seeker).get(url("merge_firm", own) + "?q=kestrel"))
        assert url("merge_firm", own, keep) in mine
        assert "Nobody else is called that" in seen(signed_in(seeker).get(url("merge_firm", own) + "?q=zzzz"))

    def test_people(self, admin, keep, gone, signed_in):
        ann, anne = make_recruiter("Ann Lee", firm=keep), make_recruiter("Anne Lee", firm=gone)
        client = signed_in(admin)
        page = seen(client.get(url("merge_person", ann, anne)))
        assert 'name="firm" value="theirs"' in page
        answer = client.post(url("merge_person", ann), {"with": anne.public_id, "name": "ours", "firm": "theirs"})
        assert answer.status_code == 303
        assert ann.firm == gone
        assert url("merge_person", ann) in seen(client.get(reverse("outreach:edit_person", args=[ann.public_id])))
        assert not Recruiter.objects.visible_to(admin).filter(pk=anne.pk).exists()


class TestMerges:
    def test_the_list_is_the_admins_and_ones_own(self, admin, seeker, stranger, keep, gone, signed_in):
        made = merge(by(admin), "firm", keep, gone, {})
        own = merge(by(seeker), "firm", make_firm("Own", owner=seeker), make_firm("Own two", owner=seeker), {})
        pages = [seen(signed_in(one).get(url("merges"))) for one in (admin, seeker, stranger)]
        assert [url("merge", made) in page for page in pages] == [True, False, False]
        assert [url("merge", own) in page for page in pages] == [False, True, False]
        assert "Nothing was merged yet" in pages[2]
        for one in (seeker, stranger):
            assert signed_in(one).get(url("merge", made)).status_code == 404
            assert signed_in(one).post(url("merge_undo", made)).status_code == 404
        assert signed_in(admin).post(url("merge_undo", own)).status_code == 404

    def test_undo_says_what_it_left(self, admin, keep, gone, signed_in):
        client = signed_in(admin)
        gone.email = "hello@kestrel.example"
        gone.save()
        made = merge(by(admin), "firm", keep, gone, {})
        Firm.objects.filter(pk=keep.pk).update(email="new@kestrel.example", trading_names=["Hawk", "Kes"])
        answer = client.post(url("merge_undo", made))
        assert (answer.status_code, answer["Location"]) == (303, url("merge", made))
        page = seen(client.get(answer["Location"]))
        assert "“Kestrel” and “Kestrel Search” are two again" in page
        assert "Email: changed since, stays “new@kestrel.example”." in page
        assert "Other names: changed since, stays “Hawk, Kes”." in page
        assert "Undo this merge" not in page
        assert "That was taken back already." in seen(client.post(url("merge_undo", made), follow=True))

    def test_a_newer_merge_is_named(self, admin, keep, gone, signed_in):
        made = merge(by(admin), "firm", keep, gone, {})
        merge(by(admin), "firm", make_firm("Kestrel Group"), keep, {})
        page = seen(signed_in(admin).post(url("merge_undo", made), follow=True))
        assert "“Kestrel” was merged into “Kestrel Group” later. Undo that merge first." in page

    def test_ones_own_notes_that_changed_since_are_said(self, seeker, signed_in):
        keep, gone = make_firm("Own", owner=seeker), make_firm("Own two", owner=seeker)
        SeekerFirm.objects.create(seeker=seeker, firm=gone, notes="Kind")
        made = merge(by(seeker), "firm", keep, gone, {})
        seeker.seekerfirms.filter(firm=keep).update(notes="Kind and slow")
        page = seen(signed_in(seeker).post(url("merge_undo", made), follow=True))
        assert "Notes that you changed since stay as they are." in page

    def test_links_to_the_gone_firm_lead_to_the_survivor(self, admin, seeker, stranger, keep, gone, signed_in):
        own = make_firm("Own", owner=seeker)
        merge(by(admin), "firm", keep, gone, {})
        merge(by(seeker), "firm", keep, own, {})
        for reader, firm, status in ((stranger, gone, 302), (seeker, own, 302), (stranger, own, 404)):
            answer = signed_in(reader).get(reverse("outreach:firm", args=[firm.public_id]))
            assert answer.status_code == status
            assert status == 404 or answer["Location"] == reverse("outreach:firm", args=[keep.public_id])

    def test_the_admin_site_brings_back_what_was_archived_not_what_was_merged(self, admin, keep, gone, signed_in):
        other = make_firm("Harrier", archived_at=MORNING)
        merge(by(admin), "firm", keep, gone, {})
        chosen = {"action": "bring_back", "_selected_action": [other.pk, gone.pk]}
        signed_in(admin).post(reverse("admin:recruiters_firm_changelist"), chosen)
        assert set(Firm.objects.visible_to(admin)) == {keep, other}
