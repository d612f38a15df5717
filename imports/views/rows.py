"""Single rows before they count: decide on unsure ones, mend cells, leave some out, take the wrong ones along."""

from django.contrib.auth.decorators import login_required
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.forms import invalid, posted
from common.htmx import toast
from imports.forms.rows import AllForm, DecideForm, LeaveOutForm, RowForm
from imports.pages.check import cells_of
from imports.pages.errors_file import errors_csv
from imports.pages.rows import lines_of
from imports.refusals import ImportRefused
from imports.together import MOST, decide_unsure, take_in, take_in_each
from outreach.views.doors import hand, local_today

from .batch import acted, page
from .doors import my_batch, my_row, to_page

MOST_AT_ONCE = 100


@login_required
@require_http_methods(["GET", "POST"])
def row(request, public_id, number):
    """One row in full; its cells can be typed anew until it is kept."""
    row = my_row(request, public_id, number)
    batch = row.batch
    may_edit = batch.state in ("preview", "done") and not row.kept_at
    form = RowForm(posted(request), batch=batch, row=row) if may_edit else None
    if request.method == "POST":
        if form is None:
            return page(request, batch, status=422, refused=ImportRefused("not_now").sentence)
        if form.is_valid():
            return _mended(request, row, form.changed())
        return invalid(request, "imports/row.html", _row_context(request, row, form))
    return render(request, "imports/row.html", _row_context(request, row, form))


@login_required
@require_POST
def decide(request, public_id, number):
    row = my_row(request, public_id, number)
    form = DecideForm(request.POST)
    if not form.is_valid():
        return page(request, row.batch, status=422, refused=ImportRefused("not_decidable").sentence)
    decision, by = form.cleaned_data["decision"], hand(request)
    acts = {form.OUT: lambda: row.exclude(by), form.AGAIN: lambda: row.look_again(by)}
    act = acts.get(decision) or (lambda: row.decide(by, decision, on=form.on_record()))
    show = {"unsure": "show=unsure", "error": "show=error"}.get(request.POST.get("show"), "")
    part = "error" if decision == "without" and row.errors else "unsure"
    asked = "&".join(filter(None, [show, f"row={number}" if part == "unsure" else ""]))
    return acted(request, row.batch, act, query=asked, part=part)


@login_required
@require_POST
def leave_out(request, public_id):
    """Leave ticked rows out of the import, or bring them in again."""
    batch = my_batch(request, public_id)
    form = LeaveOutForm(request.POST)
    if not form.is_valid():
        return page(request, batch, status=422, refused=" ".join(form.errors.get("rows", [])))
    rows = list(batch.rows.filter(number__in=form.cleaned_data["rows"]).order_by("number")[:MOST_AT_ONCE])
    bring, by = form.cleaned_data["bring"], hand(request)
    try:
        said = _taken_words(*take_in_each(by, batch, rows, bring), bring)
    except ImportRefused as refused:
        return _refused(request, batch, refused)
    toast(request, said)
    return to_page(batch, part="rows")


@login_required
@require_POST
def all_of_them(request, public_id):
    """The same answer to all unsure rows, or all rows of a verdict left out or taken in: some hundreds at a time."""
    batch, by = my_batch(request, public_id), hand(request)
    form = AllForm(request.POST)
    if not form.is_valid():
        return page(request, batch, status=422, refused=ImportRefused("not_decidable").sentence)
    act, show = form.cleaned_data["act"], form.cleaned_data["show"]
    try:
        if act in ("same", "new"):
            number = decide_unsure(by, batch, act, most=MOST)
            said = ngettext("%(n)s row is decided", "%(n)s rows are decided", number) % {"n": number}
        else:
            said = _taken_words(*take_in(by, batch, show, bring=act == "in"), act == "in")
    except ImportRefused as refused:
        return _refused(request, batch, refused)
    toast(request, said)
    return to_page(batch, part="verdicts" if batch.state == "preview" else "")


@login_required
@require_safe
def errors(request, public_id):
    """Rows with mistakes as a CSV file with the reason beside each."""
    batch = my_batch(request, public_id)
    answer = StreamingHttpResponse(errors_csv(batch), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="errors-{batch.public_id}.csv"'
    return answer


def _taken_words(number, stay, bring):
    """How many rows were taken in or left out, and how many had to stay out."""
    out = ngettext("%(n)s row is left out", "%(n)s rows are left out", number)
    back = ngettext("%(n)s row takes part again", "%(n)s rows take part again", number)
    words = (back if bring else out) % {"n": number}
    if not stay:
        return words
    more = ngettext(
        "%(n)s stays out: your confidential search is kept from them",
        "%(n)s stay out: your confidential search is kept from them", stay,
    )  # fmt: skip
    return f"{words}. {more % {'n': stay}}"


def _refused(request, batch, refused):
    batch.refresh_from_db()
    return page(request, batch, status=422, refused=refused.sentence)


def _mended(request, row, changed):
    batch = row.batch
    if not changed:
        toast(request, _("Nothing to change."))
        return to_page(batch)
    try:
        row.edit(hand(request), changed)
    except ImportRefused as refused:
        return page(request, batch, status=422, refused=refused.sentence)
    if row.verdict == "error":
        toast(request, _("Line %(n)s still has a mistake") % {"n": row.line})
        return to_page(batch, "show=error", f"line-{row.number}")
    verdict = row.get_verdict_display().lower()
    toast(request, _("Line %(n)s fits now: %(verdict)s") % {"n": row.line, "verdict": verdict})
    return to_page(batch, part="error")


def _row_context(request, row, form):
    return {
        "batch": row.batch, "row": row, "form": form, "line": lines_of(row.batch, [row])[0],
        "cells": cells_of(row.batch, row), "today": local_today(request),
    }  # fmt: skip
