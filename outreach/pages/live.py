"""What an open page asks every few seconds: a digest of what it shows, in one query. Another digest: it has changed.

A digest has parts, so that a page which has just been given one panel anew expects that part alone to be another.
"""

import hashlib
import json

from django.db.models import CharField, Count, Max, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from accounts.models import Act, User
from common.prepared import Prepared
from outreach.models import Attachment, HistoryRow, Knowledge, Note, Relationship, Reminder, SeekerFirm
from recruiters.models import ContactPoint, Firm

PARTS = ("rest", "tags", "notes", "files")  # as the ids of their panels
_PART_OF = {"tags": "tags", "notes_now": "notes", "files_now": "files"}  # column: part; others are the rest
_OF_OTHERS = ("recruiter__name", "recruiter__title", "recruiter__place", "recruiter__missing_since", "firm__name",
              "firm__pay_model", "firm__paid_by", "firm__places")  # fmt: skip


def live_relationship(user, public_id):
    """The digest of a relationship's page; None where there is none of the reader's."""
    return _digest(_RELATIONSHIP.first(user.pk, public_id))


def live_firm(user, public_id):
    """The digest of a firm's page for its reader; None where they see no such firm."""
    return _digest(_FIRM.first(user.pk, public_id))


def live_seeker(user, today):
    """The digest of pages that show all of a seeker's: Today, Recruiters. Their newest act, and the newest undone."""
    acts = Act.objects.visible_to(user)
    undone = acts.filter(undone_at__isnull=False).order_by("-undone_at").values("undone_at")[:1]
    newest = acts.order_by("-at", "-pk").annotate(undone=Subquery(undone)).values("pk", "undone").first()
    return _hashed({"today": today, **(newest or {})})


def _relationship(user, public_id):
    user = User(pk=user)
    mine = Relationship.objects.visible_to(user).filter(public_id=public_id)
    columns = [field.attname for field in Relationship._meta.concrete_fields]
    history = HistoryRow.objects.filter(relationship=OuterRef("pk"))
    steps = Reminder.objects.filter(relationship=OuterRef("pk"), closed_at__isnull=True)
    known = Knowledge.objects.filter(relationship=OuterRef("pk"))
    points = ContactPoint.objects.filter(recruiter=OuterRef("recruiter"))
    return mine.annotate(
        rows=_state(history, "pk"), live=_state(history.filter(void=False), "pk"), steps=_state(steps, "pk"),
        points=_state(points, "pk"), known=_state(known, "changed_at"), **_papers("relationship", user),
    ).values(*columns, *_OF_OTHERS, "rows", "live", "steps", "points", "known", "notes_now", "files_now")  # fmt: skip


def _firm(user, public_id):
    user = User(pk=user)
    mine = Relationship.objects.visible_to(user).filter(firm=OuterRef("pk"))
    rows = HistoryRow.objects.visible_to(user).filter(relationship__firm=OuterRef("pk"))
    said = SeekerFirm.objects.visible_to(user).filter(firm=OuterRef("pk"))
    said = {name: Subquery(said.values(name)[:1]) for name in ("tags", "notes", "flags")}
    columns = [field.attname for field in Firm._meta.concrete_fields]
    return Firm.objects.visible_to(user).filter(public_id=public_id).annotate(
        people=_state(mine, "pk"), rows=_state(rows, "pk"), live=_state(rows.filter(void=False), "pk"), **said,
        **_papers("firm", user),
    ).values(*columns, "people", "rows", "live", *said, "notes_now", "files_now")  # fmt: skip


_MARKS = (-7_001, "public id")  # stand for the reader and the record while a query is built
_RELATIONSHIP, _FIRM = Prepared(_relationship, *_MARKS), Prepared(_firm, *_MARKS)


def _digest(row):
    """`row`: (column, value) pairs; columns of two tables may share a name."""
    if row is None:
        return None
    parts = {name: [] for name in PARTS}
    for column, value in row:
        parts[_PART_OF.get(column, "rest")].append(value)
    return "-".join(_hashed(values) for values in parts.values())


def _papers(column, user):
    about = {column: OuterRef("pk")}
    return {
        "notes_now": _state(Note.objects.visible_to(user).filter(**about), "changed_at"),
        "files_now": _state(Attachment.objects.visible_to(user).filter(**about), "changed_at"),
    }


def _state(rows, column):
    """How many there are and the highest of a column, as text."""
    both = Concat(Cast(Count("pk"), CharField()), Value(" "), Coalesce(Cast(Max(column), CharField()), Value("")))
    # One group for all rows: without one, aggregates can't stand in a subquery.
    grouped = rows.order_by().annotate(one=Value(1)).values("one").annotate(state=both).values("state")
    return Subquery(grouped)


def _hashed(value):
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()[:12]
