"""A seeker's own list: what it says of the relationship, set against what is there."""


def plan_mine(line, records, today):
    """The list's part of the plan. Returns whether the row brings a relationship.

    On one that is there: a newer last contact adds one interaction, a note that is not there a dated note, new tags
    are added. A stage never moves it: what happened here since is newer (clock.md section 1).
    """
    said = line.values.get("mine", {})
    there = records.relationship_of(line)
    if there is None:
        line.plan["mine"] = {"new": True, **said}
        return not isinstance(line.person, tuple) or line.person == line.own
    changes = {}
    last = said.get("last_contact")
    if last and (there.last_contact_on is None or last > there.last_contact_on.isoformat()):
        changes["last_contact"] = last
    if text_of(said) and text_of(said) not in there.texts:
        changes["notes"] = said["notes"]
    tags = [tag for tag in said.get("tags", []) if tag not in there.tags]
    if tags:
        changes["tags"] = tags
    if changes:
        line.plan["mine"] = changes
    return False


def text_of(mine):
    """The notes of a row as one text."""
    notes = mine.get("notes") or ""
    return notes if isinstance(notes, str) else "\n".join(notes)
