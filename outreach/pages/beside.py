"""What the panels of notes and files show, beside a relationship or a firm."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch, Q
from django.urls import reverse

from common.filetypes import TYPES
from outreach.forms.attachments import AttachForm
from outreach.forms.notes import NoteForm
from outreach.models import Attachment, Change, Note

MOST = 200  # read for one page
OPEN = 4  # notes that are not pinned and stand open; earlier ones unfold


@dataclass
class NoteShown:
    """`former`: the texts it had before, newest first, as Changes."""

    note: Note
    day: date  # on which it was written, as the reader counts
    former: list = field(default_factory=list)


def notes_context(user, kind, record, today, form=None):
    """kind: "relationship" or "firm"; `form`: the one with its errors. Two queries."""
    edits = (
        Change.objects.filter(field="text", act__undone_at__isnull=True).select_related("act__actor").order_by("-pk")
    )
    mine = Note.objects.visible_to(user).live().filter(**{kind: record}).in_order()
    mine = mine.prefetch_related(Prefetch("changes", edits, to_attr="edits"))[:MOST]
    shown = [NoteShown(note, user.today(note.made_at), note.edits) for note in mine]
    pinned = [one for one in shown if one.note.pinned_at]
    rest = [one for one in shown if not one.note.pinned_at]
    return {
        "today": today,
        "notes": [*pinned, *rest[:OPEN]],
        "notes_earlier": rest[OPEN:],
        "note_form": form or NoteForm(),
        "note_url": _address(kind, record, "note"),
    }


def files_context(user, kind="", record=None, form=None):
    """The files beside a record, or all of the seeker's where none is given. `form`: the one with its errors."""
    mine = Attachment.objects.visible_to(user).live().select_related("resume", "relationship__recruiter", "firm")
    if record:
        mine = mine.filter(**{kind: record})
    return {
        "files": list(mine.order_by("-pk")[:MOST]),
        "file_form": form or AttachForm(seeker=user),
        "attach_url": _address(kind, record, "attach") if record else reverse("outreach:files"),
        "types": {code: kind.words for code, kind in TYPES.items()},
    }


def files_of_versions(user, numbers):
    """{number: the newest file of that résumé version}; one query."""
    of_version = Q(resume__number__in=numbers)
    rows = Attachment.objects.visible_to(user).live().filter(of_version).select_related("resume").order_by("pk")
    return {one.resume.number: one for one in rows} if numbers else {}


def _address(kind, record, name):
    return reverse(f"outreach:{name}" if kind == "relationship" else f"outreach:firm_{name}", args=[record.public_id])
