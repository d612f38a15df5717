"""The list of imports: who brought what and when, and what became of it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.paging import page_of
from imports.models import ImportBatch

SIZE = 25
TONES = {
    "reading": "accent", "planning": "accent", "committing": "accent", "undoing": "accent", "mapping": "due",
    "preview": "due", "stopped": "due", "done": "good", "refused": "bad", "undone": "calm", "thrown_away": "calm",
}  # fmt: skip


@dataclass
class Line:
    batch: ImportBatch
    tone: str
    counts: str


def history_page(user, cursor):
    """(page, lines), newest first; two queries at most, whatever the number of imports."""
    mine = ImportBatch.objects.visible_to(user).select_related("made_by", "source").defer("outline", "words")
    page = page_of(mine, ("-made_at",), cursor, SIZE)
    return page, [Line(batch, TONES[batch.state], counts_words(batch)) for batch in page]


def running(user, but):
    """Other imports of the reader that are being worked on now, newest first: one query, three at most."""
    mine = ImportBatch.objects.visible_to(user).filter(state__in=ImportBatch.WORKED_ON, made_by=user)
    return list(mine.exclude(pk=but.pk).defer("outline", "words").order_by("-made_at")[:3])


def counts_words(batch):
    """ "902 new, 211 updates, 14 errors": only what there is."""
    counts = batch.counts
    said = [
        (counts.get("new"), ngettext("%(n)s new", "%(n)s new", counts.get("new", 0))),
        (counts.get("update"), ngettext("%(n)s update", "%(n)s updates", counts.get("update", 0))),
        (counts.get("moved"), ngettext("%(n)s moved", "%(n)s moved", counts.get("moved", 0))),
        (counts.get("same"), _("%(n)s same")),
        (counts.get("unsure"), _("%(n)s unsure")),
        (counts.get("error"), ngettext("%(n)s error", "%(n)s errors", counts.get("error", 0))),
    ]
    words = ", ".join(text % {"n": f"{number:,}"} for number, text in said if number)
    rows = counts.get("rows", 0)
    return words or (ngettext("%(n)s row", "%(n)s rows", rows) % {"n": f"{rows:,}"} if rows else "")
