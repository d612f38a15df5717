"""One undo for everything: it voids the act's rows and replays; the result equals a history without them."""

from django.db import transaction
from django.db.models import Q

from accounts.models import Act
from outreach.acts.joining import part
from outreach.acts.merge_share import give_back, tidy
from outreach.acts.put_away import put_away
from outreach.acts.rebuilding import after_undo
from outreach.acts.undo_changes import later_changes, refuse_what_is_gone, said_beside, take_changes_back
from outreach.acts.undo_parts import begin_earlier
from outreach.bulk.carrying import take_back
from outreach.models import BulkAct, HistoryRow, JobSearch, MergeShare, Relationship, Reminder
from outreach.models.book import Book
from outreach.models.saved_view import bring_back
from outreach.refusals import Refused
from recruiters.models import DirectoryChange, Firm, Objection


def later_acts(act):
    """Live acts made after this one on the same relationships, search or values: said before undoing over them."""
    relationships = list(_relationships(act).values_list("pk", flat=True))
    later = Act.objects.filter(seeker=act.seeker, undone_at__isnull=True, pk__gt=act.pk)
    on_the_same = Q(rows__relationship__in=relationships) | Q(rows__search__isnull=False)
    return later.filter(on_the_same | Q(pk__in=later_changes(act))).distinct().order_by("pk")


def undo(act, by):
    """Take an act back. Returns the relationships it touched, as a queryset; Refused('already_undone') on a second try.

    What the system did because someone asked not to be kept stands: Refused('objection'). A seeker's part of a merge
    goes back with the merge: Refused('undo_the_merge') while that stands. An act for many goes back as it was carried
    out: at once, or by a worker where they are very many; act.undone_at says when all of it is back. The claim is a
    conditional update, so that two clicks undo once. A mail that left is never undone: Refused('mail_left').
    """
    if act.kind == "objection":
        raise Refused("objection")
    bulk = BulkAct.objects.filter(act=act).first()
    if bulk:
        return take_back(bulk, by, lambda: by.at)
    share = MergeShare.objects.filter(act=act).select_related("merge").first()
    if share and share.merge.state != "undoing":
        raise Refused("undo_the_merge")
    refuse_what_is_gone(act)
    if act.rows.filter(data__has_key="message_id").exists():
        raise Refused("mail_left")
    with transaction.atomic():
        touched = _relationships(act)
        if act.rows.filter(search__isnull=False).exists() or act.settings.exists():
            touched = Relationship.objects.visible_to(act.seeker)
        ids = list(touched.values_list("pk", flat=True))
        Book(act.seeker, [], by.at)  # locks the seeker
        claimed = Act.objects.filter(pk=act.pk, undone_at__isnull=True).update(undone_at=by.at, undone_by=by.actor)
        if not claimed:
            raise Refused("already_undone")
        before = _contacts(ids)
        ids += [relationship.pk for relationship in part(act)]
        _void(act)
        _hide_added(act, by.at)
        _move_back(act)
        put_away(act.seeker, by.at)
        bring_back(act)
        Objection.objects.filter(act=act, state=Objection.State.REPORTED).delete()
        _own_reminders(act, by.at)
        take_changes_back(act, by.at)
        act.seeker.preferences.refresh_copy(by.at)
        if share:
            ids += share.before["concerned"]
            give_back(share, by.at)
        touched = Relationship.objects.filter(pk__in=ids)
        book = Book(act.seeker, touched.kept().select_related("firm"), by.at)
        moved = {firm for _, firm in before ^ _contacts(ids)} - {None}
        book.store(moved | set(share.before["firms"] if share else ()))
        after_undo(act, ids, by.at, of_merge=share is not None)
        if share:
            tidy(share)
        for search in JobSearch.objects.filter(history__act=act).distinct():
            search.refresh(book.today)
    return touched


def _relationships(act):
    concerned = set(act.rows.values_list("relationship_id", flat=True))
    concerned |= set(act.relationships.values_list("pk", flat=True))
    for pair in act.joinings.values_list("keep_id", "gone_id"):
        concerned |= set(pair)
    return Relationship.objects.filter(pk__in=concerned - {None}, seeker=act.seeker)


def _contacts(ids):
    """{(relationship, firm)} of those kept that count for the firm's last contact."""
    contacted = Relationship.objects.kept().filter(pk__in=ids, last_contact_on__isnull=False)
    return set(contacted.values_list("pk", "firm_id"))


def _void(act):
    """The act's rows no longer count; what they corrected counts again, back to the last row whose act stands."""
    for row in act.rows.filter(void=False, corrects__isnull=False).select_related("corrects__act"):
        former = row.corrects
        while former and former.act.undone_at:
            former = former.corrects
        if former:
            HistoryRow.objects.filter(pk=former.pk).update(void=False)
    act.rows.update(void=True)


def _hide_added(act, at):
    """A relationship that the act added leaves the lists unless something live has happened on it since."""
    for relationship in Relationship.objects.filter(act=act, merged_into__isnull=True):
        if not relationship.history.live().exclude(act=act).exists() and not said_beside([relationship.pk], act):
            relationship.hidden_at = at
            relationship.save(update_fields=["hidden_at"])
            relationship.reminders.filter(closed_at__isnull=True).update(closed_at=at)


def _own_reminders(act, at):
    Reminder.objects.filter(act=act, automatic=False, closed_at__isnull=True).update(closed_at=at)
    for row in act.rows.filter(kind__in=["done", "skip", "snooze"], data__has_key="reminder"):
        Reminder.objects.get(public_id=row.data["reminder"]).refresh_own()


def _move_back(act):
    """The firm of a relationship whose move was taken back; where another followed, that one began where ours did."""
    for row in act.rows.filter(kind="moved").order_by("-pk"):
        if begin_earlier(row):
            continue
        firm = Firm.objects.filter(pk=row.data["was"]).first()
        firm = firm and firm.survivor
        key = firm.name_key if firm else ""
        Relationship.objects.filter(pk=row.relationship_id).update(firm=firm, firm_key=key)
        DirectoryChange.note("recruiter", [row.relationship.recruiter_id])
