"""The same answer to many rows at once, for pages and commands: all the same, all different, leave out, take in."""

from django.db import transaction
from django.db.models import BooleanField, ExpressionWrapper, Q, TextField
from django.db.models.functions import Cast

from imports.models import ImportRow
from imports.models.row_acts import WAITS
from imports.planning import plan_again
from imports.refusals import ImportRefused

MOST = 500  # rows of one request; who has more does it in parts
ASKED_MOST = 3  # times that one row can be asked about: its firm, its person, values that differ


def open_rows(batch, show):
    """Rows of a verdict ('' = all, "excluded" = left out) that may still be left out, or taken in."""
    rows = batch.rows.filter(kept_at__isnull=True, excluded=show == "excluded").order_by("number")
    rows = rows.exclude(verdict="suppressed")
    return rows if show in ("", "excluded") else rows.filter(verdict=show)


def asked_rows(batch):
    """Rows with an open question, in order; the others wait for the firm or the person of one of these."""
    rows = batch.rows.filter(verdict="unsure", excluded=False, kept_at__isnull=True)
    rows = rows.annotate(said=Cast("reasons", TextField()))  # both databases look into a text, not into any list
    return rows.filter(~Q(candidates=[]) | Q(said__contains=f'"{WAITS}"')).order_by("number")


def decide_unsure(by, batch, accept, most=None):
    """The same answer to the open questions of the first `most` rows; None: to all, also to those that come up by it.

    Returns how many rows were asked. `accept`: same (as the best candidate) or new; where only values differ, same
    takes the list's and new leaves what is there. Raises ImportRefused.
    """
    asked = 0
    for _ in range(1 if most else ASKED_MOST):
        numbers = [row.number for row in _unsure_rows(batch, accept)][:most]
        asked += len(numbers)
        for start in range(0, len(numbers), MOST):
            _decide(by, batch, accept, numbers[start : start + MOST])
    batch.refresh_from_db()
    return asked


def take_in(by, batch, show, bring):
    """Take in (`bring`), or leave out, the first rows of a verdict. Raises ImportRefused: protected where none may.

    Whom a confidential search is kept from stays out; they are looked at anew, after the others. Returns (how many
    rows it was done to, how many stay out).
    """
    with transaction.atomic():
        batch = _locked(batch)
        rows = list(_protected_last(open_rows(batch, show))[:MOST])
        for row in rows:
            row.excluded = not bring
            row.decided_on["row"] = "in" if bring else "out"
        ImportRow.objects.bulk_update(rows, ["excluded", "decided_on"], 200)
        if again := [row for row in rows if bring and row.is_protected]:
            plan_again(batch, again, by.at)
        batch.recount()
        return _done_to(rows, bring)


def take_in_each(by, batch, rows, bring):
    """The same for single rows, each planned anew: all of them, or none where ImportRefused is raised."""
    with transaction.atomic():
        for row in rows:
            row.batch = batch
            try:
                row.include(by) if bring else row.exclude(by)
            except ImportRefused as refused:
                if refused.code != "protected":
                    raise
        return _done_to(rows, bring)


def _protected_last(rows):
    """Rows that may come in first: who has more protected ones than fit one request gets at the others too."""
    protected = Q(said__contains='"protected')  # by the codes of their reasons
    return rows.annotate(said=Cast("reasons", TextField())).order_by(
        ExpressionWrapper(protected, BooleanField()), "number"
    )  # fmt: skip


def _done_to(rows, bring):
    stay = sum(row.excluded for row in rows) if bring else 0
    if stay and stay == len(rows):
        raise ImportRefused("protected")
    return len(rows) - stay, stay


def _decide(by, batch, accept, numbers):
    with transaction.atomic():
        batch = _locked(batch)
        for _ in range(ASKED_MOST):
            rows = [row for row in _unsure_rows(batch, accept) if row.number in numbers]
            if not rows:
                break
            known = _made_by_the_same(batch, rows) if accept == "new" else {}
            for row in rows:
                for name, value in row.decided(*_answer(row, accept, known.get(row.number))).items():
                    setattr(row, name, value)
            plan_again(batch, rows, by.at)
        batch.recount()


def _unsure_rows(batch, accept):
    """Rows that this answer fits: a record that an earlier import keeps back can only be called another one here."""
    rows = batch.rows.filter(verdict="unsure", excluded=False, kept_at__isnull=True).order_by("number")
    return [row for row in rows if row.candidates or (accept == "new" and row.asked)]


def _locked(batch):
    batch = type(batch).objects.select_for_update().get(pk=batch.pk)
    if batch.state not in ("preview", "done"):
        raise ImportRefused("not_now")
    return batch


def _made_by_the_same(batch, rows):
    """{number: {"person": id}} of rows that say just what a kept row said that stands for one of their candidates.

    Such a list was here before, and its rows were called new then: they are not new once more.
    """
    asked = {}  # (what, id) → [row]
    for row in rows:
        for one in row.candidates:
            if isinstance(one["id"], int):
                asked.setdefault((one["what"], one["id"]), []).append(row)
    found = {}
    for what, column in (("person", "recruiter_id"), ("firm", "firm_id")):
        ids = [pk for of, pk in asked if of == what]
        kept = ImportRow.objects.filter(**{f"{column}__in": ids}, batch__owner=batch.owner_id, batch__kind=batch.kind)
        kept = kept.filter(kept_at__isnull=False, undone_at__isnull=True).exclude(batch=batch)
        for pk, values in kept.order_by("pk").values_list(column, "values"):
            for row in asked[what, pk]:
                if _says(row.values) == _says(values):
                    found.setdefault(row.number, {what: pk})
    return found


def _says(values):
    return values.get("person"), values.get("firm")


def _answer(row, accept, known=None):
    """(decision, on) as ImportRow.decide takes them."""
    if known:
        return "same", known
    if accept == "same":
        best = max(row.candidates, key=lambda one: one["score"])
        return "same", {best["what"]: best["id"]}
    differs = any(code == "differs" for code, _params in row.reasons)
    return "without" if differs else "different", None
