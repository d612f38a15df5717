"""Merging two records of the directory with what every seeker has there, and undoing it."""

from datetime import date

import pytest

from outreach.acts.adding import add_desk, add_private, add_relationship
from outreach.acts.merging import may_merge, merge, undo_merge
from outreach.acts.settings import change_timings
from outreach.models import MergeShare, SeekerFirm
from outreach.refusals import Refused
from recruiters.models import Affiliation, ContactPoint, Firm, Merge, Recruiter, Specialty
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter

from ..merge_tables import replay_differs, tables
from .scene import fresh, wrote

pytestmark = pytest.mark.django_db
class TestFirms:
    def test_fields_names_and_specialties(self, admin, keep, gone):
        finance, health = Specialty.objects.filter(axis="function")[:2]
        keep.specialties.set([finance])
        gone.specialties.set([finance, health])
        made = merge(by(admin), "firm", keep, gone, {"pay_model": "theirs", "name": "theirs"})
        fresh(keep)
        assert (keep.name, keep.email, keep.places) == ("Kestrel Search Ltd", "hello@kestrel.example", "Boston")
        assert keep.trading_names == ["Falcon", "Kestrel"]
        assert (keep.pay_model, keep.website) == ("retained", "https://kestrel.example")
        assert list(keep.profiles.values_list("pay_model", flat=True)) == ["contingency", "retained"]
        assert set(keep.specialties.all()) == {finance, health}
        assert (made.state, made.owner, made.made_by) == ("merged", None, admin)
        assert (fresh(gone).merged_into, gone.archived_at) == (keep, MORNING)
        assert list(Firm.objects.visible_to(admin)) == [keep]

    def test_without_a_choice_the_survivors_values_stay(self, admin, keep, gone):
        merge(by(admin), "firm", keep, gone, {})
        fresh(keep)
        assert (keep.name, keep.pay_model, keep.email) == ("Kestrel", "contingency", "hello@kestrel.example")
        assert keep.trading_names == ["Falcon", "Kestrel Search Ltd"]
        assert not keep.profiles.exists()

    def test_who_is_at_both_has_one_current_affiliation(self, admin, keep, gone, ann, anne):
        double = ann.affiliations.create(firm=gone)
        former = ann.affiliations.create(firm=gone, ended_on=date(2020, 1, 1))
        made = merge(by(admin), "firm", keep, gone, {})
        assert set(ann.affiliations.filter(firm=keep, ended_on=None).values_list("pk")) == {
            (ann.affiliations.order_by("pk").first().pk,)
        }
        assert fresh(former).firm == keep
        assert anne.firm == keep
        undo_merge(made, by(admin))
        assert Affiliation.objects.get(pk=double.pk).firm == fresh(former).firm == gone

    def test_relationships_follow_with_their_rows(self, admin, seeker, keep, gone, anne):
        mine = add_relationship(by(seeker), seeker, anne)
        wrote(mine, 3)
        filed = mine.file_resume(by(seeker))
        before = fresh(mine).due_on
        made = merge(by(admin), "firm", keep, gone, {"name": "theirs"})
        assert (fresh(mine).firm, mine.firm_key) == (keep, "kestrel search ltd")
        assert (fresh(filed).firm, filed.data["firm"]) == (keep, keep.pk)
        assert mine.due_on != before  # a contingency firm keeps another rhythm than a retained one
        assert not replay_differs(seeker)
        act = MergeShare.objects.get(merge=made).act
        assert (act.seeker, act.actor, act.via, act.kind) == (seeker, None, "system", "merge")
        undo_merge(made, by(admin))
        assert (fresh(mine).firm, mine.firm_key, mine.due_on) == (gone, "kestrel search ltd", before)
        assert (fresh(filed).firm, filed.data["firm"]) == (gone, gone.pk)

    def test_two_desks_become_one(self, admin, seeker, stranger, keep, gone):
        ours, theirs = add_desk(by(seeker), seeker, keep), add_desk(by(seeker), seeker, gone)
        alone = add_desk(by(stranger), stranger, gone)
        wrote(ours, 9)
        wrote(theirs, 6)
        theirs.opt_out(by(seeker))
        made = merge(by(admin), "firm", keep, gone, {})
        assert (fresh(theirs).merged_into, fresh(ours).do_not_contact) == (ours, True)
        assert (fresh(alone).recruiter, alone.merged_into) == (ours.recruiter, None)
        assert Recruiter.objects.desk_of(keep) == ours.recruiter
        emails = ours.recruiter.contact_points.values_list("value", flat=True)
        assert "hello@kestrel.example" in emails
        assert not replay_differs(seeker, stranger)
        undo_merge(made, by(admin))
        assert (fresh(theirs).merged_into, fresh(ours).do_not_contact) == (None, False)
        assert fresh(alone).recruiter == theirs.recruiter

    def test_a_lone_desk_goes_along_under_the_survivors_name(self, admin, seeker, keep, gone):
        desk = add_desk(by(seeker), seeker, gone)
        made = merge(by(admin), "firm", keep, gone, {})
        assert Recruiter.objects.desk_of(keep) == desk.recruiter
        assert (fresh(desk.recruiter).name, fresh(desk).name_key) == ("Kestrel", "kestrel")
        undo_merge(made, by(admin))
        assert (fresh(desk.recruiter).name, fresh(desk).name_key) == ("Kestrel Search Ltd", "kestrel search ltd")

    def test_private_notes_unite_and_come_apart(self, admin, seeker, keep, gone):
        SeekerFirm.objects.create(seeker=seeker, firm=keep, tags=["a", "b"], notes="Kind.")
        SeekerFirm.objects.create(seeker=seeker, firm=gone, tags=["b", "c"], notes="Slow.", flags=["fees"])
        made = merge(by(admin), "firm", keep, gone, {})
        ours = seeker.seekerfirms.get(firm=keep)
        assert (ours.tags, ours.notes, ours.flags) == (["a", "b", "c"], "Kind.\n\nSlow.", ["fees"])
        ours.notes += " Call Dana."
        ours.save()
        undo_merge(made, by(admin))
        assert (fresh(ours).tags, ours.notes, ours.flags) == (["a", "b"], "Kind.\n\nSlow. Call Dana.", [])
        assert made.shares.get().kept == [["notes_since", {"column": "notes"}]]

    def test_own_timings_of_the_gone_firm_hold_on(self, admin, seeker, keep, gone, anne):
        change_timings(by(seeker), seeker, f"firm:{gone.pk}", {"nudge_1": 2})
        mine = add_relationship(by(seeker), seeker, anne)
        wrote(mine)
        before = fresh(mine).due_on
        made = merge(by(admin), "firm", keep, gone, {})
        assert fresh(mine).due_on == before
        undo_merge(made, by(admin))
        assert fresh(mine).due_on == before
        assert seeker.dated_settings.get(kind="timings", data={"nudge_1": 2}).scope == f"firm:{gone.pk}"

    def test_a_move_to_the_gone_firm_is_one_to_the_survivor(self, admin, seeker, keep, gone, ann):
        elsewhere = make_firm("Harrier")
        mine = add_relationship(by(seeker), seeker, make_recruiter("Di Roe", firm=elsewhere))
        wrote(mine, 4)
        moved = mine.move_to(by(seeker), gone)
        made = merge(by(admin), "firm", keep, gone, {})
        assert fresh(moved).data["firm"] == fresh(mine).firm_id == keep.pk
        assert not replay_differs(seeker)
        undo_merge(made, by(admin))
        assert fresh(moved).data["firm"] == fresh(mine).firm_id == gone.pk
        assert not replay_differs(seeker)

    def test_who_succeeded_whom(self, admin, keep, gone):
        former = make_firm("Old Hawk", succeeded_by=gone)
        keep.succeeded_by, keep.succeeded_on = gone, date(2026, 1, 5)
        keep.save()
        made = merge(by(admin), "firm", keep, gone, {})
        assert (fresh(former).succeeded_by, fresh(keep).succeeded_by) == (keep, None)
        undo_merge(made, by(admin))
        assert (fresh(former).succeeded_by, fresh(keep).succeeded_by) == (gone, gone)
        assert keep.succeeded_on == date(2026, 1, 5)


class TestRecruiters:
    def test_what_the_survivor_takes_over(self, admin, ann, anne):
        anne.add_contact("email", "ann@kestrel.example")
        made = merge(by(admin), "recruiter", ann, anne, {"name": "theirs"})
        fresh(ann)
        assert (ann.name, ann.title, ann.place) == ("Anne Lee", "Partner", "Boston")
        addresses = set(ann.contact_points.values_list("value", flat=True))
        assert addresses == {"ann@kestrel.example", "anne@kestrel.example"}
        current = ann.affiliations.filter(ended_on=None)
        assert (current.get().firm.name, ann.affiliations.count()) == ("Kestrel", 2)
        assert list(Recruiter.objects.visible_to(admin)) == [ann]
        undo_merge(made, by(admin))
        assert (fresh(ann).name, ann.place, anne.contact_points.count()) == ("Ann Lee", "", 2)

    def test_the_other_firm_may_be_the_present_one(self, admin, ann, anne):
        merge(by(admin), "recruiter", ann, anne, {"firm": "theirs"})
        assert ann.firm.name == "Kestrel Search Ltd"
        assert ann.affiliations.get(firm__name="Kestrel").ended_on == MORNING.date()

    def test_relationships_of_all_seekers(self, admin, seeker, stranger, ann, anne):
        ours, theirs = add_relationship(by(seeker), seeker, ann), add_relationship(by(seeker), seeker, anne)
        alone = add_relationship(by(stranger), stranger, anne)
        wrote(ours, 6)
        wrote(theirs, 2, "in")
        wrote(alone, 1)
        made = merge(by(admin), "recruiter", ann, anne, {})
        assert (fresh(ours).stage, fresh(theirs).merged_into) == ("talking", ours)
        assert (fresh(alone).recruiter, alone.name_key) == (ann, "ann lee")
        assert not replay_differs(seeker, stranger)
        undo_merge(made, by(admin))
        assert (fresh(ours).stage, fresh(theirs).stage) == ("awaiting", "talking")
        assert (fresh(alone).recruiter, alone.name_key) == (anne, "anne lee")


class TestWhoMay:
    def test_only_ones_own_and_into_the_shared(self, admin, seeker, stranger, keep, gone):
        own, other, theirs = (make_firm(owner=one) for one in (seeker, seeker, stranger))
        pairs = {(keep, gone): [admin], (own, other): [seeker], (keep, own): [seeker], (own, keep): [],
                 (own, theirs): [], (theirs, own): [], (keep, keep): []}  # fmt: skip
        for pair, allowed in pairs.items():
            assert [user for user in (admin, seeker, stranger) if may_merge(user, *pair)] == allowed

    def test_nothing_private_is_written_into_the_shared_one(self, seeker, keep, ann):
        mine = add_private(by(seeker), seeker, "Ann Li", "Kestral", email="ann@home.example")
        own = mine.firm
        own.email, own.places, own.trading_names = "x@kestral.example", "Cork", ["Kes"]
        own.save()
        before = {name: rows for name, rows in tables().items() if name in ("contactpoint", "firm_specialties")}
        shared = (
            dict(Firm.objects.filter(pk=keep.pk).values()[0]),
            dict(Recruiter.objects.filter(pk=ann.pk).values()[0]),
        )
        made = merge(by(seeker), "firm", keep, own, {"email": "theirs"})
        person = merge(by(seeker), "recruiter", ann, mine.recruiter, {})
        assert (made.owner, person.owner) == (seeker, seeker)
        assert (fresh(mine).firm, mine.recruiter) == (keep, ann)
        assert (dict(Firm.objects.filter(pk=keep.pk).values()[0]),
                dict(Recruiter.objects.filter(pk=ann.pk).values()[0])) == shared  # fmt: skip
        assert {name: rows for name, rows in tables().items() if name in before} == before
        undo_merge(person, by(seeker))
        undo_merge(made, by(seeker))
        assert (fresh(mine).firm, mine.recruiter.name) == (own, "Ann Li")

    def test_what_was_merged_meanwhile_is_refused(self, admin, keep, gone):
        merge(by(admin), "firm", keep, gone, {})
        with pytest.raises(Refused) as refused:
            merge(by(admin), "firm", keep, gone, {})
        assert refused.value.code == "merge_changed"

    def test_a_name_that_a_third_firm_has_is_refused(self, admin, keep, gone):
        make_firm("Kestrel Search Ltd", website="https://kestrel.example")
        with pytest.raises(Refused) as refused:
            merge(by(admin), "firm", keep, gone, {"name": "theirs"})
        assert refused.value.code == "merge_name_taken"
        assert fresh(gone).archived_at is None


def test_the_list_of_merges_is_the_admins_and_each_seekers_own(admin, seeker, stranger, keep, gone):
    shared = merge(by(admin), "firm", keep, gone, {})
    own = merge(by(seeker), "firm", make_firm(owner=seeker), make_firm(owner=seeker), {})
    seen = [list(Merge.objects.visible_to(one)) for one in (admin, seeker, stranger)]
    assert seen == [[shared], [own], []]
    assert not ContactPoint.objects.exists()
