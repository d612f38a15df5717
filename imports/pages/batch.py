"""The page of an import: its head, and the part that belongs to the state in which it is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from imports.forms.columns import ReadForm
from imports.models import ImportBatch

from .check import check_context
from .columns import columns_context
from .history import running
from .result import result_context
from .steps import spoken, steps_of
from .words import refusal_sentence

PARTS = {
    "mapping": "imports/_match.html",
    "preview": "imports/_check.html",
    "refused": "imports/_refused.html",
    "thrown_away": "imports/_thrown_away.html",
    "stopped": "imports/_result.html",
    "done": "imports/_result.html",
    "undone": "imports/_result.html",
}


def batch_context(user, batch, asked, today, refused="", **forms):
    """Everything the page shows. `asked`: the address's query; `forms`: bound ones with mistakes."""
    (title, lead), steps = _head(batch), steps_of(batch)
    context = {
        "batch": batch,
        "title": title,
        "lead": lead,
        "steps": steps,
        "spoken": spoken(steps),
        "today": today,
        "refused": refused,
        "part": PARTS.get(batch.state, "imports/_working.html"),
        "running": [(other, progress_of(other)) for other in running(user, batch)],
    }
    if batch.state in batch.WORKED_ON:
        return context | {"progress": progress_of(batch)}
    if batch.state == "refused":
        return context | {"why": refusal_sentence(batch.refusal), "read": forms.get("read") or ReadForm(batch=batch)}
    if batch.state in ("mapping", "preview"):
        context["twin"] = batch.twins().first()
        context |= columns_context(user, batch, asked, forms.get("match"), forms.get("read"))
    if batch.state == "preview":
        return context | check_context(user, batch, asked, today, forms)
    if batch.state in ("stopped", "done", "undone"):
        return context | result_context(user, batch, asked, today)
    return context


@dataclass
class Progress:
    """`total` 0: not known yet. `seen`: what a page knows that has seen this."""

    done: int
    total: int
    words: str
    label: str

    @property
    def seen(self):
        return f"{self.label}-{self.done}-{self.total}"


def progress_of(batch):
    """How far a batch is that is being worked on, in rows."""
    total = 0 if batch.state == ImportBatch.State.READING else batch.counts.get("rows", 0)
    if batch.state == ImportBatch.State.COMMITTING:
        total = sum(batch.counts.get(verdict, 0) for verdict in ("new", "update", "same", "moved")) or total
    done = min(batch.progress, total)
    said = {"done": f"{done:,}", "total": f"{total:,}"}
    words, label = {
        "reading": (_("Looking at the file"), _("Reading")),
        "planning": (_("%(done)s of %(total)s rows compared"), _("Rows compared")),
        "committing": (_("%(done)s of %(total)s rows kept"), _("Rows kept")),
        "undoing": (_("%(done)s rows taken back"), _("Rows taken back")),
    }[batch.state]
    if batch.state == ImportBatch.State.UNDOING:
        total = 0  # rows that wrote nothing are not gone through
    return Progress(done, total, words % said, label)


def _head(batch):
    later = _("Nothing is kept until you say so, and you can undo all of it afterwards.")
    return {
        "reading": (_("Reading your file"), later),
        "refused": (_("This file did not work"), ""),
        "thrown_away": (_("Thrown away"), _("The file and its rows are erased; nothing of it was kept.")),
        "mapping": (_("What is in your columns?"), later),
        "planning": (_("Comparing with what is here"), later),
        "preview": (_("Check before it counts"), later),
        "committing": (_("Keeping your rows"), _("You can undo all of it afterwards.")),
        "stopped": (_("Stopped half way"), _("What is kept so far stands; go on, or take it back.")),
        "done": (_("Kept"), _("You can undo all of it, today or later.")),
        "undoing": (_("Taking it back"), ""),
        "undone": (_("Taken back"), _("What is here is as if this list had never come, but for what stayed below.")),
    }[batch.state]
