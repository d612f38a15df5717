"""What became of an import: figures, and each row with where it went."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.paging import page_of
from imports.models import ImportBatch
from outreach.models import Relationship
from outreach.pages.links import links_of

from .check import open_context
from .first_week import week_context
from .rows import Line, lines_of
from .words import outcome_sentence

SIZE = 50
FILTERS = {
    "kept": Q(kept_at__isnull=False, undone_at__isnull=True),
    "undone": Q(undone_at__isnull=False),
    "waiting": Q(kept_at__isnull=True),
}


@dataclass
class Outcome:
    """A row's line, where it leads, and what became of it. `stayed`: why an undo left something of it."""

    line: Line
    url: str
    words: str
    stayed: list


def result_context(user, batch, asked, today):
    """Everything below the head; the number of queries is the same for any number of rows."""
    show = asked.get("show", "")
    show = show if show in FILTERS else ""
    rows = batch.rows.select_related("firm", "recruiter")
    page = page_of(rows.filter(FILTERS[show]) if show else rows, ("number",), asked.get("cursor", ""), SIZE)
    done = batch.state == ImportBatch.State.DONE
    return {
        **(open_context(batch, asked, show) if done else {}),
        "show": show,
        "figures": _figures(batch),
        "counted": _counted(batch),
        "left": batch.state == ImportBatch.State.UNDONE and rows.left_behind().exists(),
        "gone_waits": _gone_waits(batch) if done else "",
        "page": page,
        "outcomes": _outcomes(user, batch, page.rows),
        "links": len(links_of(user)) if done and batch.owner_id == user.pk else 0,
        **(week_context(batch, today) if done else {}),
    }


def _figures(batch):
    counted = batch.rows.aggregate(**{name: Count("pk", filter=condition) for name, condition in FILTERS.items()})
    said = [("kept", _("kept")), ("undone", _("taken back")), ("waiting", _("not kept"))]
    return [(code, f"{counted[code]:,}", words) for code, words in said if counted[code] or code == "kept"]


def _counted(batch):
    """[(words, number)] of what is worth a figure where there is any."""
    if batch.state == ImportBatch.State.UNDONE:
        return []
    gone = batch.counts.get("gone", 0) if batch.gone == ImportBatch.Gone.MARKED else 0
    said = [
        (_("Moved to another firm"), batch.counts.get("moved", 0)), (_("No longer listed"), gone),
        (_("Asked not to be kept"), batch.counts.get("suppressed", 0)),
    ]  # fmt: skip
    return [(words, f"{number:,}") for words, number in said if number]


def _gone_waits(batch):
    """The sentence by which a person is asked whether so many can be gone, '' where nobody needs to be."""
    if batch.gone != ImportBatch.Gone.WAITS:
        return ""
    number = batch.counts.get("gone", 0)
    words = ngettext(
        "%(n)s of this source’s records is not in this edition, more than a tenth. It is not marked until you say so.",
        "%(n)s of this source’s records are not in this edition, more than a tenth. Nobody is marked until you say so.",
        number,
    )
    return words % {"n": f"{number:,}"}


def _outcomes(user, batch, rows):
    mine = {}
    if batch.owner_id:
        people = [row.recruiter_id for row in rows if row.recruiter_id]
        kept = Relationship.objects.visible_to(user).filter(recruiter__in=people)
        mine = dict(kept.values_list("recruiter_id", "public_id"))
    return [Outcome(line, _url(line.row, mine), _became(line), _stayed(line.row)) for line in lines_of(batch, rows)]


def _url(row, mine):
    """The row's relationship, else its firm; nothing for what was taken back or never came in."""
    if row.recruiter_id in mine:
        return reverse("outreach:relationship", args=[mine[row.recruiter_id]])
    visible = row.firm and row.firm.archived_at is None
    return reverse("outreach:firm", args=[row.firm.public_id]) if visible else ""


def _stayed(row):
    return [outcome_sentence(code, params) for code, params in row.done.get("kept", [])]


def _became(line):
    row = line.row
    if row.undone_at:
        return _("Taken back in part") if row.done.get("kept") else _("Taken back")
    if row.kept_at:
        return {
            "new": _("Added"), "update": _("Updated"), "moved": _("Moved"), "same": _("Was there already"),
        }.get(row.verdict, _("Kept"))  # fmt: skip
    if row.excluded:
        return _("Left out")
    return {
        "unsure": _("Not decided"), "error": _("Has a mistake"), "suppressed": _("Asked not to be kept"),
    }.get(row.verdict, _("Not kept yet"))  # fmt: skip
