"""Loads neighbours.txt: what lies next to what when the directory starts."""

from pathlib import Path

from django.utils.text import slugify

from common.text import fold

LINES = Path(__file__).with_name("neighbours.txt")
PLACES = ("region", "country")


def starter_neighbours():
    """Yields (axis, code, also, near) in the order of the file; places as the codes that their names get."""
    axis = ""
    for line in LINES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            axis = line.strip("[]")
        elif line and not line.startswith("#"):
            code_of = _place_code if axis in PLACES else str.strip
            (code, *also), near = ([code_of(part) for part in side.split(",")] for side in line.split("|"))
            yield axis, code, also, near


def load_neighbours(model):
    """Add what is missing: lines, and codes on lines that are there. A second run changes nothing.

    `model` is Neighbours, or its historical twin inside a migration. What an admin added stays.
    Returns counts {"new", "changed", "same"}.
    """
    counts = {"new": 0, "changed": 0, "same": 0}
    there = {(line.axis, line.code): line for line in model.objects.all()}
    for axis, code, also, near in starter_neighbours():
        line = there.get((axis, code))
        if line is None:
            model.objects.create(axis=axis, code=code, also=also, near=near)
            counts["new"] += 1
            continue
        sides = ((also, line.also), (near, line.near))
        missing = [[one for one in codes if one not in known] for codes, known in sides]
        if any(missing):
            line.also, line.near = [*line.also, *missing[0]], [*line.near, *missing[1]]
            line.save()
        counts["changed" if any(missing) else "same"] += 1
    return counts


def _place_code(name):
    return slugify(fold(name))[:60]
