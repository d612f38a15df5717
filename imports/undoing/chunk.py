"""One chunk of rows, newest first, from what they did to what is left of it."""

from django.db import transaction

from common.bulk import delete, update
from imports.keeping.columns import store, store_names
from imports.models import ImportBatch, ImportRow
from imports.written import MODELS, lock_directory
from outreach.models import Relationship
from recruiters.models import DirectoryChange, Firm, FirmProfile, FirmWord, Recruiter, RecruiterWord

from . import mine
from .loaded import Loaded
from .taking import TakeBack, Taking

READ = ("batch", "number", "plan", "done", "firm", "recruiter", "undone_at")


def undo_chunk(batch, by, rows):
    """Take back what kept ImportRows of the batch wrote; call it with the highest numbers first. Returns how many.

    One transaction. What was changed or is needed since stays, and `done["kept"]` says why: [[code, {params}]].
    """
    with transaction.atomic():
        lock_directory(batch)
        rows = _still_kept(batch, rows)
        if not rows:
            return 0
        takings = [Taking(row) for row in [*rows, *_left_behind(rows)]]
        for one in dict.fromkeys(taking.row.batch for taking in takings):
            if one.act_id:
                mine.take_back(one, by, [taking for taking in takings if taking.row.batch_id == one.pk])
        back = TakeBack(batch, by, Loaded(batch, takings))
        for taking in takings:
            back.take(taking)
        _write(back)
        update(
            ImportRow, ["done", "undone_at"],
            [(taking.row.pk, taking.done(back.gone), taking.row.undone_at or by.at) for taking in takings],
        )  # fmt: skip
        if batch.act_id:
            mine.finish(batch, by)
        return len(rows)


def _still_kept(batch, rows):
    kept = ImportRow.objects.filter(pk__in=[row.pk for row in rows], kept_at__isnull=False, undone_at__isnull=True)
    kept = list(kept.filter(batch=batch).select_for_update().only(*READ).order_by("-number"))
    return _of_batches(kept, {batch.pk: batch})


def _left_behind(rows):
    """Rows undone earlier of which something had to stay on the same records: it may go now. Newest first."""
    found, firms, people = {}, set(), set()
    latest = rows
    while latest:
        new_firms = {row.firm_id for row in latest} - firms - {None}
        new_people = {row.recruiter_id for row in latest} - people - {None}
        firms, people = firms | new_firms, people | new_people
        left = ImportRow.objects.filter(undone_at__isnull=False, done__has_key="left").only(*READ)
        # One query each: of both together PostgreSQL, without statistics of the rows, goes through all of them.
        same = [*left.filter(firm__among=new_firms), *left.filter(recruiter__among=new_people)]
        new = {row.pk: row for row in same if row.pk not in found}
        latest, found = list(new.values()), found | new
    earlier = sorted(found.values(), key=lambda row: (row.batch_id, row.number), reverse=True)
    batches = ImportBatch.objects.select_related("act").defer("outline")
    return _of_batches(earlier, batches.in_bulk({row.batch_id for row in earlier}))


def _of_batches(rows, batches):
    """The rows, with one batch for all of them: each of its own would hold the sample of the whole list."""
    for row in rows:
        row.batch = batches[row.batch_id]
    return rows


def _write(back):
    gone = {}
    for name, pk in back.gone:
        gone.setdefault(name, []).append(pk)
    rows = ImportRow.objects
    for name, words in (("firm", FirmWord), ("recruiter", RecruiterWord)):
        ids = gone.get(name, [])
        if ids:
            words.objects.filter(record__among=ids)._raw_delete(words.objects.db)
            rows.filter(**{f"{name}__among": ids}).update(**{name: None})
    _profiles(back, gone)
    for name in ("contact", "recruiter_specialty", "firm_specialty", "affiliation", "profile", "recruiter", "firm"):
        delete(MODELS[name], gone.get(name, []))
    for name, model in (("firm", Firm), ("recruiter", Recruiter)):
        changed = [record for pk, record in back.changed[name].items() if (name, pk) not in back.gone]
        store(name, changed, back.known_otherwise[name])
        store_names(name, [record for pk, record in back.renamed[name].items() if (name, pk) not in back.gone])
        update(model, ["archived_at"], list(back.away[name].items()))
    ended = [(pk, None) for pk in back.changed["affiliation"] if ("affiliation", pk) not in back.gone]
    update(MODELS["affiliation"], ["ended_on"], ended)
    DirectoryChange.note("recruiter", {back.changed["affiliation"][pk]["recruiter_id"] for pk, _none in ended})


def _profiles(back, gone):
    """What held before holds again, and a sweep replays those who work with the firm: by a profile that is not applied.

    A firm whose last profile goes keeps the first one for that, if anybody works with it.
    """
    going = FirmProfile.objects.filter(pk__in=gone.get("profile", []))
    firms = set(going.values_list("firm_id", flat=True)) - set(gone.get("firm", []))
    worked = set(Relationship.objects.kept().filter(firm__in=firms).values_list("firm_id", flat=True))
    profiles = FirmProfile.objects.filter(firm__in=worked).order_by("-made_on", "-pk").values_list("firm_id", "pk")
    leaving, replayed = set(gone.get("profile", [])), {}
    for firm_id, pk in profiles:
        if replayed.get(firm_id) in (None, *leaving):
            replayed[firm_id] = pk
    FirmProfile.objects.filter(pk__in=replayed.values()).update(applied=False)
    gone["profile"] = leaving - set(replayed.values())
