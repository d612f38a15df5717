"""Adding to one's list: from the directory, by two fields, by a desk; undo and adding again."""

import pytest

from outreach.acts.adding import add_desk, add_private, add_relationship
from outreach.acts.undo import undo
from outreach.models import Relationship
from recruiters.models import ContactPoint, Firm, Recruiter
from tests.cast import by
from tests.factories import make_firm, make_recruiter

pytestmark = pytest.mark.django_db


def mine(seeker):
    return Relationship.objects.visible_to(seeker)


class TestFromTheDirectory:
    def test_it_is_listed_with_the_firm_of_today(self, seeker):
        recruiter = make_recruiter("Priya Raman")
        relationship = add_relationship(by(seeker), seeker, recruiter)
        assert relationship.stage == "listed"
        assert relationship.firm == recruiter.firm
        assert (relationship.name_key, relationship.firm_key) == ("priya raman", recruiter.firm.name_key)

    def test_a_second_time_is_the_same_relationship_and_no_act(self, seeker):
        recruiter = make_recruiter()
        first = add_relationship(by(seeker), seeker, recruiter)
        acts = seeker.acts.count()
        assert add_relationship(by(seeker), seeker, recruiter) == first
        assert seeker.acts.count() == acts

    def test_undo_takes_it_off_and_adding_again_brings_it_back(self, seeker):
        recruiter = make_recruiter()
        first = add_relationship(by(seeker), seeker, recruiter)
        undo(first.act, by(seeker))
        assert not mine(seeker).exists()
        again = add_relationship(by(seeker), seeker, recruiter)
        assert mine(seeker).get() == again == first
        undo(again.act, by(seeker))
        assert not mine(seeker).exists()

    def test_undo_leaves_what_something_happened_with_since(self, seeker):
        relationship = add_relationship(by(seeker), seeker, make_recruiter())
        relationship.log_interaction(by(seeker), direction="out", channel="email", purpose="first_touch")
        undo(relationship.act, by(seeker))
        assert mine(seeker).get().stage == "awaiting"


class TestSomeoneNew:
    def test_two_fields_make_firm_person_and_relationship_in_one_act(self, seeker, stranger):
        relationship = add_private(
            by(seeker), seeker, "Ann Lee", "Lee Search", email="ann@lee.example", met="At a fair"
        )
        person, firm = relationship.recruiter, relationship.firm
        assert person.owner == firm.owner == seeker
        assert person.act == firm.act == relationship.act
        assert relationship.met == "At a fair"
        assert ContactPoint.objects.get(recruiter=person).key == "ann@lee.example"
        assert not Recruiter.objects.visible_to(stranger).exists()
        assert not Firm.objects.visible_to(stranger).exists()

    def test_undo_puts_away_what_it_made_and_typing_it_again_brings_it_back(self, seeker):
        first = add_private(by(seeker), seeker, "Ann Lee", "Lee Search")
        undo(first.act, by(seeker))
        assert not Recruiter.objects.visible_to(seeker).exists()
        assert not Firm.objects.visible_to(seeker).exists()
        again = add_private(by(seeker), seeker, "Ann Lee", "Lee Search")
        assert again == first
        assert (Firm.objects.count(), Recruiter.objects.count()) == (1, 1)
        undo(again.act, by(seeker))
        assert not Firm.objects.visible_to(seeker).exists()

    def test_undo_keeps_a_firm_that_others_work_at(self, seeker):
        first = add_private(by(seeker), seeker, "Ann Lee", "Lee Search")
        second = add_private(by(seeker), seeker, "Bo Lee", "lee search")
        assert second.firm == first.firm
        undo(first.act, by(seeker))
        assert Firm.objects.visible_to(seeker).get() == second.firm
        assert Recruiter.objects.visible_to(seeker).get() == second.recruiter

    def test_the_one_shared_firm_of_that_name_is_taken(self, seeker):
        shared = make_firm("Lée Search")
        assert add_private(by(seeker), seeker, "Ann Lee", "lee  SEARCH").firm == shared
        assert Firm.objects.count() == 1

    def test_of_several_shared_ones_none_is_guessed(self, seeker):
        make_firm("Lee Search", website="https://lee.ie")
        make_firm("Lee Search", website="https://lee.co.uk")
        assert add_private(by(seeker), seeker, "Ann Lee", "Lee Search").firm.owner == seeker

    def test_a_strangers_private_firm_is_never_taken(self, seeker, stranger):
        theirs = make_firm("Lee Search", owner=stranger)
        assert add_private(by(seeker), seeker, "Ann Lee", "Lee Search").firm != theirs

    def test_a_firm_alone_is_worked_through_its_desk(self, seeker):
        relationship = add_private(by(seeker), seeker, "", "Lee Search", email="hello@lee.example")
        assert relationship.recruiter.is_desk
        assert relationship.recruiter.contact_points.get().value == "hello@lee.example"

    def test_a_person_alone_needs_no_firm(self, seeker):
        relationship = add_private(by(seeker), seeker, "Ann Lee", "")
        assert relationship.firm is None
        undo(relationship.act, by(seeker))
        assert add_private(by(seeker), seeker, "Ann Lee", "") == relationship


class TestDesk:
    def test_the_desk_of_a_shared_firm_is_shared_and_made_once(self, seeker, stranger):
        firm = make_firm("Kestrel", email="desk@kestrel.example", phone="+1 617 555 0148")
        one, other = add_desk(by(seeker), seeker, firm), add_desk(by(stranger), stranger, firm)
        assert one.recruiter == other.recruiter
        assert one.recruiter.owner is None
        assert one.recruiter.contact_points.count() == 2
        assert add_desk(by(seeker), seeker, firm) == one

    def test_the_desk_of_a_private_firm_is_private(self, seeker):
        assert add_desk(by(seeker), seeker, make_firm(owner=seeker)).recruiter.owner == seeker
