"""Notes and files go along: with a join and its undo, a merge and its undo, an objection, the demo, undone imports."""

import pytest

from accounts.models import User
from demo.leaving import leave_demo
from outreach.acts.desk import hand_over_desk
from outreach.acts.joining import join
from outreach.acts.merging import merge, undo_merge
from outreach.acts.objection import carry_out, uphold
from outreach.acts.put_away import put_away
from outreach.acts.undo import later_acts, undo
from outreach.acts.undo_parts import finish, undo_part
from outreach.models import Attachment, Change, Note, Relationship
from recruiters.models import Firm, Objection
from tests.cast import MORNING, by
from tests.factories import make_firm, make_recruiter, make_relationship

from .papers import note_and_file, where

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def test_joined_and_parted(seeker):
    keep, gone = make_relationship(seeker), make_relationship(seeker)
    removed, file = note_and_file(seeker, relationship=gone)
    removed.remove(by(seeker))
    own, _file = note_and_file(seeker, relationship=keep)
    act = join(by(seeker), keep, gone)
    assert where(removed, file, own) == {(keep.pk, None)}
    undo(act, by(seeker))
    assert where(removed, file) == {(gone.pk, None)}
    assert where(own) == {(keep.pk, None)}


def test_what_was_written_after_joining_stays(seeker):
    keep, gone = make_relationship(seeker), make_relationship(seeker)
    act = join(by(seeker), keep, gone)
    since = note_and_file(seeker, relationship=keep)
    undo(act, by(seeker))
    assert where(*since) == {(keep.pk, None)}


def test_a_change_taken_back_after_joining(seeker):
    keep, gone = make_relationship(seeker), make_relationship(seeker)
    note, _file = note_and_file(seeker, relationship=gone)
    edited = note.edit(by(seeker), "Likes long mails")
    join(by(seeker), keep, gone)
    undo(edited, by(seeker))
    note.refresh_from_db()
    assert (note.text, note.relationship_id) == ("Likes short mails", keep.pk)


def test_handed_over_from_a_desk(seeker):
    desk = make_relationship(seeker)
    desk.recruiter.is_desk = True
    desk.recruiter.save()
    papers = note_and_file(seeker, relationship=desk)
    hand_over_desk(by(seeker), desk, make_recruiter("Found One", firm=desk.firm))
    assert where(*papers) == {(Relationship.objects.visible_to(seeker).get().pk, None)}


def test_firms_merged_and_the_merge_undone(seeker, stranger, admin):
    keep, gone = make_firm("Kestrel"), make_firm("Kestrel Search")
    mine, theirs = note_and_file(seeker, firm=gone), note_and_file(stranger, firm=gone)
    merged = merge(by(admin), "firm", keep, gone, {})
    assert where(*mine, *theirs) == {(None, keep.pk)}
    since = note_and_file(seeker, firm=keep)
    undo_merge(merged, by(admin))
    assert where(*mine, *theirs) == {(None, gone.pk)}
    assert where(*since) == {(None, keep.pk)}


def test_recruiters_merged_and_the_merge_undone(seeker, admin):
    keep, gone = make_relationship(seeker), make_relationship(seeker)
    papers = note_and_file(seeker, relationship=gone)
    merged = merge(by(admin), "recruiter", keep.recruiter, gone.recruiter, {})
    assert where(*papers) == {(keep.pk, None)}
    undo_merge(merged, by(admin))
    assert where(*papers) == {(gone.pk, None)}


def test_an_objection_leaves_what_the_seeker_wrote(seeker, admin):
    one = make_relationship(seeker, "Jonas Weber")
    one.tag(by(seeker), ["warm"])
    note, file = note_and_file(seeker, relationship=one)
    objection = Objection.objects.create(recruiter=one.recruiter, said_on=MORNING.date(), told_by=seeker)
    uphold(by(admin), objection)
    carry_out(objection.pk, MORNING)
    one.refresh_from_db()
    note.refresh_from_db()
    assert one.recruiter.shown_name != "Jonas Weber"
    assert (note.text, one.tags) == ("Likes short mails", ["warm"])
    assert file.file.open("rb").read().startswith(b"%PDF")
    undo(note.act, by(seeker))
    assert not Note.objects.live().exists()


def test_the_demo_takes_them_along(seeker, stranger, django_capture_on_commit_callbacks):
    User.objects.filter(pk=seeker.pk).update(is_demo=True)
    one, firm = make_relationship(seeker), make_firm()
    one.tag(by(seeker), ["warm"])
    gone = [note_and_file(seeker, **beside)[1] for beside in ({"relationship": one}, {"firm": firm})]
    kept = note_and_file(stranger, firm=firm)
    with django_capture_on_commit_callbacks(execute=True):
        leave_demo()
    assert list(Note.objects.all()) == [kept[0]]
    assert list(Attachment.objects.all()) == [kept[1]]
    assert {change.seeker_id for change in Change.objects.all()} == {stranger.pk}
    assert [file.file.storage.exists(file.file.name) for file in [*gone, kept[1]]] == [False, False, True]


def test_a_firm_that_only_a_note_names_is_not_put_away(seeker):
    act = by(seeker).act_for(seeker, "add")
    firm = make_firm(owner=seeker, act=act)
    note, file = note_and_file(seeker, firm=firm)
    undo(act, by(seeker))
    assert Firm.objects.get(pk=firm.pk).archived_at is None
    undo(note.act, by(seeker))
    file.remove(by(seeker))
    put_away(seeker, MORNING)
    assert Firm.objects.get(pk=firm.pk).archived_at is not None


def added(seeker):
    one = make_relationship(seeker)
    one.act = by(seeker).act_for(seeker, "import")
    one.save()
    return one


def test_someone_with_a_note_stays_when_the_adding_is_undone(seeker):
    one = added(seeker)
    note, file = note_and_file(seeker, relationship=one)
    assert list(later_acts(one.act)) == [note.act, file.act]
    undo(one.act, by(seeker))
    assert Relationship.objects.visible_to(seeker).filter(pk=one.pk).exists()


def test_someone_with_a_note_stays_when_a_list_is_undone_part_by_part(seeker):
    noted, forgotten, empty = added(seeker), added(seeker), added(seeker)
    act = noted.act
    Relationship.objects.filter(pk__in=[forgotten.pk, empty.pk]).update(act=act)
    note_and_file(seeker, relationship=noted)
    for paper in note_and_file(seeker, relationship=forgotten):
        undo(paper.act, by(seeker))
    ids = [noted.pk, forgotten.pk, empty.pk]
    assert undo_part(act, by(seeker), ids, ids) == {noted.pk}
    finish(act, by(seeker))
    assert list(Relationship.objects.visible_to(seeker)) == [noted]
    assert set(Relationship.objects.values_list("pk", flat=True)) == {noted.pk, forgotten.pk}
