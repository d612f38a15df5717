"""A seeker's own record joined to the shared one that means the same: a merge of the seeker's, undone as one.

The relationship, its history and its dates go to the shared record; what the own record said stays beside it.
"""

from outreach.acts.merging import may_merge, merge, undo_merge
from outreach.refusals import Refused
from recruiters.models import Firm, Merge


def link_to_shared(by, seeker, own, shared):
    """Link the seeker's own firm or recruiter to its shared twin. Returns the Merge; undo_links takes it back.

    Refused('merge_changed') where one of them is not what it was, and what merging refuses.
    """
    if shared.owner_id is not None or own.owner_id != seeker.pk or not may_merge(seeker, shared, own):
        raise Refused("merge_changed")
    return merge(by, _kind_of(own), shared, own, {})


def link_together(by, seeker, links):
    """Link [(own, shared)] in one tap, firms first, so that people follow their firms. Returns the merges made.

    One that no longer fits is passed over.
    """
    made = []
    for own, shared in sorted(links, key=lambda link: _kind_of(link[0]) != Merge.Kind.FIRM):
        try:
            made.append(link_to_shared(by, seeker, own, shared))
        except Refused:
            continue
    return made


def linked_with(made):
    """All links of the tap in which this Merge was made, that still stand: newest first."""
    same = Merge.objects.filter(owner=made.owner_id, at=made.at, state__in=(Merge.State.MERGING, Merge.State.MERGED))
    return [one for one in same.order_by("-pk") if into_shared(one)]


def undo_links(by, made):
    """Take a whole tap back. Returns how many links were undone; Refused where none can be."""
    done = 0
    if not linked_with(made):
        raise Refused("already_undone")
    for one in linked_with(made):
        try:
            undo_merge(one, by)
            done += 1
        except Refused:
            if not done:
                raise
    return done


def into_shared(made):
    """Whether a seeker's merge joined an own record to a shared one."""
    return made.owner_id is not None and made.model.objects.filter(pk=made.keep_id, owner=None).exists()


def _kind_of(record):
    return Merge.Kind.FIRM if isinstance(record, Firm) else Merge.Kind.RECRUITER
