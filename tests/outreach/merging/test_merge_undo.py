"""A merge is taken back: what comes apart again, what has changed since and stays, with few seekers and with many."""

from datetime import date

import pytest

from outreach.acts import merging
from outreach.acts.adding import add_desk, add_relationship
from outreach.acts.desk import hand_over_desk
from outreach.acts.merging import merge, merges_left, undo_merge
from outreach.acts.undo import undo
from outreach.models import HistoryRow, MergeShare, Relationship
from outreach.refusals import Refused
from recruiters.models import Firm, Recruiter
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter

from ..merge_tables import differences, replay_differs, tables
from .scene import LATER, fresh, wrote

pytestmark = pytest.mark.django_db


class TestUndo:
    def test_twice_is_harmless(self, admin, keep, gone):
        made = merge(by(admin), "firm", keep, gone, {})
        undo_merge(made, by(admin))
        with pytest.raises(Refused) as refused:
            undo_merge(made, by(admin))
        assert refused.value.sentence == "That was taken back already."
        assert made.kept == []
        merge(by(admin), "firm", keep, gone, {})
        assert fresh(gone).merged_into == keep

    def test_what_changed_since_is_kept_and_said(self, admin, keep, gone):
        made = merge(by(admin), "firm", keep, gone, {})
        Firm.objects.filter(pk=keep.pk).update(places="Dublin")
        newcomer = make_recruiter("New Comer", firm=keep)
        undo_merge(made, by(admin))
        assert (fresh(keep).places, keep.email) == ("Dublin", "")
        assert newcomer.firm == keep
        assert made.kept == [
            ["changed_since", {"column": "places", "value": "Dublin"}],
            ["person_since", {"person": "New Comer", "firm": "Kestrel"}],
        ]

    def test_a_type_that_changed_since_stays_with_its_list(self, admin, keep, gone):
        made = merge(by(admin), "firm", keep, gone, {"pay_model": "theirs"})
        fresh(keep).change_profile(date(2026, 11, 24), pay_model="staffing")
        undo_merge(made, by(admin))
        assert fresh(keep).pay_model == "staffing"
        assert keep.profiles.count() == 3

    def test_who_came_after_the_merge_keeps_the_survivors_rhythm(self, admin, stranger, keep, gone, ann):
        made = merge(by(admin), "firm", keep, gone, {"pay_model": "theirs"})
        late = add_relationship(by(stranger), stranger, ann)
        wrote(late)
        retained = fresh(late).due_on
        undo_merge(made, by(admin))
        assert fresh(late).due_on < retained
        assert not replay_differs(stranger)

    def test_rows_entered_since_stay_with_the_survivor(self, admin, seeker, ann, anne):
        ours, theirs = add_relationship(by(seeker), seeker, ann), add_relationship(by(seeker), seeker, anne)
        old = wrote(theirs, 6)
        made = merge(by(admin), "recruiter", ann, anne, {})
        since = wrote(ours, 0, "in", at=LATER)
        undo_merge(made, by(admin, LATER))
        assert [list(one.history.live()) for one in (ours, theirs)] == [[since], [old]]
        assert made.shares.get().kept == [["rows_since", {"name": "Ann Lee", "n": 1}]]
        assert not replay_differs(seeker)

    def test_a_newer_merge_of_the_same_goes_first(self, admin, keep, gone):
        third = make_firm("Kestrel Group")
        older = merge(by(admin), "firm", keep, gone, {})
        newer = merge(by(admin), "firm", third, keep, {})
        with pytest.raises(Refused) as refused:
            undo_merge(older, by(admin))
        assert refused.value.sentence == "“Kestrel” was merged into “Kestrel Group” later. Undo that merge first."
        assert fresh(older).state == "merged"
        undo_merge(newer, by(admin))
        undo_merge(older, by(admin))
        assert Firm.objects.visible_to(admin).count() == 3

    def test_the_name_may_have_been_taken_since(self, admin, keep, gone):
        made = merge(by(admin), "firm", keep, gone, {})
        make_firm("Kestrel Search Ltd")
        with pytest.raises(Refused) as refused:
            undo_merge(made, by(admin))
        assert "“Kestrel Search Ltd” by now" in refused.value.sentence
        assert fresh(gone).merged_into == keep

    def test_a_seekers_part_goes_back_with_the_whole_only(self, admin, seeker, anne, ann):
        mine = add_relationship(by(seeker), seeker, anne)
        made = merge(by(admin), "recruiter", ann, anne, {})
        with pytest.raises(Refused) as refused:
            undo(made.shares.get().act, by(seeker))
        assert refused.value.code == "undo_the_merge"
        assert fresh(mine).recruiter == ann

    def test_a_desk_handed_over_since_stays_with_its_person(self, admin, seeker, keep, gone, ann):
        desk = add_desk(by(seeker), seeker, gone)
        Recruiter.objects.desk_of(keep)
        made = merge(by(admin), "firm", keep, gone, {})
        hand_over_desk(by(seeker), fresh(desk), ann)
        undo_merge(made, by(admin))
        assert (fresh(desk).recruiter, desk.firm) == (ann, gone)


class TestManySeekers:
    @pytest.fixture
    def two(self, seeker, stranger, anne):
        both = [add_relationship(by(one), one, anne) for one in (seeker, stranger)]
        for one in both:
            wrote(one, 3)
        return both

    def test_those_beyond_the_request_follow_by_the_sweep(self, admin, two, ann, anne, monkeypatch):
        monkeypatch.setattr(merging, "AT_ONCE", 1)
        before = tables()
        made = merge(by(admin), "recruiter", ann, anne, {})
        assert (made.state, MergeShare.objects.count()) == ("merging", 1)
        with pytest.raises(Refused, match="merge_busy"):
            merge(by(admin), "recruiter", ann, make_recruiter("Third", firm=ann.firm), {})
        assert merges_left(LATER) == 1
        assert (fresh(made).state, {fresh(one).recruiter for one in two}) == ("merged", {ann})
        assert merges_left(LATER) == 0
        Recruiter.objects.get(name="Third").delete()
        undo_merge(made, by(admin))
        assert fresh(made).state == "undoing"
        assert not Recruiter.objects.visible_to(admin).filter(pk=anne.pk).exists()
        merges_left(MORNING)
        assert fresh(made).state == "undone"
        assert not differences(before, tables())

    def test_undo_may_come_before_the_merge_is_through(self, admin, two, ann, anne, monkeypatch):
        monkeypatch.setattr(merging, "AT_ONCE", 1)
        before = tables()
        made = merge(by(admin), "recruiter", ann, anne, {})
        undo_merge(made, by(admin))
        assert made.state == "undone"
        assert not differences(before, tables())

    def test_one_seekers_trouble_stops_no_other(self, admin, seeker, two, ann, anne, monkeypatch):
        def fails(made, one, at, real=merging.take_part):
            if one == seeker:
                raise RuntimeError("their records are broken")
            real(made, one, at)

        with monkeypatch.context() as patch:
            patch.setattr(merging, "take_part", fails)
            made = merge(by(admin), "recruiter", ann, anne, {})
            run = merges_left.run([made.pk], lambda: LATER)
        assert (run.failed, run.error) == ([made.pk], f"RuntimeError on row {made.pk}")
        assert (made.state, [fresh(one).recruiter.name for one in two]) == ("merging", ["Anne Lee", "Ann Lee"])
        merges_left(LATER)
        assert fresh(made).state == "merged"
        assert not HistoryRow.objects.filter(relationship__recruiter=anne).exists()
        assert Relationship.objects.kept().filter(recruiter=ann).count() == 2
