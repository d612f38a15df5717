"""Undo of an act that is too large for one transaction: some relationships at a time, until nothing of it is left."""

from django.db.models import Max, Q

from accounts.models import Act, Coached, DatedSetting
from common.bulk import delete, insert, update
from outreach.acts.undo_changes import said_beside
from outreach.models import (
    Attachment,
    Change,
    GuardAnswer,
    HistoryRow,
    Joining,
    Knowledge,
    Note,
    Relationship,
    Reminder,
    SeekerFirm,
    Submission,
    Told,
)
from outreach.models.book import Book
from recruiters.models import DirectoryChange, Firm


def undo_part(act, by, relationship_ids, made_ids):
    """Take back what the act did to these relationships; `made_ids`: those of them that it added.

    As undo() of the whole: its rows count no longer, what it added leaves the lists unless something live has
    happened on it since, the rest is replayed. What nothing else refers to is erased rather than kept out of sight.
    Inside the caller's transaction. Returns the ids of added ones that stay.
    """
    seeker = act.seeker
    Book(seeker, [], by.at)  # locks the seeker
    rows = HistoryRow.objects.filter(act=act, relationship__in=relationship_ids)
    concerned = Relationship.objects.filter(pk__in=relationship_ids)
    firms = set(concerned.values_list("firm_id", flat=True))
    firms |= {data[end] for data in rows.filter(kind="moved").values_list("data", flat=True) for end in ("firm", "was")}
    _move_back(act, rows)
    rows.update(void=True)
    live = HistoryRow.objects.live().filter(relationship__in=relationship_ids)
    staying = set(live.values_list("relationship_id", flat=True))
    staying |= said_beside(relationship_ids, act)
    leaving = set(Relationship.objects.filter(act=act, pk__in=relationship_ids, merged_into__isnull=True).exclude(
        pk__in=staying).values_list("pk", flat=True))  # fmt: skip
    Relationship.objects.filter(pk__in=leaving).update(hidden_at=by.at)
    Reminder.objects.filter(relationship__in=leaving, closed_at__isnull=True).update(closed_at=by.at)
    Submission.objects.filter(relationship__in=leaving).delete()
    _erase(rows, leaving & set(made_ids))
    Book(seeker, concerned.kept().select_related("firm"), by.at).store()
    firms |= set(concerned.values_list("firm_id", flat=True))
    _last_contacts(seeker, firms - {None})
    return set(made_ids) & staying


def finish(act, by):
    """Once its last part is taken back, the act counts as undone. A second call changes nothing."""
    Act.objects.filter(pk=act.pk, undone_at__isnull=True).update(undone_at=by.at, undone_by=by.actor)
    Coached.mark([act.seeker_id], by.at)


def _move_back(act, rows):
    """The firm before the move, newest first; where another move followed, that one now begins where ours began."""
    for row in rows.filter(kind="moved", void=False).select_related("relationship").order_by("-pk"):
        relationship, to, was = row.relationship, row.data["firm"], row.data["was"]
        _firms_of(row).filter(act=act, data__firm=to).delete()
        if not begin_earlier(row) and relationship.firm_id == to:
            firm = Firm.objects.filter(pk=was).first()
            relationship.firm, relationship.firm_key = firm, firm.name_key if firm else ""
            relationship.save(update_fields=["firm", "firm_key"])
            DirectoryChange.note("recruiter", [relationship.recruiter_id])


def begin_earlier(row):
    """Where another move followed the one of this row, it now begins where ours began. Whether there is one."""
    later = HistoryRow.objects.live().filter(relationship=row.relationship_id, kind="moved", data__was=row.data["firm"])
    followed = later.exclude(act=row.act_id).order_by("pk").first()
    if followed is None:
        return False
    for one in filter(None, (followed, _firms_of(row).filter(act=followed.act_id).first())):
        one.data["was"] = row.data["was"]
        one.save(update_fields=["data"])
    return True


def _firms_of(row):
    """The dated list of firms of the row's relationship."""
    return DatedSetting.objects.filter(kind="firm", scope=f"relationship:{row.relationship_id}")


def _erase(rows, relationship_ids):
    """The act's rows but for those that were corrected since; relationships of which nothing else is left."""
    delete(HistoryRow, rows.filter(corrections__isnull=True).values_list("pk", flat=True))
    kept = set(HistoryRow.objects.filter(relationship__in=relationship_ids).values_list("relationship_id", flat=True))
    for model in (Attachment, Change, GuardAnswer, Knowledge, Note, Told, Reminder.objects.filter(automatic=False)):
        rows = getattr(model, "objects", model).filter(relationship__in=relationship_ids)
        kept |= set(rows.values_list("relationship_id", flat=True))
    joined = Joining.objects.filter(Q(keep__in=relationship_ids) | Q(gone__in=relationship_ids))
    for pair in joined.values_list("keep_id", "gone_id"):
        kept |= set(pair)
    kept |= set(Knowledge.objects.filter(became__in=relationship_ids).values_list("became", flat=True))
    kept |= set(Relationship.objects.filter(merged_into__in=relationship_ids).values_list("merged_into_id", flat=True))
    gone = relationship_ids - kept
    reminders = Reminder.objects.filter(relationship__in=gone)
    delete(Reminder, reminders.values_list("pk", flat=True))
    delete(Relationship, gone)


def _last_contacts(seeker, firm_ids):
    """Of the firms concerned, from the relationships that stay; a row that says nothing else goes with the last, and
    comes back where a move is taken back later.
    """
    kept = Relationship.objects.visible_to(seeker).filter(firm__in=firm_ids)
    latest = dict(kept.values_list("firm_id").annotate(last=Max("last_contact_on")))
    mine = {one.firm_id: one for one in SeekerFirm.objects.visible_to(seeker).filter(firm__in=firm_ids)}
    says = {pk for pk, one in mine.items() if one.tags or one.notes or one.flags or one.not_for_me}
    delete(SeekerFirm, [one.pk for pk, one in mine.items() if not latest.get(pk) and pk not in says])
    update(SeekerFirm, ["last_contact_on"], [(one.pk, latest.get(pk)) for pk, one in mine.items()])
    back = [(seeker.pk, pk, last) for pk, last in latest.items() if last and pk not in mine]
    insert(SeekerFirm, ["seeker_id", "firm_id", "last_contact_on"], back)
