"""The path of an import in four steps, and where one of its batches stands on it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

STEP_OF = {
    "reading": 0, "refused": 0, "mapping": 1, "planning": 2, "preview": 2, "committing": 3, "stopped": 3, "done": 4,
    "undoing": 4, "undone": 4, "thrown_away": 0,
}  # fmt: skip
BLANK = "\u00a0"  # so that every tread is as high as its neighbours


def steps_of(batch=None):
    """For {% steps %}: choose, match, check, keep; what is behind says what it was."""
    at = STEP_OF[batch.state] if batch else 0
    labels = [_("Choose a file"), _("Match columns"), _("Check"), _("Keep")]
    notes = _notes(batch, at) if batch else [BLANK, BLANK, BLANK, _("with undo")]
    states = ["done" if place < at else "here" if place == at else "" for place in range(4)]
    return [
        {"label": label, "note": note, "state": state} for label, note, state in zip(labels, notes, states, strict=True)
    ]


def spoken(steps):
    """What the path says to those who can't see it."""
    for number, step in enumerate(steps, 1):
        if step["state"] == "here":
            return _("Import: step %(n)s of 4, %(step)s") % {"n": number, "step": step["label"].lower()}
    return _("Import: all 4 steps are behind you")


def _notes(batch, at):
    rows = batch.counts.get("rows", 0)
    columns = len(batch.outline.get("header") or []) or max(map(int, batch.mapping), default=-1) + 1
    used = _("%(used)s of %(columns)s used") % {"used": len(batch.mapping), "columns": columns}
    counted = ngettext("%(n)s row", "%(n)s rows", rows) % {"n": f"{rows:,}"}
    return [batch.file_name, used if at > 1 else BLANK, counted if rows else BLANK, _("with undo")]
