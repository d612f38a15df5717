"""A privacy objection: told by a seeker, decided by an admin, carried through with everyone; nobody brings it back."""

import pytest
from django.core.management import call_command

from mail.models import OutgoingMail
from outreach import sweeps
from outreach.acts.adding import add_private, add_relationship
from outreach.acts.objection import set_aside, uphold
from outreach.acts.undo import undo
from outreach.models import Relationship, Told
from outreach.refusals import Refused
from recruiters.models import NameWord, Objection, Recruiter, RecruiterWord
from recruiters.search import find
from recruiters.suppression import suppressed
from tests.cast import MORNING, by
from tests.factories import make_firm, make_relationship

from .objecting import THEIR_ADDRESS, fresh, object_to, state

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]

def test_told_it_closes_for_the_seeker_alone_and_waits_for_an_admin(mine, theirs):
    objection = object_to(mine, how="By mail")
    assert (objection.state, objection.how, objection.told_by) == ("reported", "By mail", mine.seeker)
    assert (fresh(mine).stage, fresh(mine).do_not_contact) == ("closed", True)
    assert (fresh(theirs).stage, fresh(theirs).recruiter.shown_name) == ("awaiting", "Jonas Weberknecht")


def test_an_opt_out_for_oneself_objects_to_nothing(mine):
    mine.opt_out(by(mine.seeker))
    assert not Objection.objects.exists()


def test_undone_before_the_decision_it_was_never_told(mine):
    objection = object_to(mine)
    undo(objection.act, by(mine.seeker))
    assert not Objection.objects.exists()
    assert fresh(mine).stage == "awaiting"


def test_upheld_the_recruiter_is_blanked_in_place(mine, admin):
    uphold(by(admin), object_to(mine, how="Jonas wrote to me"))
    gone = Recruiter.objects.get(pk=mine.recruiter_id)
    assert (gone.name, gone.first_name, gone.last_name, gone.title, gone.place) == ("",) * 5
    assert gone.shown_name == str(gone) == "Not available"
    assert not gone.contact_points.exists()
    assert not RecruiterWord.objects.filter(record=gone).exists()
    assert not NameWord.objects.filter(word="weberknecht").exists()
    assert find(Recruiter.objects.visible_to(admin), "weberknecht").page.rows == []
    assert find(Recruiter.objects.visible_to(admin), THEIR_ADDRESS).page.rows == []
    gone.add_contact("email", THEIR_ADDRESS)
    assert not gone.contact_points.exists()


def test_the_sweep_closes_it_with_everyone(mine, theirs, admin):
    objection = object_to(mine, how="Jonas wrote to me")
    uphold(by(admin), objection)
    assert state(objection) == "upholding"
    assert sweeps.objections(MORNING) == 2
    assert (state(objection), objection.how, objection.decided_by) == ("upheld", "", admin)
    for relationship in map(fresh, (mine, theirs)):
        assert (relationship.stage, relationship.do_not_contact) == ("closed", True)
        assert relationship.name_key == relationship.recruiter.name_key
        assert not relationship.reminders.filter(closed_at__isnull=True).exists()
        act = relationship.history.get(act__kind="objection").act
        assert (act.via, act.actor) == ("system", None)
    assert theirs.history.get(kind="address_found").data["value"] == ""
    assert theirs.history.get(kind="interaction").note == "Jonas seems nice"
    call_command("recompute_relationships", "--check")


def test_again_it_changes_nothing(mine, theirs, admin, stranger):
    objection = object_to(mine)
    for _ in range(2):
        uphold(by(admin), objection)
        sweeps.objections(MORNING)
    assert state(objection) == "upheld"
    assert theirs.history.filter(kind="opt_out").count() == 1
    theirs.opt_out(by(stranger), for_all=True)
    assert Objection.objects.count() == 1


def test_killed_half_way_it_goes_on(mine, theirs, admin, monkeypatch):
    objection = object_to(mine)
    uphold(by(admin), objection)
    take_out = Relationship.take_out

    def dies(self, hand):
        if self.pk == theirs.pk:
            raise RuntimeError("killed")
        return take_out(self, hand)

    with monkeypatch.context() as patch:
        patch.setattr(Relationship, "take_out", dies)
        assert sweeps.objections(MORNING) == 0
    assert (state(objection), fresh(mine).stage, fresh(theirs).stage) == ("upholding", "closed", "awaiting")
    assert mine.history.filter(act__kind="objection").exists()
    assert sweeps.objections(MORNING) == 1
    assert (state(objection), fresh(theirs).stage) == ("upheld", "closed")


def test_every_report_of_one_person_is_decided_at_once(mine, theirs, admin):
    first, second = object_to(mine), object_to(theirs)
    uphold(by(admin), first)
    sweeps.objections(MORNING)
    assert (state(first), state(second)) == ("upheld", "upheld")


def test_set_aside_nothing_changes_and_it_is_decided_once(mine, theirs, admin):
    objection = object_to(mine)
    set_aside(by(admin), objection)
    assert (state(objection), fresh(theirs).stage, fresh(mine).stage) == ("set_aside", "awaiting", "closed")
    for decide in (uphold, set_aside):
        with pytest.raises(Refused) as refused:
            decide(by(admin), objection)
        assert refused.value.code == "already_decided"
    assert fresh(mine).recruiter.name == "Jonas Weberknecht"


def test_no_undo_brings_it_back(mine, theirs, admin, seeker, stranger):
    objection = object_to(mine)
    uphold(by(admin), objection)
    sweeps.objections(MORNING)
    with pytest.raises(Refused) as refused:
        undo(theirs.history.get(kind="opt_out").act, by(stranger))
    assert refused.value.code == "objection"
    undo(objection.act, by(seeker))
    assert (fresh(mine).stage, fresh(mine).do_not_contact) == ("closed", True)


def test_facts_are_still_logged_and_nothing_else(mine, admin, seeker):
    uphold(by(admin), object_to(mine))
    sweeps.objections(MORNING)
    relationship = fresh(mine)
    relationship.log_interaction(by(seeker), direction="in", channel="email")
    assert fresh(mine).stage == "closed"
    for act in (
        lambda: relationship.plan(by(seeker)),
        lambda: relationship.reopen(by(seeker)),
        lambda: relationship.find_address(by(seeker), "email", THEIR_ADDRESS),
    ):
        with pytest.raises(Refused):
            act()


def test_a_private_one_is_upheld_at_once_and_binds_only_the_seeker(seeker, stranger):
    relationship = make_relationship(seeker, "Pia Privat", owner=seeker, email="pia@privat.example")
    firm = relationship.firm
    objection = object_to(relationship)
    assert (objection.state, objection.decided_by) == ("upheld", seeker)
    assert (fresh(relationship).recruiter.name, fresh(relationship).stage) == ("", "closed")
    assert not Objection.objects.waiting().exists()
    with pytest.raises(Refused) as refused:
        add_private(by(seeker), seeker, "Pia Privat", firm.name)
    assert refused.value.code == "suppressed"
    assert not Recruiter.objects.filter(owner=seeker, name="Pia Privat").exists()
    assert add_private(by(stranger), stranger, "Pia Privat", firm.name).recruiter.shown_name == "Pia Privat"


def test_a_private_twin_of_another_seeker_is_left_alone(mine, admin, stranger):
    twin = make_relationship(stranger, "Jonas Weberknecht", owner=stranger, email=THEIR_ADDRESS)
    uphold(by(admin), object_to(mine))
    sweeps.objections(MORNING)
    assert (fresh(twin).stage, fresh(twin).recruiter.name) == ("listed", "Jonas Weberknecht")


def test_a_desk_objects_to_nothing(seeker):
    firm = make_firm("Desk Firm", email="desk@firm.example")
    relationship = add_relationship(by(seeker), seeker, Recruiter.objects.desk_of(firm))
    relationship.opt_out(by(seeker), for_all=True)
    assert not Objection.objects.exists()


def test_mails_that_listed_them_are_blanked(mine, theirs, admin):
    def mail_to(relationship):
        mail = OutgoingMail.objects.create(
            user=relationship.seeker, key="digest:1", kind="digest", to=relationship.seeker.email, due_at=MORNING,
            created_at=MORNING, state="sent", subject="1 due today", text="Jonas", html="<p>Jonas</p>",
        )  # fmt: skip
        Told.objects.create(seeker=relationship.seeker, mail=mail, relationship=relationship, duty_key="nudge:1")
        return mail

    mail = mail_to(theirs)
    other = make_relationship(mine.seeker, "Somebody Else")
    kept = mail_to(other)
    uphold(by(admin), object_to(mine))
    sweeps.objections(MORNING)
    mail.refresh_from_db()
    kept.refresh_from_db()
    assert (mail.subject, mail.text, mail.html) == ("1 due today", "", "")
    assert kept.text == "Jonas"


def test_whoever_objected_is_known_again(mine, admin, settings):
    uphold(by(admin), object_to(mine))
    people = [
        ([THEIR_ADDRESS.upper()], [], [], "", []),
        ([], [], [], "Jonas  WEBERKNECHT", ["Other Firm", "Weber Partners"]),
        ([], [], [], "Jonas Weberknecht", ["Other Firm"]),
        (["else@weber.example"], ["+1 617 555 0199"], ["linkedin.com/in/else"], "Somebody Else", ["Weber Partners"]),
    ]
    assert suppressed(people) == {0, 1}
    assert suppressed(people, mine.seeker) == {0, 1}
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key of fifty characters " * 2
    assert suppressed(people) == {0, 1}
    settings.SECRET_KEY_FALLBACKS = []
    assert suppressed(people) == set()


def test_checking_thousands_takes_one_query(mine, admin, django_assert_num_queries):
    uphold(by(admin), object_to(mine))
    people = [([f"p{n}@firm.example"], [], [], f"Person {n}", [f"Firm {n % 50}"]) for n in range(3000)]
    people[1234] = ([THEIR_ADDRESS], [], [], "J. W.", [])
    with django_assert_num_queries(1):
        assert suppressed(people) == {1234}
