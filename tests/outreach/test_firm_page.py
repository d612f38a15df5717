"""The firm page: its people, one's own relationships there, last contact across them, private notes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from outreach.acts.adding import add_desk, add_relationship
from outreach.models import Relationship, SeekerFirm
from recruiters.models import Firm, Recruiter, Specialty
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


@pytest.fixture
def page(seeker, signed_in):
    return signed_in(seeker)


@pytest.fixture
def firm(db):
    return make_firm("Kestrel", source="list.csv", source_on=MORNING.date(), trading_names=["Falcon"])


def url(firm, name="firm"):
    return reverse(f"outreach:{name}", args=[firm.public_id])


def wrote(relationship, days_ago):
    day = (MORNING - timedelta(days=days_ago)).date()
    relationship.log_interaction(
        by(relationship.seeker), direction="out", channel="email", purpose="first_touch", occurred_on=day
    )


def test_people_relationships_and_last_contact_across_them(page, seeker, stranger, firm):
    one = add_relationship(by(seeker), seeker, make_recruiter("Priya Raman", firm=firm))
    two = add_desk(by(seeker), seeker, firm)
    make_recruiter("Bo Lee", firm=firm)
    wrote(one, 30)
    wrote(two, 4)
    wrote(add_relationship(by(stranger), stranger, make_recruiter("Cy Fox", firm=firm)), 1)
    answer = page.get(url(firm))
    html = answer.content.decode()
    assert [line.relationship for line in answer.context["lines"]] == [two, one]
    assert [person.name for person, _ in answer.context["people"]] == ["Bo Lee", "Cy Fox"]
    assert answer.context["last_contact_on"] == (MORNING - timedelta(days=4)).date()
    for words in ("Found a person?", "list.csv", "Falcon", "Desk"):
        assert words in html


def test_who_left_is_not_shown_as_here(page, firm):
    recruiter = make_recruiter("Priya Raman", firm=firm)
    recruiter.move_to(make_firm("Merlin"), MORNING.date())
    assert not page.get(url(firm)).context["people"]


def test_notes_and_flags_are_kept_for_oneself(page, stranger, signed_in, firm):
    said = {"notes": "Ring before noon", "flags": ["fees"]}
    assert page.post(url(firm, "firm_notes"), said).status_code == 303
    note = SeekerFirm.objects.get()
    assert (note.notes, note.flags) == ("Ring before noon", ["fees"])
    html = page.get(url(firm)).content.decode()
    assert "Ring before noon" in html
    assert "charges job seekers" in html
    other = signed_in(stranger).get(url(firm)).content.decode()
    assert "Ring before noon" not in other
    assert "charges job seekers" not in other


@pytest.mark.parametrize(
    "said",
    [
        {"notes": "x" * 5001}, {"notes": "\x00"}, {"flags": ["nonsense"]},
    ],
)  # fmt: skip
def test_notes_that_can_not_be(page, firm, said):
    assert page.post(url(firm, "firm_notes"), said).status_code == 422
    assert not SeekerFirm.objects.exists()


def test_a_strangers_firm_is_404_everywhere(page, admin, signed_in, stranger):
    theirs = make_firm("Hidden", owner=stranger)
    person = make_recruiter(firm=theirs, owner=stranger)
    for reader in (page, signed_in(admin)):
        for name in ("firm", "firm_notes", "edit_firm", "new_person", "add_firm"):
            assert reader.get(url(theirs, name)).status_code == 404
            assert reader.post(url(theirs, name)).status_code in ((404, 405) if name == "firm" else (404,))
        assert reader.post(url(person, "edit_person")).status_code == 404
    assert signed_in(stranger).get(url(theirs)).status_code == 200


def test_a_private_successor_of_another_is_not_named(page, stranger, firm):
    firm.succeeded_by = make_firm("Hidden Heir", owner=stranger)
    firm.save()
    assert "Hidden Heir" not in page.get(url(firm)).content.decode()
    firm.succeeded_by = make_firm("Known Heir")
    firm.save()
    assert "Known Heir" in page.get(url(firm)).content.decode()


def test_queries_do_not_grow(page, seeker, firm):
    def queries():
        with CaptureQueriesContext(connection) as caught:
            page.get(url(firm))
        return len(caught)

    def fill(count):
        for _ in range(count):
            make_recruiter(firm=firm)
            add_relationship(by(seeker), seeker, make_recruiter(firm=firm))

    fill(2)
    few = queries()
    fill(10)
    assert queries() == few <= 20


class TestRecords:
    FIRM = {
        "name": "Kestrel & Co", "trading_names": "Falcon, Hobby", "pay_model": "retained", "setting": "firm",
        "engagement": "permanent", "paid_by": "employer", "website": "kestrel.example", "email": "", "phone": "",
        "places": "Dublin, Cork",
    }  # fmt: skip

    @pytest.fixture
    def keeper(self, admin, signed_in):
        return signed_in(admin)

    def test_an_admin_adds_a_shared_firm_and_a_person(self, keeper, page):
        answer = keeper.post(reverse("outreach:new_firm"), self.FIRM)
        firm = Firm.objects.get()
        assert (answer.status_code, firm.owner, firm.domain) == (303, None, "kestrel.example")
        assert firm.trading_names == ["Falcon", "Hobby"]
        assert {place.name for place in firm.specialties.all()} == {"Dublin", "Cork"}
        keeper.post(url(firm, "new_person"), {"name": "Ann Lee", "email": "ann@kestrel.example"})
        person = Recruiter.objects.get()
        assert (person.owner, person.firm) == (None, firm)
        assert "Ann Lee" in page.get(url(firm)).content.decode()

    def test_a_seeker_adds_and_edits_private_ones_only(self, page, seeker, firm):
        page.post(reverse("outreach:new_firm"), self.FIRM)
        mine = Firm.objects.get(owner=seeker)
        assert page.post(url(mine, "edit_firm"), self.FIRM | {"name": "Renamed"}).status_code == 303
        assert Firm.objects.get(owner=seeker).name == "Renamed"
        assert page.post(url(firm, "edit_firm"), self.FIRM).status_code == 404
        assert page.post(url(make_recruiter(), "edit_person"), {"name": "X"}).status_code == 404

    def test_a_new_name_follows_into_lists(self, page, seeker):
        mine = make_firm("Old Name", owner=seeker)
        relationship = add_relationship(by(seeker), seeker, make_recruiter("Old Person", firm=mine, owner=seeker))
        desk = add_desk(by(seeker), seeker, mine)
        page.post(url(mine, "edit_firm"), self.FIRM | {"name": "New Name"})
        page.post(url(relationship.recruiter, "edit_person"), {"name": "New Person"})
        keys = set(Relationship.objects.values_list("name_key", "firm_key"))
        assert keys == {("new person", "new name"), ("new name", "new name")}
        desk.recruiter.refresh_from_db()
        assert desk.recruiter.name == "New Name"

    def test_a_changed_type_acts_from_today(self, page, seeker):
        mine = make_firm("Kestrel", owner=seeker, pay_model="contingency")
        page.post(url(mine, "edit_firm"), self.FIRM)
        assert [profile.pay_model for profile in mine.profiles.all()] == ["contingency", "retained"]

    def test_addresses_change_and_further_ones_stay(self, page, seeker):
        person = make_recruiter("Ann", owner=seeker, email="first@ann.example")
        person.add_contact("email", "second@ann.example")
        page.post(url(person, "edit_person"), {"name": "Ann", "email": "new@ann.example", "phone": "+353 1 496 0123"})
        assert set(person.contact_points.values_list("value", flat=True)) == {
            "new@ann.example", "second@ann.example", "+353 1 496 0123",
        }  # fmt: skip

    @pytest.mark.parametrize(
        "wrong",
        [
            {"name": ""}, {"name": "x" * 161}, {"name": "🙂"}, {"name": "a\x00b"}, {"pay_model": "nonsense"},
            {"website": "no site at all"}, {"email": "wrong"}, {"phone": "wrong"}, {"specialties": ["999999"]},
            {"specialties": ["x"]}, {"trading_names": "x" * 401},
        ],
    )  # fmt: skip
    def test_what_can_not_be_is_422(self, keeper, wrong):
        assert keeper.post(reverse("outreach:new_firm"), self.FIRM | wrong).status_code == 422
        assert not Firm.objects.exists()

    def test_a_twin_is_refused(self, keeper):
        keeper.post(reverse("outreach:new_firm"), self.FIRM)
        again = keeper.post(reverse("outreach:new_firm"), self.FIRM | {"name": "KESTREL & CO"})
        assert again.status_code == 422
        assert "already" in again.content.decode()

    @pytest.mark.parametrize("wrong", [{"name": ""}, {"name": "…"}, {"email": "wrong"}, {"phone": "wrong"}])
    def test_a_person_that_can_not_be_is_422(self, keeper, firm, wrong):
        assert keeper.post(url(firm, "new_person"), {"name": "Ann"} | wrong).status_code == 422
        assert not Recruiter.objects.exists()

    def test_specialties_are_kept(self, keeper, firm):
        legal = Specialty.objects.create(axis="function", code="x-legal", name="Law")
        keeper.post(url(firm, "edit_firm"), self.FIRM | {"specialties": [legal.pk]})
        assert legal in firm.specialties.all()
        assert legal in keeper.get(url(firm, "edit_firm")).context["form"].initial["specialties"]
