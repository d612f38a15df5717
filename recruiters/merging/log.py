"""Writes to the directory that note what stood there, and puts exactly that back."""

from itertools import groupby

from django.apps import apps
from django.db import IntegrityError, transaction

from common.bulk import delete, update

SET, MOVED, DELETED, ADDED, AXES = "set", "moved", "deleted", "added", "axes"


class Log:
    """`entries`, in the order of writing:

    ["set", model, id, column, before, after] · ["moved", model, column, before, after, [ids]] ·
    ["deleted", model, {column: value}] · ["added", model, id, [specialty ids]] ·
    ["axes", "firm", id, {axis: before}, {axis: after}, [ids of new profiles]].
    """

    def __init__(self):
        self.entries = []

    def set(self, record, **columns):
        """Change columns of one row; what is so already is left out."""
        changed = {name: value for name, value in columns.items() if getattr(record, name) != value}
        for name, value in changed.items():
            self.entries.append([SET, _name(record), record.pk, name, getattr(record, name), value])
            setattr(record, name, value)
        if changed:
            record.save()

    def set_all(self, column, values):
        """[(row, value)] of one column that many rows of one model change."""
        for record, value in values:
            self.entries.append([SET, _name(record), record.pk, column, getattr(record, column), value])
            setattr(record, column, value)
        if values:
            update(type(values[0][0]), [column], [(record.pk, value) for record, value in values])

    def move(self, rows, column, to):
        """Change one foreign key of many rows; `rows` (a queryset) all hold the same one."""
        by_former = {}
        for pk, former in rows.values_list("pk", column):
            by_former.setdefault(former, []).append(pk)
        for former, ids in by_former.items():
            rows.model.objects.filter(pk__in=ids).update(**{column: to})
            self.entries.append([MOVED, _name(rows.model), column, former, to, ids])

    def delete_all(self, rows):
        """Rows of one model to which nothing refers."""
        for row in rows:
            columns = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
            self.entries.append([DELETED, _name(row), columns])
        if rows:
            delete(type(rows[0]), [row.pk for row in rows])

    def add_specialties(self, record, ids):
        record.specialties.add(*ids)
        if ids:
            self.entries.append([ADDED, _name(record), record.pk, sorted(ids)])

    def axes(self, firm, before, after, profile_ids):
        """What decides the firm's timings was changed, and listed by these rows."""
        self.entries.append([AXES, _name(firm), firm.pk, before, after, profile_ids])


def put_back(entries):
    """Undo the entries, last first. What was changed since stays; returns [[code, params]] that say it.

    Titles that were set and rows that were deleted one after another go back in one statement: a firm of thousands is
    locked meanwhile.
    """
    kept = []
    for (kind, name, column), in_a_row in groupby(reversed(entries), _run_of):
        model, run = apps.get_model("recruiters", name), [entry[2:] for entry in in_a_row]
        if kind == DELETED:
            _bring_back(model, [columns for (columns,) in run])
        elif (name, column) == ("affiliation", "title"):
            kept += _titles_back(model, run)
        else:
            for entry in run:
                kept += _BACK[kind](model, *entry)
    return list(reversed(kept))


def _run_of(entry):
    return entry[0], entry[1], entry[3] if entry[0] == SET else ""


def _set_back(model, pk, column, before, after):
    record = model.objects.get(pk=pk)
    to_python = model._meta.get_field(column).to_python
    if getattr(record, column) != to_python(after):
        return [["changed_since", {"column": column, "value": getattr(record, column)}]]
    setattr(record, column, to_python(before))
    try:
        with transaction.atomic():
            record.save()
    except IntegrityError:  # another firm has taken that name and website since
        return [["taken_since", {"column": column, "value": before}]]
    return []


def _titles_back(model, entries):
    """A title is no part of any constraint, so many go back at once."""
    there, back, kept = model.objects.in_bulk([pk for pk, *_rest in entries]), [], []
    for pk, column, before, after in entries:
        if pk in there and there[pk].title == after:
            back.append((pk, before))
        elif pk in there:
            kept.append(["changed_since", {"column": column, "value": there[pk].title}])
    update(model, ["title"], back)
    return kept


def _move_back(model, column, before, after, ids):
    returned = model.objects.filter(pk__in=ids, **{column: after}).update(**{column: before})
    lost = len(ids) - returned
    return [["moved_on_since", {"what": model._meta.model_name, "n": lost}]] if lost else []


def _bring_back(model, rows):
    fields = {field.attname: field for field in model._meta.concrete_fields}
    model.objects.bulk_create(
        [model(**{name: fields[name].to_python(value) for name, value in columns.items()}) for columns in rows]
    )


def _take_out(model, pk, ids):
    model.objects.get(pk=pk).specialties.remove(*ids)
    return []


def _axes_back(model, pk, before, after, profile_ids):
    """All of them or none: a profile lists them together."""
    firm = model.objects.get(pk=pk)
    newer = firm.profiles.filter(pk__gt=max(profile_ids)).exists()
    if newer or any(getattr(firm, name) != value for name, value in after.items()):
        return [["changed_since", {"column": name, "value": getattr(firm, name)}] for name in after]
    firm.profiles.filter(pk__in=profile_ids).delete()
    for name, value in before.items():
        setattr(firm, name, value)
    firm.save()
    return []


_BACK = {SET: _set_back, MOVED: _move_back, ADDED: _take_out, AXES: _axes_back}


def _name(model):
    return model._meta.model_name
