"""A merge among the directory's own rows: made, put back, revealed. Inside a transaction of the caller's."""

from recruiters.models import Affiliation, ContactPoint, DirectoryChange, Merge, Recruiter

from .carrying import carry_firm, carry_recruiter
from .log import put_back

CARRY = {Merge.Kind.FIRM: carry_firm, Merge.Kind.RECRUITER: carry_recruiter}


def merge_records(actor, kind, keep, gone, chosen, at, today):
    """Carry everything over and lay `gone` aside; both locked by the caller. Returns the Merge, state merging.

    chosen: {field: "ours" or "theirs"} (fields.py); `today`: the day from which a change of timings acts.
    """
    owner_id = keep.owner_id or gone.owner_id
    _lay_aside(type(gone), gone.pk, keep.pk, at)
    before = CARRY[kind](keep, gone, chosen, today)
    if before["desks"]:
        kept_desk, gone_desk = before["desks"]
        _lay_aside(Recruiter, gone_desk, kept_desk, at)
    DirectoryChange.note(kind, [keep.pk])
    return Merge.objects.create(
        owner_id=owner_id, kind=kind, keep_id=keep.pk, gone_id=gone.pk, made_by=actor, at=at, before=before
    )


def put_records_back(merge):
    """Every row as it was, but for what was changed since; merge.kept says what. The gone one stays unseen for now."""
    merge.kept = put_back(merge.before["log"]) + _entered_since(merge)
    merge.save(update_fields=["kept"])
    for model, pk in _laid_aside(merge):
        model.objects.filter(pk=pk).update(merged_into=None)
    DirectoryChange.note(merge.kind, [merge.keep_id, merge.gone_id])


def reveal(merge):
    """The gone record is seen again."""
    for model, pk in _laid_aside(merge):
        model.objects.filter(pk=pk).update(archived_at=None)


def _lay_aside(model, gone_id, keep_id, at):
    model.objects.filter(pk=gone_id).update(merged_into=keep_id, archived_at=at)


def _laid_aside(merge):
    desks = merge.before["desks"]
    return [(merge.model, merge.gone_id), *([(Recruiter, desks[1])] if desks else [])]


def _entered_since(merge):
    """What came to the survivor after the merge: it stays there."""
    column = "firm_id" if merge.kind == Merge.Kind.FIRM else "recruiter_id"
    found = []
    for affiliation in _since(Affiliation, merge, column).select_related("recruiter", "firm"):
        found.append(["person_since", {"person": affiliation.recruiter.name, "firm": affiliation.firm.name}])
    if merge.kind == Merge.Kind.RECRUITER:
        found += [["address_since", {"value": point.value}] for point in _since(ContactPoint, merge, column)]
    return found


def _since(model, merge, column):
    last = merge.before["last"][model._meta.model_name]
    return model.objects.filter(pk__gt=last, **{column: merge.keep_id}).order_by("pk")
