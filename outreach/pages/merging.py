"""What the pages of merging show: two records side by side, what would move, what a merge did."""

from outreach.acts.merging import may_merge
from outreach.models import MergeShare, Relationship
from outreach.words.merges import did_words, kept_words
from recruiters.merging.fields import lines
from recruiters.models import Merge, Recruiter


def record_of(user, kind, public_id):
    """A firm or a person (no desk) whom the reader sees, or None."""
    return _records(user, kind).filter(public_id=public_id).first() if public_id.isalnum() else None


def merge_of(user, kind, keep, gone_public_id):
    """The reader's standing merge of a record that went into this one already, or None."""
    if not gone_public_id.isalnum():
        return None
    gone = type(keep).objects.filter(public_id=gone_public_id, merged_into=keep).first()
    return Merge.objects.visible_to(user).standing_on(kind, gone.pk).first() if gone else None


def others(user, kind, record):
    """Whom a reader may merge a record with, either way round: a queryset for the search."""
    found = _records(user, kind).exclude(pk=record.pk)
    if record.owner_id is None:
        return found.filter(owner__isnull=True) if user.is_staff else found.none()
    return found


def directions(user, one, other):
    """The (survivor, gone) pairs that the reader may make of two records."""
    return [pair for pair in ((one, other), (other, one)) if may_merge(user, *pair)]


def side_by_side(kind, keep, gone, form=None):
    """[(Line, its two radios or [])] of two records; fields that both leave blank are left out."""
    shown = [line for line in lines(kind, keep, gone) if line.our_words or line.their_words]
    return [(line, list(form[line.name].subwidgets) if form and line.name in form.fields else []) for line in shown]


def asked(kind, keep, gone):
    """The fields where there is something to choose; none where a private record joins its shared twin."""
    return [line for line in lines(kind, keep, gone) if line.asks] if keep.owner_id == gone.owner_id else []


def what_moves(kind, gone):
    """Counts only: {"people" or "addresses", "relationships", "seekers"}; never whose."""
    if kind == Merge.Kind.FIRM:
        theirs = Relationship.objects.kept().filter(firm=gone)
        counts = {"people": Recruiter.objects.people().filter(affiliations__firm=gone).distinct().count()}
    else:
        theirs = Relationship.objects.kept().filter(recruiter=gone)
        counts = {"addresses": gone.contact_points.count()}
    seekers = theirs.order_by().values("seeker_id").distinct().count()
    return counts | {"relationships": theirs.count(), "seekers": seekers}


def with_records(merges):
    """Give each merge its `keep` and `gone` records; two queries."""
    merges = list(merges)
    for kind in Merge.Kind:
        of_kind = [merge for merge in merges if merge.kind == kind]
        ids = {pk for merge in of_kind for pk in (merge.keep_id, merge.gone_id)}
        records = Merge.MODELS[kind].objects.in_bulk(ids)
        for merge in of_kind:
            merge.keep, merge.gone = records[merge.keep_id], records[merge.gone_id]
            unavailable = any(getattr(one, "unavailable_at", None) for one in (merge.keep, merge.gone))
            merge.can_be_undone = not unavailable and merge.state in (Merge.State.MERGING, Merge.State.MERGED)
    return merges


def merge_context(user, merge):
    """One merge: what it did, and what its undo left as it is."""
    shares = MergeShare.objects.filter(merge=merge)
    mine = shares.filter(seeker=user).first() if merge.owner_id == user.pk else None
    return {
        "merge": with_records([merge])[0],
        "did": did_words(merge, shares.count()),
        "kept": [kept_words(*each) for each in [*merge.kept, *(mine.kept if mine else [])]],
    }


def _records(user, kind):
    records = Merge.MODELS[kind].objects.visible_to(user)
    return records.people().prefetch_related("affiliations__firm") if kind == Merge.Kind.RECRUITER else records
