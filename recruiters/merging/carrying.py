"""The directory's own part of a merge: what the survivor takes over, all of it noted for undo. Inside a transaction."""

from django.db.models import Max

from common.text import fold
from recruiters.models import Affiliation, ContactPoint, Firm, Recruiter
from recruiters.models.firm import PROFILE_AXES

from .fields import taken
from .log import Log

NAME_PARTS = ("first_name", "last_name")  # a person's go with the name


def carry_firm(keep, gone, chosen, today):
    """Give `keep` what `gone` has. Returns what Merge.before holds.

    A seeker's own firm that joins its shared twin writes nothing into that: only where people work is carried.
    """
    log, beside = Log(), keep.owner_id != gone.owner_id
    from_gone = [] if beside else taken("firm", keep, gone, chosen)
    desks = _desks(keep, gone)
    axes = {name: getattr(gone, name) for name in PROFILE_AXES if name in from_gone}
    if not beside:
        names = [*keep.trading_names, keep.name, *gone.names()]
        log.set(keep, **_taken_over(keep, gone, [name for name in from_gone if name not in axes]))
        log.set(keep, trading_names=_without(keep.name, names))
        _change_axes(log, keep, axes, today)
        log.add_specialties(keep, _further(keep, gone))
    _former_merges(log, keep, gone)
    _succession(log, keep, gone, beside)
    _people(log, keep, gone, desks)
    if desks and not beside:
        _contact_points(log, *desks)
    return _before(log, desks=[desk.pk for desk in desks], axes=bool(axes))


def carry_recruiter(keep, gone, chosen, today):
    """As carry_firm. Of a person's affiliations one stays current: the survivor's, or the one that was chosen.

    Nothing of a seeker's own person is written into the shared twin: addresses and firm stay with the private record.
    """
    log = Log()
    _former_merges(log, keep, gone)
    if keep.owner_id == gone.owner_id:
        from_gone = taken("recruiter", keep, gone, chosen)
        _one_current(log, keep, gone, "firm" in from_gone, today)
        columns = [name for name in from_gone if name != "firm"]
        log.set(keep, **_taken_over(keep, gone, columns + (list(NAME_PARTS) if "name" in from_gone else [])))
        _contact_points(log, keep, gone)
        here = keep.affiliations.filter(ended_on__isnull=True).values("firm_id")
        log.move(gone.affiliations.exclude(firm_id__in=here, ended_on__isnull=True), "recruiter_id", keep.pk)
        log.add_specialties(keep, _further(keep, gone))
    return _before(log, desks=[], axes=False)


def _desks(keep, gone):
    """The survivor's desk and the gone firm's, where both have one: they become one as well."""
    found = [
        Recruiter.objects.filter(is_desk=True, owner=firm.owner_id, affiliations__firm=firm, archived_at__isnull=True)
        .order_by("pk")
        .first()
        for firm in (keep, gone)
    ]
    return found if all(found) else []


def _taken_over(keep, gone, names):
    """Columns of the gone record with where they came from."""
    columns = {name: getattr(gone, name) for name in names}
    sources = {name: gone.provenance[name] for name in names if name in gone.provenance}
    return columns | ({"provenance": keep.provenance | sources} if sources else {})


def _without(name, names):
    """The first spelling of each name but this one: the survivor is found by all that either had."""
    spelt = {fold(each): each for each in reversed(names)}
    spelt.pop(fold(name), None)
    return [each for each in dict.fromkeys(names) if each in spelt.values()]


def _change_axes(log, keep, axes, today):
    """What decides timings acts from today on, as any change of it does."""
    if not axes:
        return
    there = list(keep.profiles.values_list("pk", flat=True))
    former = {name: getattr(keep, name) for name in axes}
    keep.change_profile(today, **axes)
    new = keep.profiles.exclude(pk__in=there)
    new.update(applied=True)  # its people are replayed with the merge, the sweep of changed profiles need not look
    log.axes(keep, former, axes, list(new.values_list("pk", flat=True)))


def _further(keep, gone):
    return set(gone.specialties.values_list("pk", flat=True)) - set(keep.specialties.values_list("pk", flat=True))


def _former_merges(log, keep, gone):
    """What went into the gone record before is the survivor's now, so that one step leads there."""
    log.move(type(gone).objects.filter(merged_into=gone), "merged_into_id", keep.pk)


def _succession(log, keep, gone, beside):
    log.move(Firm.objects.filter(succeeded_by=gone).exclude(pk=keep.pk), "succeeded_by_id", keep.pk)
    if keep.succeeded_by_id == gone.pk:
        log.set(keep, succeeded_by_id=None, succeeded_on=None)
    elif not beside and not keep.succeeded_by_id and gone.succeeded_by_id not in (None, keep.pk):
        log.set(keep, succeeded_by_id=gone.succeeded_by_id, succeeded_on=gone.succeeded_on)


def _people(log, keep, gone, desks):
    """Affiliations go along; who is at both has one current one. A desk that is merged stays with its firm."""
    there = gone.affiliations.exclude(recruiter__in=desks[1:])
    twins = keep.affiliations.filter(ended_on__isnull=True, recruiter__in=there.values("recruiter_id"))
    twins = {twin.recruiter_id: twin for twin in twins}
    doubles = list(there.filter(ended_on__isnull=True, recruiter__in=list(twins)).order_by("pk"))
    pairs = [(twins[double.recruiter_id], double.title) for double in doubles]
    log.set_all("title", [(twin, title) for twin, title in pairs if title and not twin.title])
    log.delete_all(doubles)
    log.move(there, "firm_id", keep.pk)


def _contact_points(log, keep, gone):
    """Those that the survivor lacks; the others stay with the gone record."""
    known = set(keep.contact_points.values_list("kind", "key"))
    new = [pk for pk, kind, key in gone.contact_points.values_list("pk", "kind", "key") if (kind, key) not in known]
    log.move(ContactPoint.objects.filter(pk__in=new), "recruiter_id", keep.pk)


def _one_current(log, keep, gone, theirs, today):
    chosen, other = (gone, keep) if theirs else (keep, gone)
    if chosen.firm is None:
        return
    here = chosen.affiliations.filter(ended_on__isnull=True).values("firm_id")
    for affiliation in other.affiliations.filter(ended_on__isnull=True).exclude(firm_id__in=here):
        log.set(affiliation, ended_on=today)


def _before(log, **more):
    last = {model._meta.model_name: model.objects.aggregate(last=Max("pk"))["last"] or 0
            for model in (Affiliation, ContactPoint)}  # fmt: skip
    return {"log": log.entries, "last": last, **more}
