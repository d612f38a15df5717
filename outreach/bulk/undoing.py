"""Taking an act for many back, a chunk at a time: its rows count no longer, what it changed beside them goes back."""

from accounts.models import DatedSetting
from outreach.acts.undo_changes import take_changes_back
from outreach.models import HistoryRow, Relationship, Reminder
from outreach.models.book import Book
from outreach.models.dated import OWN


def undo_chunk(bulk, by, ids):
    """As undo of one act (acts/undo.py), for these relationships. Inside the caller's transaction."""
    seeker, act = bulk.seeker, bulk.act
    Book(seeker, [], by.at)  # locks the seeker
    if bulk.kind in (bulk.Kind.TAG, bulk.Kind.UNTAG):
        take_changes_back(act, by.at, ids)
        return
    HistoryRow.objects.filter(act=act, relationship__in=ids).update(void=True)
    DatedSetting.objects.filter(act=act, scope__in=[f"{OWN}{pk}" for pk in ids]).delete()
    firms = _back_on_the_list(act, ids) if bulk.kind == bulk.Kind.ARCHIVE else ()
    out = {pk for pk, _code, _params in bulk.left_out}
    mine = Relationship.objects.visible_to(seeker).filter(pk__in=set(ids) - out).prefetch_related("firm").order_by("pk")
    Book(seeker, mine, by.at).store(firms)


def undo_rest(bulk, by):
    """Rows that went to another relationship since, by a merge or a desk handed over."""
    left = HistoryRow.objects.filter(act=bulk.act, void=False)
    ids = set(left.values_list("relationship_id", flat=True))
    if ids:
        Book(bulk.seeker, [], by.at)
        left.update(void=True)
        mine = Relationship.objects.visible_to(bulk.seeker).filter(pk__in=ids).select_related("firm")
        Book(bulk.seeker, mine, by.at).store()


def _back_on_the_list(act, ids):
    """Those that this act took off, and nobody has put back or added anew since. Returns the ids of their firms."""
    off = Relationship.objects.filter(pk__in=ids, hidden_at=act.at, merged_into__isnull=True)
    people = off.values_list("recruiter_id", flat=True)
    anew = Relationship.objects.visible_to(act.seeker).filter(recruiter__in=list(people)).values("recruiter_id")
    back = list(off.exclude(recruiter__in=anew).values_list("pk", "firm_id"))
    ids = [pk for pk, _firm in back]
    Relationship.objects.filter(pk__in=ids).update(hidden_at=None)
    Reminder.objects.filter(relationship__in=ids, automatic=False, closed_at=act.at).update(closed_at=None)
    return {firm for _pk, firm in back} - {None}
