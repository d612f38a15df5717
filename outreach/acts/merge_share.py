"""One seeker's part of a merge in the directory: relationships joined, firms followed; and its undo."""

from django.db import transaction
from django.db.models import Count, Max, Q

from accounts.by import By
from accounts.models import Act, DatedSetting
from outreach.acts.joining import PAPERS, change_hands, join, with_corrections
from outreach.acts.rebuilding import rebuild
from outreach.models import HistoryRow, MergeShare, Relationship, Reminder, SeekerFirm, Submission
from outreach.models.book import Book
from recruiters.models import Firm, Merge

PRIVATE_NOTES = ("tags", "notes", "flags", "not_for_me")


def seekers_concerned(merge):
    """Ids of the seekers who have anything with the gone record, in order; by indexes."""
    gone_recruiters = [gone for _, gone in merge.recruiter_pairs]
    found = set(Relationship.objects.kept().filter(recruiter__in=gone_recruiters).values_list("seeker_id", flat=True))
    if merge.kind == Merge.Kind.FIRM:
        for model in (Relationship, HistoryRow, SeekerFirm, *PAPERS.values()):
            found |= set(model.objects.filter(firm=merge.gone_id).values_list("seeker_id", flat=True))
        if merge.before["axes"]:
            found |= set(Relationship.objects.filter(firm=merge.keep_id).values_list("seeker_id", flat=True))
    return sorted(found)


def take_part(merge, seeker, at):
    """Carry one seeker's records over, in one transaction, once. Nothing happens where that was done or is undone."""
    with transaction.atomic():
        standing = Merge.objects.select_for_update().filter(pk=merge.pk, state=Merge.State.MERGING).first()
        Book(seeker, [], at)  # locks the seeker
        if standing is None or MergeShare.objects.filter(merge=merge, seeker=seeker).exists():
            return
        by = By(seeker if merge.owner_id else None, at, via=Act.Via.SYSTEM)
        by.act = by.act_for(seeker, "merge")
        before = _what_stands(merge, seeker)
        reminders = Reminder.objects.filter(relationship__in=before["concerned"])
        there = list(reminders.values_list("pk", flat=True))
        for keep_id, gone_id in merge.recruiter_pairs:
            _bring_together(by, seeker, keep_id, gone_id)
        if merge.kind == Merge.Kind.FIRM:
            before |= _follow_firm(merge, seeker, before, at)
            if Submission.objects.filter(seeker=seeker, firm__in=(merge.keep_id, merge.gone_id)).exists():
                rebuild(seeker, at)
        before["made"] = list(reminders.exclude(pk__in=there).values_list("pk", flat=True))
        MergeShare.objects.create(seeker=seeker, merge=merge, act=by.act, before=before)


def give_back(share, at):
    """For undo, before it replays: firms, rows, settings, notes and reminders as they were, but for what changed."""
    before, merge = share.before, share.merge
    mine = Relationship.objects.filter(seeker=share.seeker)
    if merge.kind == Merge.Kind.FIRM:
        gone = Firm.objects.get(pk=merge.gone_id)
        moved = mine.filter(pk__in=before["moved"], firm=merge.keep_id)
        moved.update(firm=gone, firm_key=gone.name_key)
        rows = HistoryRow.objects.filter(pk__in=with_corrections(before["rows"]), seeker=share.seeker)
        rows.filter(firm=merge.keep_id).update(firm=gone)
        _rewrite(HistoryRow.objects.filter(pk__in=with_corrections(before["data"])), merge.keep_id, merge.gone_id)
        _rewrite(DatedSetting.objects.filter(pk__in=before["moves"]), merge.keep_id, merge.gone_id)
        DatedSetting.objects.filter(pk__in=before["scopes"]).update(scope=f"firm:{merge.gone_id}")
        _notes_back(share)
        for name, ids in before.get("papers", {}).items():
            PAPERS[name].objects.filter(pk__in=ids, firm=merge.keep_id).update(firm=gone)
    _steps_back(before, at)
    share.kept += _entered_since(share)
    share.save(update_fields=["kept"])


def tidy(share):
    """For undo, after it replayed: what only the merge had made goes, spells that were told stay told."""
    before = share.before
    Reminder.objects.filter(pk__in=before["made"], closed_at__isnull=False).delete()
    blank = SeekerFirm.objects.filter(seeker=share.seeker, firm__in=set(before["firms"]) - set(before["noted"]))
    blank.filter(last_contact_on=None, tags=[], notes="", flags=[], not_for_me=False).delete()
    for pk, told in before["told"].items():
        Relationship.objects.filter(pk=pk, stale_on=told).update(stale_told_on=told)


def _what_stands(merge, seeker):
    mine = Relationship.objects.filter(seeker=seeker)
    pairs = [pk for pair in merge.recruiter_pairs for pk in pair]
    concerned = Q(recruiter__in=pairs)
    firms = set()
    if merge.kind == Merge.Kind.FIRM:
        firms = {merge.keep_id, merge.gone_id}
        concerned |= Q(firm__in=firms) if merge.before["axes"] else Q(firm=merge.gone_id)
    kept = list(mine.kept().filter(concerned))
    firms |= {one.firm_id for one in kept if one.firm_id}
    steps = Reminder.objects.filter(relationship__in=kept, automatic=True, closed_at__isnull=True)
    return {
        "concerned": [one.pk for one in kept],
        "steps": dict(steps.values_list("relationship_id", "pk")),
        "told": {one.pk: one.stale_told_on for one in kept if one.stale_told_on},
        "firms": sorted(firms),
        "last_row": HistoryRow.objects.filter(seeker=seeker).aggregate(last=Max("pk"))["last"] or 0,
        "noted": list(SeekerFirm.objects.filter(seeker=seeker, firm__in=firms).values_list("firm_id", flat=True)),
    }


def _bring_together(by, seeker, keep_id, gone_id):
    mine = Relationship.objects.visible_to(seeker).select_related("seeker")
    keep, gone = (mine.filter(recruiter=pk).first() for pk in (keep_id, gone_id))
    if keep and gone:
        join(by, keep, gone)
    elif gone:
        change_hands(by, gone, type(gone.recruiter).objects.get(pk=keep_id))


def _follow_firm(merge, seeker, before, at):
    """Relationships, rows, dated settings and private notes go from the gone firm to the survivor."""
    keep, gone_id = Firm.objects.get(pk=merge.keep_id), merge.gone_id
    at_gone = Relationship.objects.filter(seeker=seeker, firm=gone_id)
    moved = list(at_gone.values_list("pk", flat=True))
    at_gone.update(firm=keep, firm_key=keep.name_key)
    at_keep = Relationship.objects.visible_to(seeker).filter(firm=keep)
    rows = HistoryRow.objects.filter(seeker=seeker, firm=gone_id)
    row_ids = list(rows.values_list("pk", flat=True))
    data = _rewrite(rows, gone_id, keep.pk)
    rows.update(firm=keep)
    settings = DatedSetting.objects.filter(seeker=seeker)
    moves = settings.filter(kind="firm", scope__in=[f"relationship:{pk}" for pk in moved])
    scopes = []
    if not settings.filter(scope=f"firm:{keep.pk}").exists():
        own = settings.filter(scope=f"firm:{gone_id}")
        scopes = list(own.values_list("pk", flat=True))
        own.update(scope=f"firm:{keep.pk}")
    done = {"moved": moved, "rows": row_ids, "data": data, "scopes": scopes, "moves": _rewrite(moves, gone_id, keep.pk)}
    done["notes"] = _unite_notes(seeker, keep, gone_id)
    done["papers"] = {}
    for name, model in PAPERS.items():
        papers = model.objects.filter(seeker=seeker, firm=gone_id)
        done["papers"][name] = list(papers.values_list("pk", flat=True))
        papers.update(firm=keep)
    replayed = Relationship.objects.visible_to(seeker).filter(pk__in=before["concerned"]).select_related("firm")
    contacted = at_keep.filter(last_contact_on__isnull=False).exists()
    Book(seeker, replayed, at).store({*before["noted"], *([keep.pk] if contacted else [])})
    return done


def _rewrite(rows, former, new):
    """The firm in the rows' data. Returns the ids of those that named the former one."""
    changed = [row for row in rows if row.data.get("firm") == former]
    for row in changed:
        row.data["firm"] = new
    if changed:
        type(changed[0])._base_manager.bulk_update(changed, ["data"], batch_size=500)
    return [row.pk for row in changed]


def _unite_notes(seeker, keep, gone_id):
    """What the seeker noted about either: tags and flags united, both notes. {column: [before, after]}."""
    theirs = SeekerFirm.objects.filter(seeker=seeker, firm=gone_id).first()
    if theirs is None or not any(getattr(theirs, name) for name in PRIVATE_NOTES):
        return {}
    ours, _ = SeekerFirm.objects.get_or_create(seeker=seeker, firm=keep)
    united = {name: list(dict.fromkeys([*getattr(ours, name), *getattr(theirs, name)])) for name in ("tags", "flags")}
    united["notes"] = "\n\n".join(dict.fromkeys(text for text in (ours.notes, theirs.notes) if text))
    united["not_for_me"] = ours.not_for_me or theirs.not_for_me
    changed = {name: [getattr(ours, name), united[name]] for name in PRIVATE_NOTES}
    SeekerFirm.objects.filter(pk=ours.pk).update(**united)
    return changed


def _notes_back(share):
    ours = SeekerFirm.objects.filter(seeker=share.seeker, firm=share.merge.keep_id).first()
    for name, (former, written) in share.before["notes"].items():
        if ours and getattr(ours, name) == written:
            SeekerFirm.objects.filter(pk=ours.pk).update(**{name: former})
        else:
            share.kept.append(["notes_since", {"column": name}])


def _steps_back(before, at):
    """The reminders that were open: replay keeps them where they still say what is due, and closes them where not."""
    kept = Relationship.objects.kept().filter(pk__in=before["steps"])
    for relationship_id in kept.values_list("pk", flat=True):
        pk = before["steps"][str(relationship_id)]
        still_open = Reminder.objects.filter(relationship=relationship_id, automatic=True, closed_at__isnull=True)
        still_open.exclude(pk=pk).update(closed_at=at)
        Reminder.objects.filter(pk=pk).update(closed_at=None)


def _entered_since(share):
    """History that came after the merge, by whom it is with: it stays there."""
    joined = share.act.joinings.filter(gone__isnull=False).values_list("keep_id", flat=True)
    rows = HistoryRow.objects.live().filter(seeker=share.seeker, relationship__in=list(joined))
    since = rows.filter(pk__gt=share.before["last_row"], corrects__isnull=True).values("relationship__recruiter__name")
    return [["rows_since", {"name": name, "n": n}] for name, n in since.annotate(n=Count("pk")).order_by().values_list(
        "relationship__recruiter__name", "n")]  # fmt: skip
