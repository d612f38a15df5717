"""The pages that add someone: two fields, the directory, a desk; what is offered, asked and refused first."""

import pytest
from django.urls import reverse

from outreach.models import Relationship
from recruiters.models import Firm
from tests.factories import make_firm, make_recruiter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]

ADD = "/recruiters/add/"


@pytest.fixture
def page(seeker, signed_in):
    return signed_in(seeker)


def mine(seeker):
    return Relationship.objects.visible_to(seeker)


def undo_latest(page, seeker):
    return page.post(reverse("outreach:undo", args=[seeker.acts.filter(kind="add").latest("pk").public_id]))


def test_two_fields_are_enough(page, seeker):
    answer = page.post(ADD, {"name": "Ann Lee", "firm": "Lee Search"})
    relationship = mine(seeker).get()
    assert (answer.status_code, answer.url) == (303, reverse("outreach:relationship", args=[relationship.public_id]))
    assert relationship.recruiter.owner == relationship.firm.owner == seeker


def test_undo_and_adding_again_work(page, seeker):
    page.post(ADD, {"name": "Ann Lee", "firm": "Lee Search"})
    undo_latest(page, seeker)
    assert not mine(seeker).exists()
    assert "Lee Search" not in page.get("/directory/").content.decode()
    page.post(ADD, {"name": "Ann Lee", "firm": "Lee Search"})
    assert mine(seeker).count() == 1


def test_the_rest_is_kept_with_it(page, seeker):
    page.post(ADD, {
        "name": "Ann Lee", "firm": "Lee Search", "email": "ann@lee.example", "phone": "+353 1 496 0123",
        "profile": "linkedin.com/in/annlee", "met": "At a fair",
    })  # fmt: skip
    relationship = mine(seeker).get()
    assert relationship.met == "At a fair"
    assert relationship.recruiter.contact_points.count() == 3


@pytest.mark.parametrize("firm", ["Kestrel", "", "Another"])
def test_the_same_address_is_offered_instead_of_a_duplicate(page, seeker, firm):
    known = make_recruiter("Priya Raman", firm=make_firm("Kestrel"), email="priya@kestrel.example")
    answer = page.post(ADD, {"name": "P. Raman", "firm": firm, "email": "PRIYA@kestrel.example"})
    assert answer.status_code == 422
    assert reverse("outreach:add_recruiter", args=[known.public_id]) in answer.content.decode()
    assert not mine(seeker).exists()


def test_the_same_name_at_the_same_firm_is_offered(page, seeker):
    make_recruiter("Priya Räman", firm=make_firm("Kestrel"))
    said = {"name": "priya raman", "firm": "KESTREL"}
    answer = page.post(ADD, said)
    assert answer.status_code == 422
    assert "Is it one of these?" in answer.content.decode()
    assert page.post(ADD, said | {"another": "on"}).status_code == 303
    assert mine(seeker).get().recruiter.owner == seeker


def test_the_same_name_elsewhere_is_someone_else(page, seeker):
    make_recruiter("Priya Raman", firm=make_firm("Kestrel"))
    assert page.post(ADD, {"name": "Priya Raman", "firm": "Merlin"}).status_code == 303


def test_a_strangers_private_person_is_never_offered(page, seeker, stranger):
    make_recruiter("Priya Raman", firm=make_firm("Kestrel", owner=stranger), owner=stranger, email="p@k.example")
    answer = page.post(ADD, {"name": "Priya Raman", "firm": "Kestrel", "email": "p@k.example"})
    assert answer.status_code == 303
    assert mine(seeker).get().recruiter.owner == seeker


def test_a_firm_alone_is_added_through_its_desk(page, seeker):
    page.post(ADD, {"name": "", "firm": "Lee Search"})
    assert mine(seeker).get().recruiter.is_desk


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"name": "🙂"},
        {"name": "x" * 161, "firm": "y"},
        {"name": "Ann", "firm": "y" * 161},
        {"name": "Ann\x00Lee", "firm": "Lee"},
        {"name": "Ann", "email": "no address"},
        {"name": "Ann", "phone": "no number"},
        {"name": "Ann", "profile": "no profile"},
        {"name": "Ann \u202eeeL", "firm": "Lee"},
        {"name": "Ann", "met": "m" * 241},
    ],
)
def test_what_can_not_be_is_said_by_the_field(page, seeker, said):
    answer = page.post(ADD, said)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not mine(seeker).exists()


def test_hostile_text_is_text(page, seeker):
    name = "<script>alert(1)</script>"
    page.post(ADD, {"name": name, "firm": "Lee"})
    html = page.get("/directory/people/").content.decode()
    assert name not in html
    assert "&lt;script&gt;" in html


class TestTypedFirm:
    """The shared firm goes before a second one of nearly that name."""

    @pytest.fixture
    def kestrel(self, db):
        return make_firm("Kestrel Search", places="Boston")

    def offers(self, page, typed):
        return page.get("/recruiters/add/firms/", {"firm": typed}).content.decode()

    @pytest.mark.parametrize("typed", ["Kestrel Search Ltd.", "KESTREL SEARCH LLC", "The Kestrel Search", "kestr"])
    def test_while_typing_the_shared_one_is_offered(self, page, kestrel, stranger, typed):
        make_firm("Kestrel Search Ltd", owner=stranger, places="Hidden")
        shown = self.offers(page, typed)
        assert f'value="{kestrel.public_id}"' in shown
        assert "Hidden" not in shown
        assert "<html" not in shown

    @pytest.mark.parametrize("typed", ["", "ke", "Quite Another", "Kestrel Search", "\x00"])
    def test_else_nothing_is(self, page, kestrel, typed):
        assert "fieldset" not in self.offers(page, typed)

    def test_without_javascript_the_page_asks_once(self, page, seeker, kestrel):
        said = {"name": "Ann Lee", "firm": "Kestrel Search Ltd."}
        answer = page.post(ADD, said)
        assert answer.status_code == 422
        assert f'value="{kestrel.public_id}" checked' in answer.content.decode()
        assert page.post(ADD, said | {"known": kestrel.public_id}).status_code == 303
        assert mine(seeker).get().firm == kestrel

    def test_another_firm_is_made_where_it_is_said(self, page, seeker, kestrel):
        page.post(ADD, {"name": "Ann Lee", "firm": "Kestrel Search Ltd.", "known": "new"})
        assert mine(seeker).get().firm.owner == seeker

    def test_a_choice_that_is_none_is_asked_again(self, page, seeker, stranger, kestrel):
        hidden = make_firm("Kestrel Search Ltd", owner=stranger)
        for known in (hidden.public_id, "nowhere", "a\x00"):
            assert page.post(ADD, {"name": "Ann", "firm": "Kestrel Search Ltd.", "known": known}).status_code == 422
        assert not mine(seeker).exists()

    def test_people_and_fees_of_the_chosen_firm_are_asked_about(self, page, kestrel):
        make_recruiter("Priya Raman", firm=kestrel)
        said = {"name": "Priya Raman", "firm": "Kestrel Search Ltd.", "known": kestrel.public_id}
        assert "Is it one of these?" in page.post(ADD, said).content.decode()
        Firm.objects.update(paid_by="seeker")
        assert "despite_fees" in page.post(ADD, said | {"name": "Bo Berg"}).content.decode()

    def test_a_firm_alone_is_reached_through_the_shared_desk(self, page, seeker, kestrel):
        page.post(ADD, {"firm": "Kestrel Search Ltd.", "known": kestrel.public_id})
        assert mine(seeker).get().recruiter.owner is None


class TestFromTheDirectory:
    def test_a_person_is_added_and_shown_as_on_the_list(self, page, seeker):
        person = make_recruiter("Priya Raman")
        url = reverse("outreach:add_recruiter", args=[person.public_id])
        assert url in page.get("/directory/people/").content.decode()
        answer = page.post(url, headers={"Referer": "http://testserver/directory/people/?q=pri"})
        assert (answer.status_code, answer.url) == (303, "/directory/people/?q=pri")
        assert mine(seeker).get().recruiter == person
        html = page.get("/directory/people/").content.decode()
        assert "On your list" in html
        assert url not in html

    def test_htmx_gets_the_cell_and_a_toast_with_undo(self, page, morning):
        person = make_recruiter("Priya Raman")
        url = reverse("outreach:add_recruiter", args=[person.public_id])
        html = page.post(url, headers={"HX-Request": "true"}).content.decode()
        assert f'id="in-list-{person.public_id}"' in html
        assert "Undo" in html
        assert "<html" not in html
        morning.shift(1)
        again = page.post(url, headers={"HX-Request": "true"}).content.decode()
        assert "was on your list already" in again
        assert "Undo" not in again

    def test_a_firm_is_added_through_its_desk(self, page, seeker):
        firm = make_firm("Kestrel")
        page.post(reverse("outreach:add_firm", args=[firm.public_id]))
        assert mine(seeker).get().recruiter.is_desk
        assert "1 on your list" in page.get("/directory/").content.decode()

    def test_without_javascript_a_page_asks(self, page):
        url = reverse("outreach:add_firm", args=[make_firm("Kestrel").public_id])
        assert "Add Kestrel to your recruiters?" in page.get(url).content.decode()

    @pytest.mark.parametrize("what", ["firm", "person"])
    def test_others_private_records_are_404(self, page, admin, signed_in, stranger, what):
        firm = make_firm(owner=stranger)
        person = make_recruiter(firm=firm, owner=stranger)
        name, record = ("add_firm", firm) if what == "firm" else ("add_recruiter", person)
        url = reverse(f"outreach:{name}", args=[record.public_id])
        for reader in (page, signed_in(admin)):
            assert reader.get(url).status_code == 404
            assert reader.post(url).status_code == 404
        assert signed_in(stranger).post(url).status_code == 303


class TestFees:
    @pytest.fixture
    def firm(self, db):
        return make_firm("Pay To Play", paid_by="seeker")

    def test_a_firm_that_charges_asks_first(self, page, seeker, firm):
        url = reverse("outreach:add_firm", args=[firm.public_id])
        assert "charges job seekers" in page.get(url).content.decode()
        assert page.post(url).status_code == 422
        assert not mine(seeker).exists()
        page.post(url, {"despite_fees": "1"})
        assert mine(seeker).exists()

    def test_so_do_its_people(self, page, seeker, firm):
        person = make_recruiter("Max Fee", firm=firm)
        assert page.post(reverse("outreach:add_recruiter", args=[person.public_id])).status_code == 422
        assert not mine(seeker).exists()

    def test_and_typing_its_name(self, page, seeker, firm):
        said = {"name": "Max Fee", "firm": "pay to play"}
        answer = page.post(ADD, said)
        assert answer.status_code == 422
        assert "despite_fees" in answer.content.decode()
        assert page.post(ADD, said | {"despite_fees": "1"}).status_code == 303

    def test_the_directory_and_the_firm_page_warn(self, page, firm):
        make_recruiter("Max Fee", firm=firm)
        for url in ("/directory/", "/directory/people/", reverse("outreach:firm", args=[firm.public_id])):
            assert "harges job seekers" in page.get(url).content.decode()
