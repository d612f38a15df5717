"""Merging two firms or two recruiters, and undoing that: first the directory, then each seeker on their own.

Who has thousands of seekers holds no lock for long: the directory is one transaction, each seeker another. What a dead
process left is taken up by a sweep, from the merge's state and the shares that are there.
"""

import logging
from contextlib import suppress

from django.db import IntegrityError, transaction

from accounts.by import By
from accounts.models import Act, User
from common.sweep import Sweep
from outreach.acts.merge_share import seekers_concerned, take_part
from outreach.acts.names import follow_firm, follow_recruiter
from outreach.acts.undo import undo
from outreach.models import MergeShare, Relationship
from outreach.models.book import Book
from outreach.refusals import Refused
from recruiters.merging.records import merge_records, put_records_back, reveal
from recruiters.models import Merge

AT_ONCE = 50  # seekers whose records are carried over in the request; the others follow by the sweep
A_SHIFT = 200  # seekers in one go of the sweep

log = logging.getLogger("recruitpath.merging")
State = Merge.State


def may_merge(user, keep, gone):
    """Admins merge shared records, seekers their own with each other or into the shared twin; never the other way."""
    if keep.pk == gone.pk or getattr(keep, "is_desk", False) or getattr(gone, "is_desk", False):
        return False
    if gone.owner_id is None:
        return user.is_staff and keep.owner_id is None
    return gone.owner_id == user.pk and keep.owner_id in (None, user.pk)


def merge(by, kind, keep, gone, chosen):
    """Merge `gone` into `keep` (recruiters.models, both of kind): the caller has asked may_merge. Returns the Merge.

    chosen: {field: "ours" or "theirs"}. Refused: merge_changed, merge_busy, merge_name_taken. State `merging` while
    there are more than AT_ONCE seekers to follow.
    """
    try:
        with transaction.atomic():
            keep, gone = _lock(kind, keep.pk, gone.pk)
            made = merge_records(by.actor, kind, keep, gone, chosen, by.at, by.actor.today(by.at))
            _follow_names(made)
    except IntegrityError as error:
        raise Refused("merge_name_taken") from error
    carry_on(made, by.at, AT_ONCE)
    return made


def undo_merge(made, by):
    """Take a merge back: each row as it was, but for what was changed since (Merge.kept). Returns the Merge.

    Refused('already_undone') on a second try, 'undo_newer_merge' where a later one stands on the same records,
    'name_taken_since' where another firm is called so by now, 'unavailable' where they asked not to be kept.
    """
    with transaction.atomic():
        if made.is_of_unavailable:
            raise Refused("unavailable")
        claimed = Merge.objects.filter(pk=made.pk, state__in=(State.MERGING, State.MERGED)).update(
            state=State.UNDOING, undone_at=by.at, undone_by=by.actor
        )
        if not claimed:
            raise Refused("already_undone")
        made.refresh_from_db()
        newer = Merge.objects.standing_on(made.kind, made.keep_id, made.gone_id).filter(pk__gt=made.pk).first()
        if newer:
            names = made.model.objects.in_bulk([newer.keep_id, newer.gone_id])
            raise Refused("undo_newer_merge", keep=names[newer.keep_id].name, gone=names[newer.gone_id].name)
        try:
            with transaction.atomic():
                put_records_back(made)
        except IntegrityError as error:
            raise Refused("name_taken_since", name=made.model.objects.get(pk=made.gone_id).name) from error
        _follow_names(made)
    carry_on(made, by.at, AT_ONCE)
    return made


def carry_on(made, at, most):
    """Carry over (or give back) the records of up to `most` further seekers; the last one finishes.

    One seeker whose records fail stops none of the others; the sweep comes by again. Returns how many (done, failed).
    """
    work = {State.MERGING: take_part, State.UNDOING: _give_back}.get(made.state)
    due = _seekers_to_do(made)[:most] if work else []
    failed = 0
    for seeker in User.objects.filter(pk__in=due).order_by("pk"):
        try:
            work(made, seeker, at)
        except Exception:
            log.exception("merge %s failed for seeker %s", made.pk, seeker.pk)
            failed += 1
    if work and not _seekers_to_do(made):
        _finish(made, at)
    made.refresh_from_db()
    return len(due) - failed, failed


def _lock(kind, keep_id, gone_id):
    """Both records as they stand, locked; refused where another merge has one of them."""
    records = Merge.MODELS[kind].objects.select_for_update().filter(pk__in=(keep_id, gone_id)).order_by("pk")
    found = {one.pk: one for one in records}
    if len(found) < 2 or any(one.archived_at or getattr(one, "unavailable_at", None) for one in found.values()):
        raise Refused("merge_changed")
    if Merge.objects.standing_on(kind, keep_id, gone_id).unfinished().exists():
        raise Refused("merge_busy")
    return found[keep_id], found[gone_id]


def _follow_names(made):
    """Copied names follow, those of desks too."""
    follow = follow_firm if made.kind == Merge.Kind.FIRM else follow_recruiter
    for record in made.model.objects.filter(pk__in=(made.keep_id, made.gone_id)):
        if record.merged_into_id is None:
            follow(record)


def _seekers_to_do(made):
    shares = MergeShare.objects.filter(merge=made)
    if made.state == State.MERGING:
        done = set(shares.values_list("seeker_id", flat=True))
        return [pk for pk in seekers_concerned(made) if pk not in done]
    return sorted(shares.filter(act__undone_at__isnull=True).values_list("seeker_id", flat=True))


def _give_back(made, seeker, at):
    act = MergeShare.objects.select_related("act__seeker").get(merge=made, seeker=seeker).act
    with suppress(Refused):  # another process was here first
        undo(act, By(made.undone_by if made.owner_id else None, at, via=Act.Via.SYSTEM))


def _finish(made, at):
    if made.state == State.MERGING:
        Merge.objects.filter(pk=made.pk, state=State.MERGING).update(state=State.MERGED)
        return
    if made.before["axes"]:
        _replay_the_late(made, at)
    with transaction.atomic():
        if Merge.objects.filter(pk=made.pk, state=State.UNDOING).update(state=State.UNDONE):
            reveal(made)


def _replay_the_late(made, at):
    """Seekers who came to the survivor after the merge: its type is the former one again."""
    there = Relationship.objects.kept().filter(firm=made.keep_id)
    shares = MergeShare.objects.filter(merge=made).values("seeker_id")
    for seeker in User.objects.filter(pk__in=there.exclude(seeker__in=shares).values("seeker_id")):
        with transaction.atomic():
            Book(seeker, there.filter(seeker=seeker).select_related("firm"), at).store()


def _unfinished(now):
    return list(Merge.objects.unfinished().order_by("pk").values_list("pk", flat=True))


def _work_on(merge_id, now):
    done, failed = carry_on(Merge.objects.get(pk=merge_id), now, A_SHIFT)
    if failed:
        raise RuntimeError(f"{failed} seekers of merge {merge_id} are left")  # so that the health page says so
    return done


merges_left = Sweep(_unfinished, _work_on)
