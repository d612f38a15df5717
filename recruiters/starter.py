"""The specialties that the directory starts with: 38 functions (audit and tax being two), 29 industries, 7 seniority
bands, in the order of domain.md section 7, each with what people also call it. The lists stand in starter.txt.
"""

from pathlib import Path

LISTS = Path(__file__).with_name("starter.txt")


def starter_specialties():
    """Yields (axis, code, name, aliases, rank) in the order of the lists."""
    axis, rank = "", 0
    for line in LISTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            axis, rank = line.strip("[]"), 0
        elif line and not line.startswith("#"):
            code, name, aliases = (part.strip() for part in line.split("|"))
            yield axis, code, name, [alias.strip() for alias in aliases.split(",")], rank
            rank += 1


def load_specialties(model):
    """Add what is missing: specialties, and aliases of those that are there. A second run changes nothing.

    `model` is Specialty, or its historical twin inside a migration. Names and aliases that an admin wrote stay.
    Returns counts {"new", "changed", "same"}.
    """
    counts = {"new": 0, "changed": 0, "same": 0}
    there = {(specialty.axis, specialty.code): specialty for specialty in model.objects.exclude(axis="place")}
    for axis, code, name, aliases, rank in starter_specialties():
        specialty = there.get((axis, code))
        if specialty is None:
            model.objects.create(axis=axis, code=code, name=name, aliases=aliases, rank=rank)
            counts["new"] += 1
            continue
        missing = [alias for alias in aliases if alias not in specialty.aliases]
        if missing:
            specialty.aliases = [*specialty.aliases, *missing]
            specialty.save()
        counts["changed" if missing else "same"] += 1
    return counts
