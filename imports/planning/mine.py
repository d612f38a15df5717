"""A seeker's own list: what it says of the relationship, set against what is there."""


def plan_mine(line, records, today):
    """The list's part of the plan. Returns whether the row brings a relationship.

    On one that is there: a newer last contact adds one interaction, a note that is not there a dated note, new tags
    are added; a stage never moves what changed here since (issue of later editions: clock.md section 1).
    """
    said = line.values.get("mine", {})
    there = records.relationships.get(line.person) if isinstance(line.person, int) else None
    if there is None:
        line.plan["mine"] = {"new": True, **said}
        return not isinstance(line.person, tuple) or line.person == line.own
    changes = {}
    last = said.get("last_contact")
    if last and (there.last_contact_on is None or last > there.last_contact_on.isoformat()):
        changes["last_contact"] = last
    if said.get("notes") and said["notes"] not in records.notes(there):
        changes["notes"] = said["notes"]
    tags = [tag for tag in said.get("tags", []) if tag not in there.tags]
    if tags:
        changes["tags"] = tags
    if changes:
        line.plan["mine"] = changes
    return False
