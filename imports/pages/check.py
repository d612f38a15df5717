"""The check before anything is kept: counts, unknown words, what a person must decide, mistakes, and the rows."""

from dataclasses import dataclass

from django.db.models import Count, Min, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.paging import page_of
from imports.forms.rows import RowForm
from imports.forms.words import WordsForm
from imports.models import ImportRow
from imports.models.row_acts import WAITS
from imports.planning import waits_for
from imports.together import MOST, asked_rows

from .pair import candidates_of
from .rows import TONES, Line, Named, line_of, lines_of, shown, wrong_columns
from .words import column_name, field_label

SIZE = 50  # rows of a page
MISTAKES, ALL_MISTAKES = 3, 20  # cards with mistakes, beside everything else and alone
BAR = 1000  # width of the verdict bar
GAP = 4


def check_context(user, batch, asked, today, forms):
    """Everything below the columns. The number of queries is the same for ten rows and for a hundred thousand."""
    verdicts = verdicts_of(batch)
    bar, show = bar_of(verdicts), asked.get("show", "")
    show = show if show in {verdict.code for verdict in verdicts} else ""
    context = {
        "show": show,
        "show_words": next((verdict.words for verdict in verdicts if verdict.code == show), ""),
        "verdicts": verdicts,
        "gone_shown": f"{batch.counts['gone']:,}" if batch.counts.get("gone") else "",
        "bar": bar,
        "bar_width": bar[-1][1] + bar[-1][2] if bar else BAR,
        "unknown": forms.get("words") or (WordsForm(batch=batch) if show == "" else None),
        **open_context(batch, asked, show, every=show == "error"),
    }
    if show not in ("error", "unsure"):
        page = page_of(_rows(batch, show), ("number",), asked.get("cursor", ""), SIZE)
        context |= {"page": page, "lines": lines_of(batch, page.rows), "together": together_of(batch, show)}
    return context


def open_context(batch, asked, show, every=False):
    """What a person may still decide or mend, and what can be kept; `every`: a page of mistakes alone."""
    counts, ready = batch.counts, batch.rows.to_keep()
    if batch.state == "preview":  # counting a hundred thousand rows takes a third of a second
        to_keep = sum(counts.get(verdict, 0) for verdict in ("new", "update", "moved"))
    else:
        to_keep = ready.exclude(verdict="same").count()
    context = {
        "unsure": unsure_of(batch, asked) if show in ("", "unsure") and counts.get("unsure") else None,
        "to_keep": to_keep,
        "to_keep_shown": f"{to_keep:,}",
        "may_keep": to_keep or ready.exists(),
        "waiting": _waiting_words(counts),
    }
    if show in ("", "error") and counts.get("error"):
        page, mistakes = _mistakes(batch, asked.get("cursor", "") if every else "", ALL_MISTAKES if every else MISTAKES)
        context |= {"mistakes": mistakes, "mistakes_page": page if every else None}
        context["mistakes_more"] = 0 if every else max(counts["error"] - len(mistakes), 0)
    return context


@dataclass
class Together:
    """One act on the rows of a verdict: how many there are, and how many of them it takes at once."""

    total: int

    @property
    def now(self):
        return min(self.total, MOST)


def together_of(batch, show):
    """For the rows of a filter; counts are stored, so that nothing is counted here."""
    return Together(batch.counts.get(show, 0) if show not in ("", "suppressed") else 0)


@dataclass
class Verdict:
    code: str
    words: str
    note: str
    count: int
    tone: str

    @property
    def shown(self):
        return f"{self.count:,}"


def verdicts_of(batch):
    """The counts as filters: those of the design always, rarer ones only where there are any."""
    policy = {"fill": _("fill gaps only"), "newer": _("newer values win"), "ask": _("ask each time")}[batch.policy]
    said = [
        ("new", _("New"), _("will be added"), True),
        ("update", _("Update"), policy, True),
        ("moved", _("Moved"), _("to another firm"), False),
        ("same", _("Same"), _("nothing to do"), True),
        ("unsure", _("Unsure"), _("need you"), True),
        ("error", _("Error"), _("left out unless fixed"), True),
        ("suppressed", _("Not available"), _("asked not to be kept"), False),
        ("excluded", _("Left out"), _("by choice"), False),
    ]
    return [
        Verdict(code, words, note, batch.counts.get(code, 0), TONES.get(code, "calm"))
        for code, words, note, always in said if always or batch.counts.get(code)
    ]  # fmt: skip


def bar_of(verdicts):
    """[(tone, x, width)] of the bar's parts; the smallest part can still be seen."""
    parts = [verdict for verdict in verdicts if verdict.count]
    total = sum(verdict.count for verdict in parts)
    bar, x = [], 0
    for verdict in parts:
        width = max(round(verdict.count / total * (BAR - GAP * len(parts))), 6)
        bar.append((verdict.tone, x, width))
        x += width + GAP
    return bar


@dataclass
class Unsure:
    """The row to decide now: its candidates, its place among the unsure, where "later" leads."""

    row: ImportRow
    line: Line
    candidates: list
    kind: str  # which question it is: alike, other_firm, differs, waits
    differing: list  # [(label, here, in the list)]
    place: int
    total: int
    decided: int
    waits_for: ImportRow | None = None  # the row of an earlier import where it is asked

    @property
    def to_go(self):
        return self.total - self.decided

    @property
    def together(self):
        return Together(self.to_go)

    @property
    def next(self):
        return self.row.number + 1

    @property
    def title(self):
        if self.kind == "differs":
            return _("Unsure: which value holds?")
        if self.kind == "waits":
            return _("Unsure: asked already in an earlier import")
        if self.what == "firm":
            return _("Unsure: is this the same firm?")
        moved = self.kind == "other_firm"
        return _("Unsure: the same person, moved?") if moved else _("Unsure: is this the same person?")

    @property
    def what(self):
        return self.candidates[0].what if self.candidates else next(iter(self.row.asked), "person")

    @property
    def different_words(self):
        one = len(self.candidates) == 1
        if self.what == "firm":
            return _("Two firms: add as new") if one else _("Another firm: add as new")
        return _("Two people: add as new") if one else _("Somebody else: add as new")


def unsure_of(batch, asked):
    """The first undecided row from the asked one on, else the first of all."""
    row = asked.get("row", "")
    start = int(row) if row.isdecimal() and len(row) < 8 else 0
    rows = asked_rows(batch).order_by()
    there = rows.aggregate(
        open=Count("pk"), first=Min("number"), next=Min("number", filter=Q(number__gte=start)),
        before=Count("pk", filter=Q(number__lt=start)),
    )  # fmt: skip
    row = rows.filter(number=there["next"] or there["first"]).first()
    if row is None:
        return None
    row.batch = batch
    decided = batch.rows.filter(decision__in=["same", "different"]).count()
    codes = {code: params for code, params in row.reasons}
    kind = next((code for code in ("differs", "other_firm") if code in codes), "alike")
    if not row.candidates and WAITS in codes:
        kind = "waits"
    return Unsure(
        row, line_of(batch, row, Named([])), candidates_of(batch, row), kind, _differing(codes.get("differs")),
        decided + (there["before"] if there["next"] else 0) + 1, decided + there["open"], decided,
        waits_for(batch, row.values) if kind == "waits" else None,
    )  # fmt: skip


def _differing(params):
    """What a record says otherwise than the list."""
    columns = (params or {}).get("columns", {})
    return [
        (field_label(f"{params['what']}.{column}"), shown(before), shown(after))
        for column, (before, after) in columns.items()
    ]


@dataclass
class Mistake:
    line: Line
    cells: list  # [(text, whether it is wrong)]
    fields: list  # [{"name", "id", "label", "value"}] of the wrong cells


def _mistakes(batch, cursor, size):
    """(page, cards) of rows with mistakes: one query."""
    page = page_of(batch.rows.filter(verdict="error", excluded=False), ("number",), cursor, size)
    return page, [_mistake(batch, line) for line in lines_of(batch, page.rows)]


def _mistake(batch, line):
    row = line.row
    wrong = wrong_columns(row)
    cells = [(text, number in wrong) for number, text in enumerate(row.cells) if text.strip() or number in wrong]
    form = RowForm(batch=batch, row=row, only=wrong)
    fields = [
        {"name": bound.html_name, "id": f"id_{row.number}_{bound.name}", "label": bound.label, "value": bound.value()}
        for bound in form
    ]
    return Mistake(line, cells[:12], fields)


def cells_of(batch, row):
    """[(column, its field, text, former text)] of a row for its own page: matched columns, and any with a mistake."""
    header = batch.outline.get("header") or []
    found = []
    for number, text in enumerate(row.cells):
        field = batch.mapping.get(str(number))
        edited = row.edits.get(str(number))
        found.append((
            column_name(header, number), field_label(field) if field else "",
            text if edited is None else edited, text if edited is not None else "",
        ))  # fmt: skip
    return found


def _waiting_words(counts):
    """ "13 unsure and 14 error rows wait; you can come back to them.", '' where none wait."""
    unsure, wrong = counts.get("unsure", 0), counts.get("error", 0)
    if unsure and wrong:
        words = _("%(unsure)s unsure and %(wrong)s error rows wait; you can come back to them.")
    elif unsure:
        words = ngettext("%(unsure)s unsure row waits.", "%(unsure)s unsure rows wait.", unsure)
    elif wrong:
        words = ngettext("%(wrong)s error row waits.", "%(wrong)s error rows wait.", wrong)
    else:
        return ""
    return words % {"unsure": f"{unsure:,}", "wrong": f"{wrong:,}"}


def _rows(batch, show):
    rows = batch.rows.all()
    if show == "excluded":
        return rows.filter(excluded=True)
    return rows.filter(verdict=show) if show else rows
