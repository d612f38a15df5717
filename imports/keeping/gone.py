"""Who is not in the list any more: marks on records, worked out anew from what is kept of a source's editions.

So it does not matter in which order editions came, or were undone: a record is missing since the first full edition
after the last one that names it.
"""

from bisect import bisect_right

from django.db import transaction

from common.bulk import update
from imports.planning.gone import Named, known_to
from imports.written import MODELS, lock_directory

SHARE = 10  # of a hundred: when more of a source's records are gone, a person says whether that can be
MODEL = {"firms": "firm", "recruiters": "recruiter"}


def mark_gone(batch):
    """After the last row was kept or undone. Sets `gone` and its count of a full edition; other lists mark nobody."""
    if batch.source_id is None or batch.kind not in MODEL:
        return
    with transaction.atomic():
        lock_directory(batch)
        known = known_to(batch.source, batch.kind)
        editions = list(_standing(batch).filter(gone=batch.Gone.MARKED))
        last = {one.pk: one.day for one in known}
        keeps = batch.marks_gone and batch.state == batch.State.COMMITTING
        for edition in [*editions, batch] if keeps else editions:
            _perhaps_named(edition, known, last)
        days = [edition.edition_on for edition in editions]
        if keeps:
            days = _with(batch, days, last)
        missing = {pk: _first_after(day, days) for pk, day in last.items()}
        _store(batch.source, MODELS[MODEL[batch.kind]], known, missing)


def _standing(batch):
    editions = batch.source.batches.filter(kind=batch.kind, full=True).exclude(state__in=["undoing", "undone"])
    return editions.order_by("edition_on")


def _perhaps_named(edition, known, last):
    """Rows of a full edition that wait for a person, or are wrong, may speak of a record: it is not gone then."""
    named = Named(edition.kind)
    waiting = edition.rows.filter(kept_at__isnull=True).only("candidates", "plan", "values")
    named.add(waiting.iterator(chunk_size=2000))
    if named.ids or named.names:
        last.update((one.pk, max(last[one.pk], edition.edition_on)) for one in known if named.has(one))


def _with(batch, days, last):
    """The days of the full editions that mark, with this one's unless it must wait."""
    others = [day for day in days if day != batch.edition_on]
    there = {pk: day for pk, day in last.items() if _first_after(day, others) is None}
    gone = sum(day < batch.edition_on for day in there.values())
    waits = batch.gone != batch.Gone.MARKED and gone * 100 > len(there) * SHARE
    batch.gone = batch.Gone.WAITS if waits else batch.Gone.MARKED
    batch.counts["gone"] = gone
    type(batch).objects.filter(pk=batch.pk).update(gone=batch.gone, counts=batch.counts)
    return others if waits else sorted([*others, batch.edition_on])


def _first_after(day, days):
    place = bisect_right(days, day)
    return days[place] if place < len(days) else None


def _store(source, model, known, missing):
    """Only what changes; what another source marked stays its mark."""
    stands = {one.pk: one.since for one in known if one.source in ("", source.name)}
    marked = model.objects.filter(owner=source.owner_id, missing_from=source.name, missing_since__isnull=False)
    stands |= dict(marked.values_list("pk", "missing_since"))
    rows = [
        (pk, missing.get(pk), source.name if missing.get(pk) else "")
        for pk, since in stands.items()
        if missing.get(pk) != since
    ]
    update(model, ["missing_since", "missing_from"], rows)
