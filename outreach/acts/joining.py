"""Two relationships of one seeker become one, and come apart again when the act is undone (clock.md section 7)."""

from collections import defaultdict
from datetime import time

from django.db import transaction

from outreach.day_order import STEP
from outreach.models import Attachment, HistoryRow, Joining, Knowledge, Note, Relationship, Reminder, Submission
from outreach.models.book import Book
from outreach.models.conflict import recheck

PAPERS = {"notes": Note, "attachments": Attachment}  # of a relationship or a firm
# What goes along: (its rows, the column that names the relationship).
ALONG = {name: (model, "relationship") for name, model in PAPERS.items()} | {
    "knowledge": (Knowledge, "relationship"), "became": (Knowledge, "became"),
}  # fmt: skip


def join(by, keep, gone):
    """Unite the histories in `keep` and replay; `gone` stays as merged_into. Returns the act; its undo parts them.

    do_not_contact holds if either had it (its row comes along), own timings are the survivor's.
    """
    if keep.seeker_id != gone.seeker_id or keep.pk == gone.pk:
        raise ValueError("two relationships of one seeker are joined")
    with transaction.atomic():
        search_rows = Book(keep.seeker, [], by.at).search_rows  # locks the seeker
        act = by.act_for(keep.seeker, "join")
        kept, moved = (list(HistoryRow.objects.filter(relationship=one).in_order()) for one in (keep, gone))
        before = {"rows": _seqs(moved), "seqs": {}, "reminders": [], "closed": None, "tags": []}
        HistoryRow.objects.filter(pk__in=[row.pk for row in moved]).update(relationship=keep)
        renumbered = renumber(kept, moved, search_rows)
        before["seqs"] = {str(row.pk): seq for row, seq in renumbered if str(row.pk) not in before["rows"]}
        HistoryRow.objects.bulk_update([row for row, _ in renumbered], ["day_seq"], batch_size=200)
        before |= _reminders(keep, gone, by.at) | _papers(keep, gone)
        _submissions(gone, keep, moved)
        before["tags"] = [tag for tag in gone.tags if tag not in keep.tags]
        keep.tags = [*keep.tags, *before["tags"]]
        keep.save(update_fields=["tags"])
        _lay_aside(gone, keep)
        Joining.objects.create(seeker=keep.seeker, act=act, keep=keep, gone=gone, before=before)
        _replay(keep.seeker, [keep], by.at, firms={gone.firm_id} - {None})
        if any(row.kind == "submission" for row in [*kept, *moved]):
            recheck(keep.seeker, by.at)  # without a firm, two people were two ways; now they are one
    return act


def change_hands(by, relationship, recruiter):
    """The relationship goes to another recruiter of whom the seeker had none: same address, history and timings."""
    with transaction.atomic():
        Book(relationship.seeker, [], by.at)
        act = by.act_for(relationship.seeker, "join")
        before = {"recruiter": relationship.recruiter_id, "became": recruiter.pk}
        Joining.objects.create(seeker=relationship.seeker, act=act, keep=relationship, gone=None, before=before)
        relationship.recruiter, relationship.name_key = recruiter, recruiter.name_key
        relationship.save(update_fields=["recruiter", "name_key"])
        _replay(relationship.seeker, [relationship], by.at)
    return act


def part(act):
    """For undo: give back what the act's joinings moved, newest first. Returns the relationships to replay.

    Exactly the former rows return, with corrections made of them since; rows entered since stay with the survivor.
    """
    touched = []
    for joining in act.joinings.select_related("keep", "gone").order_by("-pk"):
        if joining.gone is None:
            touched.append(_hand_back(joining))
        else:
            touched += _give_back(joining)
    return touched


def renumber(kept, moved, search_rows):
    """Set day_seq on days that both histories have: by time, then old day_seq, then row id. Both lists in order.

    A row without a time stands with the last timed one before it in its own history; the rows of the job search
    keep their places between. Returns [(row, former day_seq)] of all rows on those days.
    """
    days = defaultdict(lambda: ([], []))
    for side, rows in enumerate((kept, moved)):
        for row in rows:
            days[row.occurred_on][side].append(row)
    renumbered = []
    for day, sides in days.items():
        if all(sides):
            fixed = sorted((row.day_seq, row.pk) for row in search_rows if row.occurred_on == day)
            renumbered += _renumber_day(sides, fixed)
    return renumbered


def with_corrections(row_ids, **where):
    """The ids of these rows, and of what corrected them since (among those where …)."""
    found, latest = set(row_ids), set(row_ids)
    while latest:
        corrections = HistoryRow.objects.filter(corrects__in=latest, **where)
        latest = set(corrections.values_list("pk", flat=True)) - found
        found |= latest
    return found


def _renumber_day(sides, fixed):
    gaps = defaultdict(list)
    for rows in sides:
        reached = time.min
        for row in rows:
            reached = max(reached, row.occurred_time or time.min)
            place = sum(1 for anchor in fixed if anchor < (row.day_seq, row.pk))
            gaps[place].append((reached, row.day_seq, row.pk, row))
    former = []
    for place, entries in gaps.items():
        ordered = [entry[3] for entry in sorted(entries, key=lambda entry: entry[:3])]
        low = fixed[place - 1][0] if place else None
        high = fixed[place][0] if place < len(fixed) else None
        for row, seq in zip(ordered, _spaced(len(ordered), low, high), strict=True):
            former.append((row, row.day_seq))
            row.day_seq = seq
    return former


def _spaced(count, low, high):
    """`count` rising numbers between two (None: no bound on that side)."""
    if low is not None and high is not None:
        return [low + (high - low) * (n + 1) // (count + 1) for n in range(count)]
    if high is not None:
        return [high - STEP * (count - n) for n in range(count)]
    return [(low + STEP if low is not None else 0) + STEP * n for n in range(count)]


def _seqs(rows):
    return {str(row.pk): row.day_seq for row in rows}


def _reminders(keep, gone, at):
    """Own reminders go along; gone's automatic one closes (keep gets its own by replay)."""
    still_open = Reminder.objects.filter(relationship=gone, closed_at__isnull=True)
    own = list(Reminder.objects.filter(relationship=gone, automatic=False).values_list("pk", flat=True))
    automatic = still_open.filter(automatic=True).first()
    Reminder.objects.filter(pk__in=own).update(relationship=keep)
    if automatic:
        Reminder.objects.filter(pk=automatic.pk).update(closed_at=at)
    return {"reminders": own, "closed": automatic.pk if automatic else None}


def _papers(keep, gone):
    """Notes, files and what was told go along, removed ones too: undo may bring them back."""
    moved = {}
    for name, (model, column) in ALONG.items():
        rows = model.objects.filter(**{column: gone})
        moved[name] = list(rows.values_list("pk", flat=True))
        model.objects.filter(pk__in=moved[name]).update(**{column: keep})
    return moved


def _submissions(there, here, rows):
    """The summaries of what these rows say go where the rows go, so that a conflict between them outlives it."""
    keys = {row.data.get("key", "")[:20] for row in rows if row.kind == "submission"}
    known = Submission.objects.filter(relationship=here).values_list("key", flat=True)
    Submission.objects.filter(relationship=there, key__in=keys - set(known)).update(relationship=here)
    Submission.objects.filter(relationship=there, key__in=keys).delete()


def _lay_aside(gone, keep):
    """No sweep looks at it any more."""
    gone.merged_into, gone.next_time_at, gone.stale_at = keep, None, None
    gone.save(update_fields=["merged_into", "next_time_at", "stale_at"])


def _hand_back(joining):
    from_desk = joining.keep
    if from_desk.recruiter_id != joining.before.get("became", from_desk.recruiter_id):
        return from_desk  # it went on to someone else since
    from_desk.recruiter_id = joining.before["recruiter"]
    from_desk.name_key = from_desk.recruiter.name_key
    from_desk.save(update_fields=["recruiter", "name_key"])
    return from_desk


def _give_back(joining):
    keep, gone, before = joining.keep, joining.gone, joining.before
    holders = _survivors(keep)
    rows = {int(pk): seq for pk, seq in before["rows"].items()}
    returning = with_corrections(rows, relationship__in=holders)
    back = HistoryRow.objects.filter(pk__in=returning, relationship__in=holders)
    for holder in holders:
        _submissions(holder, gone, back.filter(relationship=holder, kind="submission"))
    back.update(relationship=gone)
    seqs = rows | {int(pk): seq for pk, seq in before["seqs"].items()}
    former = list(HistoryRow.objects.filter(pk__in=seqs))
    for row in former:
        row.day_seq = seqs[row.pk]
    HistoryRow.objects.bulk_update(former, ["day_seq"], batch_size=200)
    Reminder.objects.filter(pk__in=before["reminders"], relationship__in=holders).update(relationship=gone)
    for name, (model, column) in ALONG.items():
        rows = model.objects.filter(pk__in=before.get(name, []), **{f"{column}__in": holders})
        rows.update(**{column: gone})
    Reminder.objects.filter(pk=before["closed"]).update(closed_at=None)
    keep.tags = [tag for tag in keep.tags if tag not in before["tags"]]
    keep.save(update_fields=["tags"])
    gone.merged_into = None
    gone.save(update_fields=["merged_into"])
    return [*holders, gone]


def _survivors(keep):
    """The survivor, and whatever it was itself joined into since."""
    holders = [keep]
    while holders[-1].merged_into:
        holders.append(holders[-1].merged_into)
    return holders


def _replay(seeker, relationships, at, firms=()):
    fresh = Relationship.objects.filter(pk__in=[one.pk for one in relationships]).select_related("firm", "recruiter")
    fresh = list(fresh)
    Book(seeker, fresh, at).store(firms)
    for one in relationships:
        one.refresh_from_db()
